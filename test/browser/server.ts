import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';
import { responseHeaders } from './response-headers.ts';

export interface ServeOptions {
  /** Sub-path under which the folder appears, as on hosts that give each project one. */
  readonly base?: `/${string}/` | '/';
  /** Send what the folder's `_headers` file says, as the hosts that read it do; true unless told. */
  readonly shippedHeaders?: boolean;
  /** To serve again where a server has been; any free one unless told. */
  readonly port?: number;
}

export interface StaticServer {
  /** Address of the folder, with a slash at its end. */
  readonly url: string;
  /** Paths within the folder that were asked for, by pages and workers alike. */
  readonly asked: ReadonlySet<string>;
  /** Paths that were asked for and not there, in any browser, by pages and workers alike. */
  readonly missing: readonly string[];
  close(): Promise<void>;
}

/**
 * Serves a built folder on this machine only, as a static host would.
 * @throws Error when the folder has no index.html.
 */
export async function serve(folder: string, options: ServeOptions = {}): Promise<StaticServer> {
  const { base = '/some/sub/path/', shippedHeaders = true, port: wanted = 0 } = options;
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`There is no index.html in ${folder}: is it built?`);
  const headersFile = join(folder, '_headers');
  const text = shippedHeaders && existsSync(headersFile) ? readFileSync(headersFile, 'utf8') : '';
  const headersOf = responseHeaders(text);
  const files = sirv(folder, { etag: true });
  const missing: string[] = [];
  const asked = new Set<string>();

  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const notFound = (): void => {
      missing.push(pathname);
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
    };
    if (`${pathname}/` === base) return void response.writeHead(301, { location: base + search }).end();
    if (!pathname.startsWith(base)) return notFound();
    const path = pathname.slice(base.length - 1);
    asked.add(path);
    for (const [name, value] of headersOf(path)) response.setHeader(name, value);
    request.url = path + search;
    files(request, response, notFound);
  });
  server.listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    asked,
    missing,
    async close() {
      server.close();
      // Browsers keep their connections open for minutes.
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
