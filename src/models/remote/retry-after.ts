/** Headers that say when to come again, the standard one first; the others are those of OpenAI and of those who followed it. */
const HEADERS = [
  'retry-after-ms',
  'retry-after',
  'x-ratelimit-reset-requests',
  'x-ratelimit-reset-tokens',
  'x-ratelimit-reset',
];

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * Milliseconds after which a server wants to be asked again, 0 or more; null where it does not say in any way that is known.
 * @param now milliseconds since 1970
 */
export function retryAfter(headers: Headers, now: number): number | null {
  for (const name of HEADERS) {
    const text = headers.get(name)?.trim();
    const ms = text ? readTime(name, text, now) : null;
    if (ms !== null) return Math.max(0, ms);
  }
  return null;
}

/** How providers put it into words: "Please try again in 1m2.5s", "retry after 20 seconds". */
const IN_WORDS = /(?:try again|retry|wait)(?: in| after| for)?:? ((?:\d+(?:\.\d+)?\s?(?:ms|s|m|h)[a-z]*\s?)+)/i;

/**
 * The same from what a server says, since browsers show a page no header that the server does not list for them.
 * @returns null where it does not say
 */
export function retryAfterInWords(text: string): number | null {
  const time = IN_WORDS.exec(text)?.[1];
  if (time === undefined) return null;
  const parts = [...time.matchAll(/(\d+(?:\.\d+)?)\s?(ms|s|m|h)/gi)];
  return parts.reduce((sum, [, value, unit]) => sum + Number(value) * UNIT_MS[unit.toLowerCase()], 0);
}

function readTime(name: string, text: string, now: number): number | null {
  if (/^\d+(\.\d+)?$/.test(text)) {
    const value = Number(text);
    if (name === 'retry-after-ms') return value;
    // Some send a moment instead of a time: in milliseconds or in seconds since 1970.
    if (value > 1e12) return value - now;
    return value > 1e9 ? value * 1000 - now : value * 1000;
  }
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)];
  if (parts.length > 0 && parts.map(([part]) => part).join('') === text) {
    return parts.reduce((sum, [, value, unit]) => sum + Number(value) * UNIT_MS[unit], 0);
  }
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? null : moment - now;
}
