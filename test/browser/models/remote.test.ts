import { copyFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFakeServer, type FakeServer } from '../../models/fake-server.ts';
import { buildSite } from '../built-site.ts';
import { borrow } from '../drivers/borrow.ts';
import { browsersToTest, type BrowserDriver, type BrowserPage } from '../drivers/index.ts';
import { serve, type StaticServer } from '../server.ts';
import type { Answered, Order } from './remote-site/main.ts';

const KEY = 'the-right-key';
const HEADERS = new URL('../../../public/_headers', import.meta.url);

let site: StaticServer;
let models: FakeServer;
beforeAll(async () => {
  const folder = await buildSite(new URL('./remote-site/', import.meta.url));
  // The policy is that of the real page, for its workers too.
  await copyFile(HEADERS, join(folder, '_headers'));
  site = await serve(folder, { base: '/' });
  models = await startFakeServer();
});
afterAll(async () => {
  await site?.close();
  await models?.stop();
});

test('nothing imports the entry of the worker, which WebKit would evaluate again', async () => {
  const assets = join(await buildSite(new URL('./remote-site/', import.meta.url)), 'assets');
  const importing: string[] = [];
  for (const file of (await readdir(assets)).filter((name) => name.endsWith('.js'))) {
    if (/from\s*["'`]\.\/model\.worker/.test(await readFile(join(assets, file), 'utf8'))) importing.push(file);
  }
  expect(importing).toEqual([]);
});

interface Page {
  ask(order: Order): Promise<Answered>;
  diagnose(order: Order): Promise<string>;
}

describe.each(browsersToTest())('models behind a server, in %s', (name) => {
  let browser: BrowserDriver;
  let page: BrowserPage;
  beforeAll(async () => {
    browser = await borrow(name);
    page = await browser.newPage({ timeout: 60_000 });
    await page.goto(site.url);
  });
  afterAll(() => browser?.close());

  const ask = (order: Order): Promise<Answered> =>
    page.evaluate((what: Order) => (globalThis as unknown as Page).ask(what), order);
  const diagnose = (order: Order): Promise<string> =>
    page.evaluate((what: Order) => (globalThis as unknown as Page).diagnose(what), order);

  test('answer from a worker, streamed, with the key where it belongs', async () => {
    const before = models.requests.length;
    const { answers, texts, failures, calls } = await ask({ base: `${models.url}/locked`, model: 'good', key: KEY });
    expect(failures).toEqual([]);
    expect(answers).toEqual(['0, 40', '1, 40', '2, 40']);
    expect(calls).toBe(3);
    expect(texts.at(-1)).toBe('0, 40');
    const seen = models.requests.slice(before);
    expect(seen.some(({ method }) => method === 'OPTIONS')).toBe(true);
    const posts = seen.filter(({ method }) => method === 'POST');
    expect(posts.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill(`Bearer ${KEY}`));
    for (const { headers, body } of posts) {
      expect(headers.origin).toBe(new URL(site.url).origin);
      expect(headers.referer).toBeUndefined();
      expect(headers.cookie).toBeUndefined();
      expect(body).not.toContain(KEY);
    }
  });

  test.each(['silent', 'silent-stream', 'endless'])('stop at once: %s', async (model) => {
    const { answers, failures, settledAfter } = await ask({
      base: `${models.url}/v1`,
      model,
      stopAfter: model === 'endless' ? 0 : 300,
    });
    expect(failures).toEqual([]);
    expect(answers).toBe('Enough.');
    expect(settledAfter).toBeLessThan(250);
  });

  test('are unreachable without admission, and the doctor says what mends it', async () => {
    const { answers } = await ask({ base: `${models.url}/closed`, model: 'good' });
    expect(answers).toContain('cannot be reached, or it does not admit this page');
    expect(await diagnose({ base: `${models.url}/closed`, model: 'good' })).toContain(
      `OLLAMA_ORIGINS=${new URL(site.url).origin} ollama serve`,
    );
    expect(await diagnose({ base: `${models.url}/keyless`, model: 'good', key: KEY })).toMatch(/^admitted: /);
    expect(await diagnose({ base: 'http://127.0.0.1:9/v1', model: 'good' })).toMatch(/^reachable: Start Ollama/);
  });

  test('are well when they are well', async () => {
    expect(await diagnose({ base: `${models.url}/locked`, model: 'good', key: KEY })).toBe('well');
    expect(await diagnose({ base: `${models.url}/v1`, model: 'llama9' })).toMatch(/^model: .*ollama pull llama9/);
    const complaints = (await page.console()).map(({ text }) => text);
    expect(complaints.filter((text) => /content.security.policy|violates/i.test(text))).toEqual([]);
    expect(site.missing).toEqual([]);
  });
});
