import type { Card } from './card.ts';

const FILES = import.meta.glob<Card>('./texts/*.card.ts', { query: '?typeset', import: 'default' });

/** The card of a strategy, fetched by the first who asks; null where there is none. Rejects where it cannot be had. */
export async function fetchCard(strategy: string): Promise<Card | null> {
  return (await FILES[`./texts/${strategy}.card.ts`]?.()) ?? null;
}
