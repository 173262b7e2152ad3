import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examine, type ExamineOptions } from '../../src/models/doctor/doctor.ts';
import type { ExaminedPage } from '../../src/models/doctor/hurdle.ts';
import { HURDLES } from '../../src/models/doctor/registry.ts';
import { KeyRing } from '../../src/models/keys.ts';
import { listModels } from '../../src/models/list-models.ts';
import { PRESETS } from '../../src/models/presets.ts';
import { browserFetch } from './browser-fetch.ts';
import { startFakeServer, type FakeServer } from './fake-server.ts';

const ORIGIN = 'https://play.example.org';
const RIGHT = 'the-right-key';

let server: FakeServer;
beforeAll(async () => void (server = await startFakeServer()));
afterAll(() => server.stop());

interface Case extends Partial<Omit<ExamineOptions, 'page' | 'keys'>> {
  readonly preset?: string;
  /** Path on the fake server, or a whole address. */
  readonly at?: string;
  readonly key?: string;
  readonly page?: Partial<ExaminedPage>;
  readonly permissions?: Readonly<Record<string, PermissionState>>;
}

async function diagnose({ preset = 'ollama', at = 'v1', key, page, permissions = {}, ...more }: Case) {
  const keys = new KeyRing();
  const base = at.includes(':') ? at : `${server.url}/${at}`;
  if (key !== undefined) keys.keep(base, key);
  const told: string[] = [];
  const diagnosis = await examine({
    ...{ given: { preset, base }, model: 'good', keys, signal: new AbortController().signal },
    page: { origin: ORIGIN, secure: true, permission: (name) => Promise.resolve(permissions[name] ?? null), ...page },
    fetch: browserFetch(page?.origin ?? ORIGIN),
    onFinding: ({ id }, { state }) => told.push(`${id} ${state}`),
    ...more,
  });
  expect(told).toEqual(diagnosis.findings.map(({ hurdle, finding }) => `${hurdle.id} ${finding.state}`));
  if (key !== undefined) expect(JSON.stringify(diagnosis)).not.toContain(key);
  return { ...diagnosis, told };
}

