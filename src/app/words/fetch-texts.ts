import type { StrategyTexts } from './strategy-texts.ts';

/** The words of every strategy by its id, fetched by the first who asks; rejects where they cannot be had. */
export async function fetchTexts(): Promise<Readonly<Record<string, StrategyTexts>>> {
  return (await import('./strategy-texts.ts')).STRATEGY_TEXTS;
}

/** Has them brought because somebody is about to ask; whoever then does hears of it if it fails. */
export function expectTexts(): void {
  fetchTexts().catch(() => undefined);
}
