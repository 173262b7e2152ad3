import { parentPort, type MessagePort } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { EvaluatorHost } from '../src/runtime/host/evaluator-host.ts';

if (parentPort)
  expose(new EvaluatorHost((port) => nodeEndpoint(port as unknown as MessagePort)), nodeEndpoint(parentPort));
