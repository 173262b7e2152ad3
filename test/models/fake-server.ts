import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BEHAVIOURS } from './fake-behaviours.ts';
import { json, type Asked, type FakeRequest } from './fake-replies.ts';

export interface FakeServer {
  /** Address without a path; the servers below lie under it. */
  readonly url: string;
  /** Every request so far, preflights too. */
  readonly requests: readonly FakeRequest[];
  stop(): Promise<void>;
}

interface Manners {
  /** Admits pages of other origins. */
  readonly admits: boolean;
  /** Lets them send a key. */
  readonly headers: string;
  /** What it answers when asked for its models; null when it does not know the question. */
  readonly models: readonly string[] | null;
  /** Answers only with this key. */
  readonly key: string | null;
}

const OPEN: Manners = {
  admits: true,
  headers: 'authorization, content-type',
  models: Object.keys(BEHAVIOURS),
  key: null,
};

/** The servers that one fake server is, by the first part of the path. */
const SERVERS: Readonly<Record<string, Manners>> = {
  /** Admits everybody. */
  v1: OPEN,
  /** Admits no page. */
  closed: { ...OPEN, admits: false },
  /** Admits pages, but not their keys. */
  keyless: { ...OPEN, headers: 'content-type' },
  /** Knows no list of models. */
  unlisted: { ...OPEN, models: null },
  /** Answers only with the key "the-right-key". */
  locked: { ...OPEN, key: 'the-right-key' },
};

/**
 * A server of chat completions on this machine that can fail in every way: `{url}/v1/chat/completions`, with the behaviour as the model's
 * name, or another of the servers above in place of `v1`.
 */
export async function startFakeServer(): Promise<FakeServer> {
  const requests: FakeRequest[] = [];
  const server = createServer((request, response) => void serve(request, response, requests));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function serve(incoming: IncomingMessage, response: ServerResponse, requests: FakeRequest[]): Promise<void> {
  const { method = 'GET', url = '/', headers } = incoming;
  const body = await textOf(incoming);
  const request = { method, path: url, headers, body };
  requests.push(request);
  const [, name = '', ...rest] = url.split('/');
  const manners = SERVERS[name];
  if (!manners) return json(response, 404, { error: 'Not found' });
  if (manners.admits) response.setHeader('access-control-allow-origin', headers.origin ?? '*');
  if (method === 'OPTIONS') {
    if (manners.admits) {
      response.setHeader('access-control-allow-headers', manners.headers);
      response.setHeader('access-control-allow-methods', 'GET, POST');
    }
    return void response.writeHead(204).end();
  }
  if (manners.key !== null && headers.authorization !== `Bearer ${manners.key}`) {
    return json(response, 401, { error: { message: `Wrong key: ${headers.authorization}` } });
  }
  const path = rest.join('/');
  if (method === 'GET' && path === 'models') {
    if (!manners.models) return json(response, 404, { error: 'Not found' });
    return json(response, 200, { object: 'list', data: manners.models.map((id) => ({ id, object: 'model' })) });
  }
  if (method !== 'POST' || path !== 'chat/completions') return json(response, 404, { error: 'Not found' });
  await complete(request, response, requests);
}

async function complete(
  request: FakeRequest,
  response: ServerResponse,
  requests: readonly FakeRequest[],
): Promise<void> {
  const asked = readAsked(request.body);
  if (!asked) return json(response, 400, { error: { message: 'The body is no request for a completion' } });
  const behaviour = Object.hasOwn(BEHAVIOURS, asked.model) ? BEHAVIOURS[asked.model] : BEHAVIOURS['gone'];
  const before = requests.filter((one) => one !== request && readAsked(one.body)?.model === asked.model).length;
  await behaviour({ asked, request, response, before });
}

function readAsked(body: string): Asked | null {
  try {
    const asked = JSON.parse(body) as Asked;
    return typeof asked.model === 'string' && Array.isArray(asked.messages) ? asked : null;
  } catch {
    return null;
  }
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of incoming.setEncoding('utf8')) text += piece as string;
  return text;
}
