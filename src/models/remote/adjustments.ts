import type { Proposal } from '../model.ts';
import type { Preset } from '../presets.ts';

/** What a server is asked with, as far as servers differ in what they take. */
export interface Manner {
  readonly form: Exclude<Proposal['form'], 'grammar'>;
  readonly tokenLimit: Preset['tokenLimit'] | null;
  readonly temperature: boolean;
  readonly seed: boolean;
  readonly stop: boolean;
  readonly stream: boolean;
  readonly usageInStream: boolean;
}

interface Adjustment {
  /** What a complaint about it looks like. */
  readonly complaint: RegExp;
  /** How to do without it; null where nothing is left to do without. */
  readonly without: (manner: Manner) => Partial<Manner> | null;
}

const LESS_FORM = { schema: 'object', object: 'none', none: null } as const;

/** What can be done without when a server complains, the most particular complaints first. */
const ADJUSTMENTS: readonly Adjustment[] = [
  {
    complaint: /stream_options|include_usage/i,
    without: ({ usageInStream }) => (usageInStream ? { usageInStream: false } : null),
  },
  {
    complaint: /max_(completion_)?tokens/i,
    without: ({ tokenLimit }) => {
      if (tokenLimit === 'max_tokens') return { tokenLimit: 'max_completion_tokens' };
      // One that knows neither name is done without, and a reply that does not end is cut off here.
      return tokenLimit === null ? null : { tokenLimit: null };
    },
  },
  {
    complaint:
      /response_format|response format|json_schema|json_object|json schema|json mode|structured output|grammar/i,
    without: ({ form }) => {
      const less = LESS_FORM[form];
      return less === null ? null : { form: less };
    },
  },
  { complaint: /temperature/i, without: ({ temperature }) => (temperature ? { temperature: false } : null) },
  { complaint: /\bseed\b/i, without: ({ seed }) => (seed ? { seed: false } : null) },
  { complaint: /\bstop\b/i, without: ({ stop }) => (stop ? { stop: false } : null) },
  { complaint: /\bstream(ing)?\b/i, without: ({ stream }) => (stream ? { stream: false } : null) },
];

/** As many times as anything can be done without. */
export const MOST_ADJUSTMENTS = 9;

/** How a server is asked first. */
export function firstManner({ form, tokenLimit, usageInStream }: Preset): Manner {
  return { form, tokenLimit, usageInStream, temperature: true, seed: true, stop: true, stream: true };
}

/** How to ask a server that refused a request with this complaint; null where its complaint is about something else. */
export function adjusted(manner: Manner, complaint: string): Manner | null {
  for (const { complaint: about, without } of ADJUSTMENTS) {
    const change = about.test(complaint) ? without(manner) : null;
    if (change !== null) return { ...manner, ...change };
  }
  return null;
}
