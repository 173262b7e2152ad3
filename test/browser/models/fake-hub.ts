import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a hub answers for a path: contents, a status, or whatever a test makes of it. */
export type Answer = string | Uint8Array | number | ((response: ServerResponse) => void);

export interface FakeHub {
  readonly url: string;
  /** What it has, by path; a test may change it. */
  readonly files: Map<string, Answer>;
  readonly asked: string[];
  /** Connections that were given up before their answer was complete. */
  readonly givenUp: string[];
  close(): Promise<void>;
}

/** A hub of models on this machine, which any page may ask. */
export async function fakeHub(): Promise<FakeHub> {
  const files = new Map<string, Answer>();
  const asked: string[] = [];
  const givenUp: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://hub').pathname;
    asked.push(path);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-expose-headers', '*');
    response.on('close', () => {
      if (!response.writableEnded) givenUp.push(path);
    });
    const answer = files.get(path) ?? 404;
    if (typeof answer === 'function') return answer(response);
    if (typeof answer === 'number') return void response.writeHead(answer).end();
    const bytes = Buffer.from(answer);
    response.writeHead(200, { 'content-length': bytes.length }).end(request.method === 'HEAD' ? undefined : bytes);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    files,
    asked,
    givenUp,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** A file that never ends. */
export function endless(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': 1e9 });
  const timer = setInterval(() => response.write(Buffer.alloc(10_000)), 20);
  response.on('close', () => clearInterval(timer));
}
