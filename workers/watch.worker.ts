import { expose } from 'comlink';
import { WatchHost } from '../src/runtime/host/watch-host.ts';

expose(new WatchHost());