describe('an examination', () => {
  test('of a server that works passes every hurdle', async () => {
    const { failed, told } = await diagnose({ permissions: { 'loopback-network': 'granted' } });
    expect(failed).toBeNull();
    expect(told).toEqual([
      ...[
        'address passed',
        'secure-context passed',
        'mixed-content passed',
        'local-network passed',
        'reachable passed',
      ],
      ...['admitted passed', 'key skipped', 'model passed', 'chat passed', 'json passed'],
    ]);
  });

  test('asks for the models once, with the headers of a question', async () => {
    const before = server.requests.length;
    await diagnose({ at: 'locked', key: RIGHT });
    const asked = server.requests
      .slice(before)
      .filter(({ method, path }) => method === 'GET' && path.endsWith('/models'));
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${RIGHT}`]);
    const first = server.requests[before];
    expect([first.method, first.path, first.headers.authorization]).toEqual(['GET', '/locked', undefined]);
  });

  test.each<[string, Case, RegExp, RegExp]>([
    ['address', { at: 'http://api.example.org/v1' }, /could read the key/, /11434/],
    ['address', { at: 'https://me:secret-7@a.test/v1' }, /name or a password/, /11434/],
    ['secure-context', { page: { origin: 'http://play.example.org', secure: false } }, /not secure/, /https:\/\/play/],
    ['mixed-content', { at: 'http://192.168.1.5:8000/v1' }, /over https/, /127\.0\.0\.1/],
    [
      'local-network',
      { permissions: { 'loopback-network': 'denied' } },
      /not allowed/,
      /allow access to the local network/,
    ],
    ['local-network', { permissions: { 'local-network-access': 'denied' } }, /not allowed/, /allow/],
    ['reachable', { at: 'http://127.0.0.1:9/v1' }, /Nobody answers at 127\.0\.0\.1:9/, /ollama serve\. Check the port/],
    ['reachable', { at: 'http://127.0.0.1:9/v1', preset: 'vllm' }, /Nobody answers/, /vllm serve/],
    ['admitted', { at: 'closed' }, /does not admit/, /OLLAMA_ORIGINS=https:\/\/play\.example\.org ollama serve/],
    ['admitted', { at: 'closed', preset: 'lm-studio' }, /does not admit/, /Developer tab → Settings → Enable CORS/],
    [
      'admitted',
      { at: 'closed', preset: 'vllm' },
      /does not/,
      /--allowed-origins '\["https:\/\/play\.example\.org"\]'/,
    ],
    ['admitted', { at: 'closed', preset: 'llama-server' }, /does not/, /--cors-origins https:\/\/play\.example\.org/],
    ['admitted', { at: 'keyless', key: RIGHT, preset: 'custom' }, /does not admit/, /Allow-Headers: authorization/],
    ['key', { at: 'v1', preset: 'openai' }, /there is none/, /platform\.openai\.com/],
    ['key', { at: 'locked' }, /asks for a key \(401\)/, /Enter/],
    ['key', { at: 'locked', key: 'a-wrong-key' }, /does not accept the key/, /enter it again/],
    ['model', { model: 'llama9' }, /none called “llama9”/, /Choose one of these: good, .*ollama pull llama9/],
    ['model', { model: ' ' }, /No model/, /Enter its name/],
    ['chat', { model: 'gone', at: 'unlisted' }, /knows no model “gone”/, /ollama pull gone/],
    ['chat', { model: 'needs-key', key: 'some-key' }, /does not accept the key/, /Check the key/],
    ['chat', { model: 'broken' }, /failed \(500\)/, /Try again/],
    ['chat', { model: 'page' }, /web page/, /Try again/],
    ['chat', { model: 'thinks' }, /“thinks” used all of its 32 tokens for thoughts/, /more tokens for thoughts/],
    ['chat', { model: 'cut' }, /“cut” came to no end within 32 tokens: “\{"mean":\[2,3”/, /more tokens/],
    ['chat', { model: 'nan' }, /Asked for two integers, “nan” answered “NaN, NaN”/, /follows instructions/],
  ])('stops at %s: %j', async (id, given, says, mend) => {
    const { failed, findings } = await diagnose(given);
    expect(failed?.hurdle.id).toBe(id);
    expect(failed?.finding.says).toMatch(says);
    expect(failed?.finding.mend).toMatch(mend);
    expect(failed?.finding.says).not.toContain('secret');
    expect(findings.at(-1)?.hurdle.id).toBe(id);
    expect(HURDLES.slice(0, findings.length).map((hurdle) => hurdle.id)).toEqual(
      findings.map(({ hurdle }) => hurdle.id),
    );
  });

  test.each<[string, Case]>([
    ['secure-context', { page: { origin: 'http://192.168.1.2:8080', secure: false } }],
    ['local-network', {}],
    ['model', { at: 'unlisted' }],
    ['key', { model: 'thinks', thoughts: 300 }],
    ['json', { model: 'no-form' }],
    ['json', { model: 'html' }],
    ['json', { model: 'ignores-schema' }],
  ])('does without %s where it says nothing: %j', async (id, given) => {
    const { failed, findings } = await diagnose(given);
    expect(failed).toBeNull();
    expect(findings.find(({ hurdle }) => hurdle.id === id)?.finding.state).toBe('skipped');
  });

  test('lets http into the own network where the browser has a permission for it', async () => {
    const { told } = await diagnose({
      ...{ at: 'http://192.168.1.5:8000/v1', permissions: { 'local-network': 'prompt' } },
      fetch: () => Promise.reject(new TypeError('Failed to fetch')),
    });
    expect(told.slice(2)).toEqual(['mixed-content passed', 'local-network passed', 'reachable failed']);
  });

  test.each(['reachable', 'admitted'])('does not wait for ever: %s', async (id) => {
    const never = (): Promise<never> => new Promise(() => undefined);
    const slow: typeof fetch = (_, init) =>
      init?.mode === 'no-cors' && id !== 'reachable' ? Promise.resolve(Response.error()) : never();
    const { failed } = await diagnose({ fetch: slow, timeoutMs: 20 });
    expect(failed?.hurdle.id).toBe(id);
  });

  test('ends at once when it is stopped', async () => {
    const controller = new AbortController();
    const examination = diagnose({ signal: controller.signal, fetch: () => new Promise(() => undefined) });
    controller.abort(new Error('Enough.'));
    await expect(examination).rejects.toThrow('Enough.');
  });

  test('makes a failure of whatever goes wrong in it', async () => {
    const { failed } = await diagnose({ page: { permission: () => Promise.reject(new Error('No.')) } });
    expect(failed?.finding.says).toBe('This could not be examined: No.');
  });
});

test('every kind of server that runs on the own machine can be mended', async () => {
  for (const { id } of PRESETS.filter(({ own }) => own)) {
    const { failed } = await diagnose({ at: 'closed', preset: id });
    expect(failed?.hurdle.id).toBe('admitted');
    expect(failed?.finding.mend).toMatch(/play\.example\.org|Enable CORS/);
  }
});

test('a list of models is read carefully', async () => {
  const list = (body: string, status = 200) => {
    const endpoint = { preset: 'custom', base: 'http://127.0.0.1/v1' };
    const answer = (): Promise<Response> => Promise.resolve(new Response(body, { status }));
    return listModels({ endpoint, keys: new KeyRing(), signal: new AbortController().signal, fetch: answer });
  };
  expect(await list('{"data":[{"id":"a"},{"id":7},null,{"id":"b"}]}')).toEqual({ status: 200, models: ['a', 'b'] });
  for (const body of ['', '[]', 'null', '{"data":{}}', '<html>']) expect((await list(body)).models).toBeNull();
  expect(await list('{"data":[{"id":"a"}]}', 403)).toEqual({ status: 403, models: null });
});
