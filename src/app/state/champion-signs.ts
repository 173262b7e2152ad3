import type { Champion } from '../../core/champion/champion.ts';

/** What reads champions, fetched when one comes. */
export interface ChampionReaders {
  readChampion(text: string): Champion;
  readChampionLink(link: string): Promise<Champion>;
}

/** Whether a fragment, with or without #, is meant to be a link to a champion; reading it is another matter. */
export function isChampionLink(fragment: string): boolean {
  return /^[^#]*#?champion\d{1,6}!/.test(fragment.trim());
}

/** Whether a text is meant to be a champion's file. */
export function isChampionText(text: string): boolean {
  return text.slice(0, 1000).includes('"evolution-playground-champion"');
}
