import { expose } from 'comlink';
import { RunHost } from '../src/runtime/host/run-host.ts';

expose(new RunHost((port) => port));
