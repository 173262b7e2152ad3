import { readEndpoint, type Endpoint } from '../endpoint.ts';
import { KeyRing } from '../keys.ts';
import { ModelError } from '../model.ts';
import type { ModelOrder, Opener } from '../open.ts';
import { RemoteModel } from './remote-model.ts';

/** A model behind a server of chat completions. */
export interface RemoteOrder extends ModelOrder {
  readonly kind: 'remote';
  readonly endpoint: Endpoint;
}

const LONGEST_NAME = 300;

/** Opens a model behind a server; the key, if any, is for that server's origin and nothing else. */
export const openRemote: Opener = (order, { key, origin }) => {
  const { endpoint: given, model } = (order ?? {}) as Record<string, unknown>;
  const read = readEndpoint(given, { origin });
  if ('problem' in read) return Promise.reject(new ModelError('missing', read.problem));
  const { endpoint } = read;
  if (typeof model !== 'string' || model.trim() === '' || model.length > LONGEST_NAME) {
    return Promise.reject(new ModelError('missing', 'Enter the name of a model, as the server calls it.'));
  }
  const keys = new KeyRing();
  const problem = key === null ? null : keys.keep(endpoint.base, key);
  if (problem !== null) return Promise.reject(new ModelError('key', problem));
  return Promise.resolve(new RemoteModel({ endpoint, model: model.trim(), keys }));
};
