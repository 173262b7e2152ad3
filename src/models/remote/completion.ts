import type { Usage } from '../model.ts';

/** What a message of a server says about a completion, or a piece of one. */
export interface Piece {
  /** What it adds to the reply. */
  readonly text: string;
  /** Null where it does not say. */
  readonly usage: Usage | null;
  /** Why the reply is over, as the server calls it; null while it is not. */
  readonly ending: string | null;
  /** Why it went wrong, in the server's words; null where it did not. */
  readonly error: ServerError | null;
}

/** What a server says is wrong. */
export interface ServerError {
  readonly message: string;
  /** Names of the field, code and kind of the error, as far as it gives them. */
  readonly about: string;
  readonly status: number | null;
}

/**
 * Reads one message: a whole completion or a piece of a stream, whatever else the server puts into it.
 * @throws TypeError when it is not a message of a chat completion
 */
export function readPiece(message: unknown): Piece {
  if (!isRecord(message)) throw new TypeError('not an object');
  const error = readError(message);
  const choices = message['choices'];
  if (error === null && !Array.isArray(choices) && !isRecord(message['usage'])) throw new TypeError('no choices');
  const choice: unknown = Array.isArray(choices) ? choices[0] : null;
  const ending = isRecord(choice) ? choice['finish_reason'] : null;
  return {
    text: isRecord(choice) ? textOf(choice) : '',
    usage: readUsage(message['usage']),
    ending: typeof ending === 'string' && ending !== '' ? ending : null,
    error,
  };
}

/** A server's error object, in the shapes that are common; null where there is none. */
export function readError(message: unknown): ServerError | null {
  if (!isRecord(message)) return null;
  const given = message['error'] ?? (message['object'] === 'error' ? message : null) ?? message['detail'] ?? null;
  if (given === null) return null;
  if (!isRecord(given)) return { message: asText(given), about: '', status: null };
  const named = [given['param'], given['code'], given['type']].filter((one) => typeof one === 'string' && one !== '');
  const text = asText(given['message'] ?? given['error'] ?? given);
  const code = given['code'] ?? given['status'] ?? message['code'];
  const status = typeof code === 'number' && code >= 400 && code < 600 ? code : null;
  return { message: text, about: named.join(' '), status };
}

function textOf(choice: Record<string, unknown>): string {
  const said = choice['delta'] ?? choice['message'];
  if (!isRecord(said)) return typeof choice['text'] === 'string' ? choice['text'] : '';
  // A model that declines says so in a field of its own; for whoever reads the reply it is one.
  return contentOf(said['content']) || (typeof said['refusal'] === 'string' ? said['refusal'] : '');
}

function contentOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part: unknown) => (isRecord(part) && typeof part['text'] === 'string' ? part['text'] : ''))
    .join('');
}

function readUsage(given: unknown): Usage | null {
  if (!isRecord(given)) return null;
  return { prompt: count(given['prompt_tokens']), completion: count(given['completion_tokens']) };
}

function count(given: unknown): number | null {
  return typeof given === 'number' && Number.isSafeInteger(given) && given >= 0 ? given : null;
}

function asText(given: unknown): string {
  return typeof given === 'string' ? given : (JSON.stringify(given) ?? '');
}

function isRecord(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}
