import type { CardText } from '../card.ts';

const FILES = import.meta.glob<CardText>('./*.card.ts', { eager: true, import: 'card' });

/** Every card, as it is written, by the id of its strategy, which is the name of its file. For builds and tests: the page fetches one. */
export const CARD_TEXTS: Readonly<Record<string, CardText>> = Object.fromEntries(
  Object.entries(FILES).map(([path, card]) => [/([^/]+)\.card\.ts$/.exec(path)![1], card]),
);
