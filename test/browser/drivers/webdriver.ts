import { BrowserLost } from './browser.ts';

/** A session of the W3C WebDriver protocol: plain JSON over HTTP, of which a test needs a dozen commands. */
export interface WebDriverSession {
  readonly browserVersion: string;
  command<T = unknown>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<T>;
}

interface Reply {
  readonly value: unknown;
}

interface Fault {
  readonly error: string;
  readonly message: string;
}

/** Key under which the protocol wraps a reference to an element. */
export const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

function isFault(value: unknown): value is Fault {
  return typeof value === 'object' && value !== null && 'error' in value && 'message' in value;
}

/**
 * One request to a WebDriver server.
 * @throws Error with the server's own words when it refuses, and when it does not answer in time.
 * @throws BrowserLost when the browser has ended since its session began.
 */
export async function request(
  address: string,
  method: string,
  body: object | undefined,
  timeout: number,
): Promise<unknown> {
  const response = await fetch(address, {
    method,
    signal: AbortSignal.timeout(timeout),
    ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
  });
  const { value } = (await response.json()) as Reply;
  if (isFault(value)) {
    const Kind = value.error === 'invalid session id' ? BrowserLost : Error;
    throw new Kind(`WebDriver refused ${method} ${new URL(address).pathname}: ${value.error} ${value.message}`);
  }
  return value;
}

/** Opens a session, in which no step takes longer than `timeout` milliseconds. */
export async function openSession(server: string, capabilities: object, timeout: number): Promise<WebDriverSession> {
  const timeouts = { script: timeout, pageLoad: timeout, implicit: 0 };
  const alwaysMatch = { ...capabilities, timeouts, unhandledPromptBehavior: 'dismiss' };
  const opened = (await request(`${server}/session`, 'POST', { capabilities: { alwaysMatch } }, timeout)) as {
    sessionId: string;
    capabilities: { browserVersion: string };
  };
  const base = `${server}/session/${opened.sessionId}`;
  return {
    browserVersion: opened.capabilities.browserVersion,
    command: async <T>(method: string, path: string, body?: object) =>
      (await request(base + path, method, body ?? (method === 'POST' ? {} : undefined), timeout + 1_000)) as T,
  };
}
