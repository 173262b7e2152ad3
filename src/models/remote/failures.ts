import { ModelError, type ModelFailure } from '../model.ts';

/** What is known about a refusal when it is put into words. */
export interface Refusal {
  readonly status: number;
  /** What the server says, fit to be quoted; may be empty. */
  readonly said: string;
  /** Names that it gives to the failure. */
  readonly about: string;
  /** Host and port of the server. */
  readonly host: string;
  readonly model: string;
  readonly hasKey: boolean;
  readonly retryAfterMs: number | null;
}

interface Kind {
  readonly kind: ModelFailure;
  readonly fits: (refusal: Refusal) => boolean;
  /** The sentence before what the server says, and the one after it. */
  readonly found: (refusal: Refusal) => string;
  readonly mend: (refusal: Refusal) => string;
}

/** What each refusal means, the most particular first; the last one fits all. */
const KINDS: readonly Kind[] = [
  {
    kind: 'key',
    // No waiting helps an account that has nothing left, though some answer as if it did.
    fits: ({ status, said, about }) =>
      status === 402 || (status === 429 && /insufficient_quota|insufficient credit|billing/i.test(`${about} ${said}`)),
    found: ({ host, status }) => `The account at ${host} has no credit left (${status})`,
    mend: () => 'Add some there, or use another key.',
  },
  {
    kind: 'key',
    fits: ({ status }) => status === 401 || status === 403,
    found: ({ host, status, hasKey }) =>
      hasKey ? `${host} does not accept the key (${status})` : `${host} asks for a key (${status})`,
    mend: ({ hasKey }) => (hasKey ? 'Check the key, and what it may be used for.' : 'Enter one.'),
  },
  {
    kind: 'missing',
    fits: ({ status, said }) =>
      status === 404 ||
      (status === 400 &&
        /\bmodels?\b.*(not found|does not exist|not loaded|not a valid|unknown)|no models? (is )?loaded/i.test(said)),
    found: ({ host, model, status }) =>
      `${host} knows no model “${model}”, or the address is not the right one (${status})`,
    mend: () => 'Check the name of the model, and whether the address should end in /v1.',
  },
  {
    kind: 'limited',
    fits: ({ status }) => status === 429,
    found: ({ host, status }) => `${host} has been asked too often (${status})`,
    mend: ({ retryAfterMs }) =>
      retryAfterMs === null ? 'Ask again later.' : `It wants to be asked again in ${Math.ceil(retryAfterMs / 1000)} s.`,
  },
  {
    kind: 'timeout',
    fits: ({ status }) => status === 408 || status === 504,
    found: ({ host, status }) => `${host} did not get an answer in time (${status})`,
    mend: () => 'Ask again.',
  },
  {
    kind: 'server',
    fits: ({ status }) => status >= 500,
    found: ({ host, status }) => `${host} failed (${status})`,
    mend: () => 'Ask again; if it stays so, look into its log.',
  },
  {
    kind: 'refused',
    fits: () => true,
    found: ({ host, status }) => `${host} refused the request (${status})`,
    mend: () => 'Another model or another server may take it.',
  },
];

/** The error that a refusal is. */
export function failureOf(refusal: Refusal): ModelError {
  const { kind, found, mend } = KINDS.find(({ fits }) => fits(refusal))!;
  const said = refusal.said === '' ? '.' : `: “${refusal.said.replace(/\.$/, '')}”.`;
  return new ModelError(
    kind,
    `${found(refusal)}${said} ${mend(refusal)}`,
    kind === 'limited' ? refusal.retryAfterMs : null,
  );
}
