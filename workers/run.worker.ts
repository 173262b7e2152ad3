import { expose } from 'comlink';
import { inTurn } from '../src/runtime/host/in-turn.ts';
import { RunHost } from '../src/runtime/host/run-host.ts';

expose(inTurn(new RunHost((port) => port)));
