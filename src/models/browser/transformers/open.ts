import { ModelError, type Model } from '../../model.ts';
import { abortable } from '../abortable.ts';
import { supportOf } from '../device.ts';
import { failureOf } from '../failures.ts';
import type { OnProgress, OpenOrder } from '../opening.ts';
import { HUB } from '../origins.ts';
import { TRANSFORMERS_MODELS, wayToRun } from './list.ts';

/**
 * Loads a model with transformers.js, in the worker that calls this. The library and what runs ONNX models are fetched now, and not before;
 * both come from this page's own host, weights from the hub. After a failure the worker is of no more use to any model of this kind, as
 * the library repeats its first failure for ever: start another one.
 * @throws ModelError "resources" without memory, "missing", "unreachable", "malformed"; or the signal's reason
 */
export async function openTransformers(order: OpenOrder, onProgress: OnProgress, signal: AbortSignal): Promise<Model> {
  const entry = TRANSFORMERS_MODELS.find(({ id }) => id === order.model);
  if (!entry) throw new ModelError('missing', `There is no model called ${order.model} for transformers.js.`);
  const work = (async (): Promise<Model> => {
    const way = wayToRun(await supportOf());
    const expected = entry.downloadBytes[way.dtype];
    onProgress({ loaded: 0, total: expected, text: 'Fetching transformers.js.' });
    const { loadModel } = await import('./load.ts');
    return loadModel({ id: entry.id, name: entry.name, hub: order.hub ?? HUB, ...way, expected }, onProgress, signal);
  })();
  const told = work.catch((error: unknown) => {
    throw signal.aborted ? signal.reason : failureOf(error, entry.name);
  });
  return abortable(told, [signal]);
}
