import { networkOf } from './network.ts';
import { PRESETS } from './presets.ts';

/** A server that speaks the language of chat completions. */
export interface Endpoint {
  /** Id of the preset that says how to treat it. */
  readonly preset: string;
  /** Address without a slash at its end, usually with `/v1`. */
  readonly base: string;
}

/** Of the page that asks, what decides which addresses it may use. */
export interface AskingPage {
  readonly origin: string;
}

export type ReadEndpoint =
  /** `hint`: it may be used, but something about it is unusual; a sentence. */
  | { readonly endpoint: Endpoint; readonly hint: string | null }
  /** What is wrong and what to do, in a sentence. */
  | { readonly problem: string };

const LONGEST = 2000;

/**
 * The one border check of addresses: whatever comes from a person, a store or a message goes through it.
 * @param given an object with `preset` and `base`; anything else is refused
 */
export function readEndpoint(given: unknown, page: AskingPage): ReadEndpoint {
  const { preset, base } = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  if (typeof preset !== 'string' || !PRESETS.some(({ id }) => id === preset)) {
    return { problem: `There is no kind of server called ${named(preset)}. Choose one from the list.` };
  }
  if (typeof base !== 'string' || base.trim() === '') return { problem: 'Enter the address of the server.' };
  const text = base.trim();
  if (text.length > LONGEST || !URL.canParse(text)) {
    return { problem: `${named(text)} is no address. Expected one like http://127.0.0.1:11434/v1.` };
  }
  const url = new URL(text);
  const problem = problemOf(url, page);
  if (problem !== null) return { problem };
  // Documentation shows the address of the call as often as that of the server.
  const path = url.pathname.replace(/\/+$/, '').replace(/\/chat\/completions$/, '');
  const endpoint = { preset, base: `${url.origin}${path}` };
  const hint = path === '' ? `Most servers answer under ${url.origin}/v1; if this one does not answer, add /v1.` : null;
  return { endpoint, hint };
}

function problemOf(url: URL, page: AskingPage): string | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return `The address begins with ${url.protocol.slice(0, 20)}, but only http: and https: can be asked.`;
  }
  if (url.username !== '' || url.password !== '') {
    return 'The address contains a name or a password. Take it out, and enter the key in its own field.';
  }
  if (url.search !== '' || url.hash !== '') {
    return 'The address goes on with ? or #. Enter it without; a key belongs in its own field.';
  }
  if (url.hostname === '0.0.0.0' || url.hostname === '[::]') {
    return `${url.hostname} is where a server listens, not where it can be asked. Use 127.0.0.1 for this machine.`;
  }
  if (url.protocol === 'http:' && networkOf(url) === 'public' && url.origin !== page.origin) {
    return `Over http, everybody on the way to ${url.hostname} could read the key. Use https, or a server in your own network.`;
  }
  return null;
}

function named(given: unknown): string {
  const text = typeof given === 'string' ? given : String(given);
  return `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`;
}
