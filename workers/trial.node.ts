import { parentPort } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { TrialHost } from '../src/runtime/host/trial-host.ts';

if (parentPort) expose(new TrialHost(), nodeEndpoint(parentPort));
