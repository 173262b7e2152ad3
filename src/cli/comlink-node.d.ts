// comlink ships this module without types of its own beside the .mjs file.
declare module 'comlink/dist/esm/node-adapter.mjs' {
  import type { Endpoint } from 'comlink';
  import type { MessagePort, Worker } from 'node:worker_threads';

  /** Makes a port or worker of Node usable by comlink. */
  export default function nodeEndpoint(port: MessagePort | Worker): Endpoint;
}
