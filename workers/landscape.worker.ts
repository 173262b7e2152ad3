import { expose } from 'comlink';
import { LandscapeHost } from '../src/runtime/host/landscape-host.ts';

expose(new LandscapeHost());
