import { InputError } from '../experiment/fields.ts';
import { checkOf } from '../link/check.ts';
import { pack, unpack } from '../link/packed.ts';
import type { Champion } from './champion.ts';
import { CHAMPION_VERSION, readChampion, writeChampion } from './read.ts';

/** Longest fragment that is offered: what mail programs and chats carry without breaking it. */
export const MOST_LINK = 8000;

const FORM = /^champion(\d{1,6})!z=([A-Za-z0-9_-]+)&c=([0-9a-z]+)$/;

/** The fragment, without #, of a link to a champion; null for one that is too large for a link. */
export async function writeChampionLink(champion: Champion): Promise<string | null> {
  const text = `champion${CHAMPION_VERSION}!z=${await pack(writeChampion(champion).trim())}`;
  const whole = `${text}&c=${checkOf(text)}`;
  return whole.length > MOST_LINK ? null : whole;
}

/**
 * Reads the link to a champion.
 * @throws InputError when it is damaged or of another version
 */
export async function readChampionLink(link: string): Promise<Champion> {
  const fragment = link.trim().replace(/^[^#]*#/, '');
  const [, version, packed, check] = FORM.exec(fragment) ?? [];
  if (version !== undefined && Number(version) !== CHAMPION_VERSION) {
    throw new InputError(
      `The link is to a champion of version ${version}, and this page knows version ${CHAMPION_VERSION}. Reload the page.`,
    );
  }
  const whole = fragment.slice(0, fragment.lastIndexOf('&c='));
  if (packed === undefined || check !== checkOf(whole)) {
    throw new InputError('The link to a champion was cut or changed on its way. Copy it again, whole.');
  }
  let text: string;
  try {
    text = await unpack(packed);
  } catch {
    throw new InputError('What the link packs is damaged. Copy the link again, whole.');
  }
  return readChampion(text);
}
