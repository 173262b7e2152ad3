import { expose, type Endpoint } from 'comlink';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { KeyRing } from '../../src/models/keys.ts';
import { ModelError, type ProposeOptions } from '../../src/models/model.ts';
import type { RemoteOrder } from '../../src/models/remote/open-remote.ts';
import { ModelHost } from '../../src/runtime/host/model-host.ts';
import { ModelClient, type ModelClientOptions } from '../../src/runtime/model-client.ts';
import type { Spawn } from '../../src/runtime/workers.ts';
import { startFakeServer, type FakeServer } from '../models/fake-server.ts';

const MESSAGES = [{ role: 'user', content: '1.5: 10, 20\n0.5: 30, 40' }] as const;
const SCHEMA = { count: 2, highest: 1000 };
const KEY = 'the-right-key';

let server: FakeServer;
beforeAll(async () => void (server = await startFakeServer()));
afterAll(() => server.stop());

const ports: MessagePort[] = [];
const clients: ModelClient[] = [];
afterEach(() => {
  clients.splice(0).forEach((client) => client.close());
  ports.splice(0).forEach((port) => port.close());
});

type Calls = Pick<ModelHost, 'open' | 'propose' | 'observe' | 'abort'>;

/** A client whose workers live on this thread; some calls of the k-th worker are replaced. */
function begin(
  model: string,
  more: Partial<ModelClientOptions> = {},
  replace: (k: number) => Partial<Calls> = () => ({}),
) {
  const calls: string[] = [];
  const orders: unknown[][] = [];
  const died: ((reason: string) => void)[] = [];
  const alive: boolean[] = [];
  const spawn: Spawn = (role, onDeath) => {
    expect(role).toBe('model');
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    const k = died.push(onDeath) - 1;
    alive.push(true);
    const host = new ModelHost();
    const own: Calls = {
      open: (...given) => (orders.push(given), host.open(...given)),
      propose: (...given) => (calls.push('propose'), host.propose(...given)),
      observe: (...given) => host.observe(...given),
      abort: (id) => (calls.push('abort'), host.abort(id)),
    };
    expose({ ...own, ...replace(k) }, port2 as Endpoint);
    return { endpoint: port1 as Endpoint, terminate: () => ((alive[k] = false), port2.close()) };
  };
  const keys = new KeyRing();
  keys.keep(server.url, KEY);
  const base = `${server.url}/locked`;
  const order: RemoteOrder = { kind: 'remote', endpoint: { preset: 'custom', base }, model };
  const client = new ModelClient({
    spawn,
    order,
    keys,
    origin: 'https://play.test',
    patienceMs: 0,
    abortMs: 250,
    ...more,
  });
  clients.push(client);
  return { client, keys, base, calls, orders, died, alive };
}

function options(more: Partial<ProposeOptions> = {}): ProposeOptions {
  return { signal: new AbortController().signal, seed: 7, temperature: 0.5, maxTokens: 32, stop: [], ...more };
}

const silence = (): Promise<never> => new Promise<never>(() => undefined);

