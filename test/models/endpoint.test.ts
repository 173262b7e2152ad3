import { describe, expect, test } from 'vitest';
import { readEndpoint } from '../../src/models/endpoint.ts';
import { addressSpaceHint, networkOf } from '../../src/models/network.ts';
import { PRESETS, presetOf } from '../../src/models/presets.ts';
import { retryAfter, retryAfterInWords } from '../../src/models/remote/retry-after.ts';
import { replyLine } from '../../src/models/remote/reply-line.ts';

const page = { origin: 'https://play.example.org' };
const read = (base: unknown, preset: unknown = 'custom', asking = page) => readEndpoint({ preset, base }, asking);

describe('the address of a server', () => {
  test.each([
    ['http://127.0.0.1:11434/v1', 'http://127.0.0.1:11434/v1'],
    [' http://localhost:1234/v1/// ', 'http://localhost:1234/v1'],
    ['https://API.example.org/v1/chat/completions', 'https://api.example.org/v1'],
    ['http://[::1]:8080/v1', 'http://[::1]:8080/v1'],
    ['http://192.168.1.7:8000/v1', 'http://192.168.1.7:8000/v1'],
    ['http://gpu-box:8000/v1', 'http://gpu-box:8000/v1'],
    ['http://gpu.local/v1', 'http://gpu.local/v1'],
    ['https://openrouter.ai:443/api/v1', 'https://openrouter.ai/api/v1'],
  ])('%s is one', (given, base) => {
    expect(read(given)).toEqual({ endpoint: { preset: 'custom', base }, hint: null });
  });

  test('without a path is used with a hint', () => {
    expect(read('http://127.0.0.1:8080/')).toMatchObject({
      endpoint: { base: 'http://127.0.0.1:8080' },
      hint: expect.stringContaining('/v1') as string,
    });
  });

  test.each([
    ['', /Enter the address/],
    [7, /Enter the address/],
    ['127.0.0.1:11434', /no address|begins with/],
    ['ftp://a.test/v1', /begins with ftp:/],
    ['javascript:alert(1)', /begins with javascript:/],
    ['file:///etc/passwd', /begins with file:/],
    ['https://me:secret@a.test/v1', /name or a password/],
    ['https://a.test/v1?key=secret', /\? or #/],
    ['https://a.test/v1#secret', /\? or #/],
    ['http://0.0.0.0:8000/v1', /127\.0\.0\.1/],
    ['http://api.example.org/v1', /could read the key/],
    ['http://8.8.8.8/v1', /could read the key/],
    [`https://a.test/${'x'.repeat(3000)}`, /no address/],
  ])('%s is none', (given, problem) => {
    const answer = read(given);
    expect(answer).toEqual({ problem: expect.stringMatching(problem) as string });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  test.each([null, 'x', {}, { base: 'http://127.0.0.1/v1' }, { preset: 'nobody', base: 'http://127.0.0.1/v1' }])(
    '%j is none either',
    (given) => expect(readEndpoint(given, page)).toHaveProperty('problem'),
  );

  test('over http is right where the page itself comes from', () => {
    expect(read('http://lab.example.org/v1', 'custom', { origin: 'http://lab.example.org' })).toHaveProperty(
      'endpoint',
    );
  });
});

describe('kinds of servers', () => {
  test('have ids of their own, addresses that may be used, and a setting that admits this page', () => {
    expect(new Set(PRESETS.map(({ id }) => id)).size).toBe(PRESETS.length);
    for (const preset of PRESETS) {
      expect(read(preset.base, preset.id)).toEqual({ endpoint: { preset: preset.id, base: preset.base }, hint: null });
      expect(preset.admit(page.origin).length).toBeGreaterThan(20);
      expect(preset.base).not.toContain('localhost');
      expect(presetOf(preset.id)).toBe(preset);
    }
    expect(presetOf('ollama').admit(page.origin)).toContain(`OLLAMA_ORIGINS=${page.origin} ollama serve`);
    expect(presetOf('vllm').admit(page.origin)).toContain(`--allowed-origins '["${page.origin}"]'`);
    expect(() => presetOf('nobody')).toThrow('no kind of server');
  });
});

test.each([
  ['http://127.8.9.1', 'loopback'],
  ['http://a.localhost', 'loopback'],
  ['http://[::1]', 'loopback'],
  ['http://2130706433', 'loopback'],
  ['http://172.31.0.1', 'local'],
  ['http://172.32.0.1', 'public'],
  ['http://100.64.0.1', 'local'],
  ['http://[fd00::1]', 'local'],
  ['http://[fe80::1]', 'local'],
  ['http://[2001:db8::1]', 'public'],
  ['http://printer.', 'local'],
  ['https://a.example.org', 'public'],
  ['https://local.example.org', 'public'],
])('%s leads to %s', (url, network) => expect(networkOf(new URL(url))).toBe(network));

test('only a local name over http needs a hint for the browser', () => {
  const hinted = (url: string): boolean => 'targetAddressSpace' in addressSpaceHint(new URL(url));
  expect(['http://gpu-box:8000', 'http://gpu.lan'].map(hinted)).toEqual([true, true]);
  for (const url of [
    'http://gpu.local',
    'http://10.0.0.1',
    'http://localhost',
    'https://gpu-box',
    'http://[fd00::1]',
  ]) {
    expect(hinted(url)).toBe(false);
  }
});

test.each([
  [{ 'retry-after': '20' }, 20_000],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': '1.5' }, 1500],
  [{ 'retry-after': 'Thu, 01 Jan 1970 00:01:40 GMT' }, 40_000],
  [{ 'retry-after': 'Thu, 01 Jan 1970 00:00:10 GMT' }, 0],
  [{ 'retry-after': 'soon' }, null],
  [{ 'retry-after': 'soon', 'x-ratelimit-reset-tokens': '250ms' }, 250],
  [{ 'x-ratelimit-reset-requests': '1m30.5s' }, 90_500],
  [{ 'retry-after-ms': '300', 'retry-after': '1' }, 300],
  [{ 'x-ratelimit-reset': '1741305600000' }, 1741305600000 - 60_000],
  [{}, null],
])('%j means later by %s ms', (headers, ms) => {
  expect(retryAfter(new Headers(headers as Record<string, string>), 60_000)).toBe(ms);
});

test.each([
  ['{"mean":[1,2]}', '1, 2'],
  [' {"mean": [1,\n2], "why": "x"} ', '1, 2'],
  ['{"mean":[1.5,2]}', '{"mean":[1.5,2]}'],
  ['{"mean":[]}', '{"mean":[]}'],
  ['{"mean":["1"]}', '{"mean":["1"]}'],
  ['[1,2]', '[1,2]'],
  ['null', 'null'],
  ['1, 2', '1, 2'],
])('%j becomes %j', (text, line) => expect(replyLine(text)).toBe(line));

test.each([
  ['Rate limit reached for x. Please try again in 1.5s. Visit us.', 1500],
  ['Please try again in 1m2s.', 62_000],
  ['Retry after 20 seconds', 20_000],
  ['try again in 120 ms', 120],
  ['wait for 2 minutes', 120_000],
  ['try again later', null],
  ['', null],
])('%j means %s ms', (text, ms) => expect(retryAfterInWords(text)).toBe(ms));
