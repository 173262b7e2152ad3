import type { PageFunction } from './browser.ts';

/**
 * Source of an expression that calls `body` in a page and becomes a promise of JSON text. The arguments are parsed, not
 * evaluated, and nothing needs `eval`, so it also runs under the strictest Content-Security-Policy.
 */
export function expressionFor<A extends readonly unknown[], T>(body: PageFunction<A, T>, args: A): string {
  const given = JSON.stringify(JSON.stringify(args));
  return `(async () => {
    try {
      return JSON.stringify({ value: await (${body.toString()})(...JSON.parse(${given})) });
    } catch (error) {
      return JSON.stringify({ error: error instanceof Error ? error.name + ': ' + error.message : String(error) });
    }
  })()`;
}

/**
 * The value that came back from such an expression.
 * @throws Error with what the page threw.
 */
export function valueFrom<T>(json: string): T {
  const answer = JSON.parse(json) as { value: T } | { error: string };
  if ('error' in answer) throw new Error(`The page threw ${answer.error}`);
  return answer.value;
}
