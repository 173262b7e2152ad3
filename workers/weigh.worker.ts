import { expose } from 'comlink';
import { WeighHost } from '../src/runtime/host/weigh-host.ts';

expose(new WeighHost());
