import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { BrowserLost } from '../drivers/browser.ts';
import { pageOver } from '../drivers/page.ts';
import { ConsoleLog } from '../drivers/console-log.ts';
import { request } from '../drivers/webdriver.ts';

let server: Server | undefined;
afterEach(() => void server?.close());

/** Address of a WebDriver server that answers everything with this fault. */
async function refusing(error: string): Promise<string> {
  server = createServer((_asked, answer) => answer.end(JSON.stringify({ value: { error, message: 'in a test' } })));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/session/1/url`;
}

test('tells a browser that was lost from one that refuses', async () => {
  const refused = request(await refusing('no such element'), 'POST', {}, 1_000);
  await expect(refused).rejects.toThrow('WebDriver refused POST /session/1/url: no such element in a test');
  await expect(refused).rejects.not.toBeInstanceOf(BrowserLost);
  server?.close();
  await expect(request(await refusing('invalid session id'), 'POST', {}, 1_000)).rejects.toBeInstanceOf(BrowserLost);
});

test('nobody waits for a browser that was lost', async () => {
  const lost = async (): Promise<never> => {
    throw new BrowserLost('gone');
  };
  const engine = { goto: lost, reload: lost, run: lost, click: lost, press: lost, screenshot: lost, close: lost };
  const page = pageOver('webkit', engine, new ConsoleLog(), {});
  await expect(page.waitFor(() => true)).rejects.toBeInstanceOf(BrowserLost);
});
