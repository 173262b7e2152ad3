import { ModelError, type Model } from './model.ts';
import type { OpenContext, Opener } from './open.ts';

/** Every kind of model, fetched when somebody wants one. */
export const OPENERS: Readonly<Record<string, () => Promise<Opener>>> = {
  remote: async () => (await import('./remote/open-remote.ts')).openRemote,
  webllm: async () => (await import('./browser/open-browser.ts')).openBrowser('webllm'),
  transformers: async () => (await import('./browser/open-browser.ts')).openBrowser('transformers'),
};

/**
 * Opens the model of an order.
 * @throws ModelError when the order names no kind that there is, or as its opener does
 */
export async function openModel(order: unknown, context: OpenContext): Promise<Model> {
  const kind: unknown = (order as { kind?: unknown } | null)?.kind;
  if (typeof kind !== 'string' || !Object.hasOwn(OPENERS, kind)) {
    const known = Object.keys(OPENERS).join(', ');
    throw new ModelError(
      'unsupported',
      `There is no kind of model “${String(kind).slice(0, 40)}”. There are: ${known}.`,
    );
  }
  const open = await OPENERS[kind]();
  context.signal.throwIfAborted();
  return open(order, context);
}
