import type { Errand, Outcome } from './worker.ts';

/** Does an errand in a worker of its own, as the page would. */
async function models(errand: Errand): Promise<Outcome> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const { port1, port2 } = new MessageChannel();
  const outcome = await new Promise<Outcome>((resolve, reject) => {
    port1.onmessage = ({ data }: MessageEvent<Outcome>) => resolve(data);
    worker.onerror = (event) => reject(new Error(`The worker failed: ${event.message}`));
    worker.postMessage(errand, [port2]);
  });
  worker.terminate();
  return outcome;
}

Object.assign(globalThis, { models });
