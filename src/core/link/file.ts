import type { RunDescription } from '../experiment/description.ts';
import { settingsOf } from '../experiment/settings.ts';
import { writeClaim, type Claim } from './claim.ts';
import type { OpenedFile } from './open-file.ts';

/** First keys of a run file, by which it is recognised. */
export const FILE_FORMAT = 'evolution-playground-run';
export const FILE_VERSION = 1;
/** Longest text that is looked at as a run file: the traces of many repetitions may be in it. */
export const MOST_FILE_CHARACTERS = 50_000_000;

/** The text of a run file: JSON that opens to this description and, if there is one, to this claim. */
export function writeFile(description: RunDescription, claim: Claim | null): string {
  const record = {
    format: FILE_FORMAT,
    version: FILE_VERSION,
    settings: settingsOf(description),
    ...(claim ? writeClaim(claim) : {}),
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}

/**
 * Reads the text of a file that somebody brought: a run or race file, or a link in a file of its own. It never throws. What
 * reads files is fetched with the first one: most visits bring none.
 */
export async function openFileText(text: string): Promise<OpenedFile> {
  const reader = await import('./open-file.ts').catch(() => null);
  if (reader) return reader.readFileText(text);
  return { kind: 'refused', message: 'What reads files could not be fetched. Check the connection and try again.' };
}