describe('a model in a worker', () => {
  test('answers, streams, and is opened once, with the key beside its order', async () => {
    const { client, orders, alive } = begin('good');
    expect(alive).toEqual([]);
    const texts: string[] = [];
    const proposal = await client.propose(MESSAGES, SCHEMA, options({ onText: (text) => texts.push(text) }));
    expect(proposal).toEqual({ text: '30, 40', usage: { prompt: 40, completion: 18 }, form: 'schema', cut: false });
    expect(texts.at(-1)).toBe('{"mean":[30,40]}');
    await Promise.all([client.propose(MESSAGES, SCHEMA, options()), client.propose(MESSAGES, SCHEMA, options())]);
    expect(orders).toHaveLength(1);
    expect(orders[0][1]).toBe(KEY);
    expect(JSON.stringify(orders[0][0])).not.toContain(KEY);
    expect(JSON.stringify(client)).not.toContain(KEY);
  });

  test('sends the key that there is when it is asked: corrected, forgotten, entered again', async () => {
    const { client, keys, base, alive } = begin('good');
    const asked = () => client.propose(MESSAGES, SCHEMA, options());
    const sent = () => server.requests.at(-1)?.headers.authorization;
    keys.keep(base, 'a-wrong-key');
    await expect(asked()).rejects.toMatchObject({ kind: 'key' });
    expect(sent()).toBe('Bearer a-wrong-key');
    keys.keep(base, KEY);
    expect((await asked()).text).toBe('30, 40');
    keys.forget(base);
    await expect(asked()).rejects.toMatchObject({ kind: 'key' });
    expect(sent()).toBeUndefined();
    keys.keep(base, KEY);
    expect((await asked()).text).toBe('30, 40');
    expect(alive).toEqual([true]);
  });

  test('fails with the kind of failure that it was, and works on', async () => {
    const { client, alive } = begin('limited');
    const error: unknown = await client.propose(MESSAGES, SCHEMA, options()).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(ModelError);
    expect(error).toMatchObject({ kind: 'limited', retryAfterMs: 7000 });
    await expect(client.propose(MESSAGES, SCHEMA, options())).rejects.toMatchObject({ kind: 'limited' });
    expect(alive).toEqual([true]);
  });

  test.each([
    [{ kind: 'telepathy' }, 'unsupported', 'There are: remote'],
    [{ kind: 'toString' }, 'unsupported', 'no kind of model'],
    [
      { kind: 'remote', endpoint: { preset: 'custom', base: 'http://example.org/v1' } },
      'missing',
      'could read the key',
    ],
    [
      { kind: 'remote', endpoint: { preset: 'custom', base: 'http://127.0.0.1/v1' }, model: ' ' },
      'missing',
      'name of a model',
    ],
  ])('is not opened by the order %j', async (order, kind, message) => {
    const { client, alive } = begin('x', { order: order as never });
    const signal = new AbortController().signal;
    await expect(client.open(signal)).rejects.toMatchObject({
      kind,
      message: expect.stringContaining(message) as string,
    });
    expect(alive).toEqual([false]);
    await expect(client.open(signal)).rejects.toMatchObject({ kind });
    expect(alive).toEqual([false, false]);
  });

  test('stops at once, and on the other side too', async () => {
    const { client, calls, alive } = begin('silent');
    const controller = new AbortController();
    const call = client.propose(MESSAGES, SCHEMA, options({ signal: controller.signal }));
    await vi.waitFor(() => expect(calls).toEqual(['propose']));
    controller.abort(new Error('Enough.'));
    await expect(call).rejects.toThrow('Enough.');
    await vi.waitFor(() => expect(calls).toEqual(['propose', 'abort']));
    expect(alive).toEqual([true]);
  });

  test('is waited for longer than its worker may be silent', async () => {
    const { client, alive } = begin('silent', { patienceMs: 1500 });
    const controller = new AbortController();
    const call = client.propose(MESSAGES, SCHEMA, options({ signal: controller.signal }));
    setTimeout(() => controller.abort(new Error('Enough.')), 3200);
    await expect(call).rejects.toThrow('Enough.');
    expect(alive).toEqual([true]);
  });

  test('is lost and replaced', async () => {
    const notices: string[] = [];
    const { client, alive, died, calls } = begin('silent', { onNotice: (text) => notices.push(text) });
    const call = client.propose(MESSAGES, SCHEMA, options()).catch((one: unknown) => one);
    await vi.waitFor(() => expect(calls).toEqual(['propose']));
    died[0]('it ran out of memory');
    expect(await call).toMatchObject({
      kind: 'server',
      message: expect.stringContaining('ran out of memory') as string,
    });
    expect(notices).toHaveLength(1);
    await client.open(new AbortController().signal);
    expect(alive).toEqual([false, true]);
  });

  test('whose worker says nothing is given up; the third time somebody has to look', async () => {
    const { client, alive } = begin('good', { patienceMs: -900 }, () => ({ observe: silence }));
    const kinds: unknown[] = [];
    for (let k = 0; k < 3; k++) {
      kinds.push(await client.propose(MESSAGES, SCHEMA, options()).catch((one: ModelError) => one.kind));
    }
    expect(kinds).toEqual(['server', 'server', 'resources']);
    expect(alive).toEqual([false, false, false]);
  });

  test('that does not hear that it shall stop is ended', async () => {
    const { client, alive, calls } = begin('silent', {}, () => ({ abort: silence }));
    const controller = new AbortController();
    const call = client.propose(MESSAGES, SCHEMA, options({ signal: controller.signal }));
    await vi.waitFor(() => expect(calls).toEqual(['propose']));
    controller.abort(new Error('Enough.'));
    await expect(call).rejects.toThrow('Enough.');
    await vi.waitFor(() => expect(alive).toEqual([false]));
  });

  test('settles everything when it is closed', async () => {
    const { client, calls, alive } = begin('silent');
    const both = [client.propose(MESSAGES, SCHEMA, options()), client.propose(MESSAGES, SCHEMA, options())];
    const settled = Promise.allSettled(both);
    await vi.waitFor(() => expect(calls).toHaveLength(2));
    client.close();
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(alive).toEqual([false]);
    await expect(client.propose(MESSAGES, SCHEMA, options())).rejects.toThrow('The model was closed.');
  });
});
