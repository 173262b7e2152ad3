import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scratch } from '../drivers/leash.ts';
import { responseHeaders } from '../response-headers.ts';
import { serve, type StaticServer } from '../server.ts';

let folder: string;
let server: StaticServer;

beforeAll(async () => {
  folder = await mkdtemp(join(scratch(), 'served-'));
  await mkdir(join(folder, 'assets'));
  const files = {
    'index.html': '<!doctype html><title>home</title>',
    'assets/code.js': 'export {};',
    'assets/kernels.wasm': '\0asm',
    'assets/style.css': 'body {}',
    _headers: '/*\n  X-Frame-Options: DENY\n  Vary: Accept\n/assets/*\n  Cache-Control: max-age=60\n  Vary: Origin\n',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  server = await serve(folder, { base: '/some/sub/path/' });
});

afterAll(async () => server?.close());

test.each([
  ['', 'text/html;charset=utf-8'],
  ['assets/code.js', 'text/javascript'],
  ['assets/kernels.wasm', 'application/wasm'],
  ['assets/style.css', 'text/css'],
])('serves /%s under the sub-path as %s', async (path, type) => {
  const response = await fetch(server.url + path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(type);
});

test('serves nothing outside the sub-path, and remembers what was missing', async () => {
  const origin = new URL(server.url).origin;
  expect((await fetch(`${origin}/index.html`)).status).toBe(404);
  expect((await fetch(`${server.url}assets/absent.js`)).status).toBe(404);
  expect((await fetch(`${server.url}%2e%2e/secret`)).status).toBe(404);
  expect(server.missing).toContain('/index.html');
  expect(server.missing).toContain('/some/sub/path/assets/absent.js');
});

test('sends what the _headers file says', async () => {
  const home = await fetch(server.url);
  expect(home.headers.get('x-frame-options')).toBe('DENY');
  expect(home.headers.get('cache-control')).not.toBe('max-age=60');
  const asset = await fetch(`${server.url}assets/code.js`);
  expect(asset.headers.get('cache-control')).toBe('max-age=60');
  expect(asset.headers.get('vary')).toBe('Accept, Origin');
});

test('adds the slash that a folder needs', async () => {
  const response = await fetch(server.url.slice(0, -1), { redirect: 'manual' });
  expect(response.status).toBe(301);
  expect(response.headers.get('location')).toBe('/some/sub/path/');
});

test('is gone once it is closed', async () => {
  const other = await serve(folder, { base: '/', shippedHeaders: false });
  const kept = await fetch(other.url);
  expect(kept.headers.get('x-frame-options')).toBeNull();
  await other.close();
  await expect(fetch(other.url)).rejects.toThrow();
});

test('refuses a folder that is not built', async () => {
  await expect(serve(join(folder, 'assets'))).rejects.toThrow('is it built?');
});

test('understands comments, placeholders and splats, and nothing else', () => {
  const headers = responseHeaders('# note\n/runs/:id/data\n  X-One: a: b\n\n/a.b/*\n  X-Two: 2\n');
  expect([...headers('/runs/7/data')]).toEqual([['x-one', 'a: b']]);
  expect([...headers('/runs/7/8/data')]).toEqual([]);
  expect([...headers('/a.b/c/d')]).toEqual([['x-two', '2']]);
  expect([...headers('/aXb/c')]).toEqual([]);
  expect(() => responseHeaders('no path')).toThrow('neither a path nor a header: no path');
});
