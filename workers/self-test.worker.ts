import { expose } from 'comlink';
import { SelfTestHost } from '../src/runtime/host/self-test-host.ts';

expose(new SelfTestHost());
