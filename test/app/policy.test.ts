import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { META_POLICY, RESPONSE_HEADERS } from '../../src/app/security/policy.ts';
import { responseHeaders } from '../browser/response-headers.ts';

const shipped = responseHeaders(readFileSync(new URL('../../public/_headers', import.meta.url), 'utf8'));

test('hosts that read _headers send what the policy says, for pages and workers', () => {
  for (const path of ['/', '/index.html', '/assets/run.worker-abc.js']) {
    const headers = shipped(path);
    for (const [name, value] of Object.entries(RESPONSE_HEADERS)) expect(headers.get(name.toLowerCase())).toBe(value);
  }
});

test('only files with a hash in their name are kept for ever', () => {
  expect(shipped('/assets/index-abc.js').get('cache-control')).toContain('immutable');
  expect(shipped('/index.html').has('cache-control')).toBe(false);
  expect(shipped('/theme.js').has('cache-control')).toBe(false);
});

test('the meta element says the same, and any page may frame this one', () => {
  expect(RESPONSE_HEADERS['Content-Security-Policy']).toBe(META_POLICY);
  expect(Object.keys(RESPONSE_HEADERS)).not.toContain('X-Frame-Options');
  expect(META_POLICY).not.toContain('frame-ancestors');
});

test('only data may come from elsewhere: language models are asked where they are', () => {
  const elsewhere = META_POLICY.split('; ').filter((directive) => /https?:|wss?:|\*/.test(directive));
  expect(elsewhere).toEqual(["connect-src 'self' https: http:"]);
});

test('nothing inline is allowed, and no frames, media or plugins at all', () => {
  expect(META_POLICY).toMatch(/^default-src 'self'; script-src 'self' 'wasm-unsafe-eval';/);
  for (const kind of ['child', 'frame', 'media', 'object']) expect(META_POLICY).toContain(`${kind}-src 'none'`);
  expect(META_POLICY).not.toMatch(/unsafe-inline|'unsafe-eval'|\*/);
});
