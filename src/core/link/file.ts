import { InputError, type Issue } from '../experiment/fields.ts';
import { quote } from '../experiment/quote.ts';
import type { RunDescription } from '../experiment/description.ts';
import { resolve, settingsOf } from '../experiment/settings.ts';
import { CLAIM_KEYS, readClaim, writeClaim, type Claim } from './claim.ts';
import { openLink, type Opened, type OpenedLink } from './link.ts';

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

/** Reads the text of a file that somebody brought: a run file, or a link in a file of its own. It never throws. */
export async function openFileText(text: string): Promise<Exclude<Opened, { kind: 'empty' }>> {
  const own = text.replace(/^\ufeff/, '').trim();
  try {
    if (own.length > MOST_FILE_CHARACTERS)
      throw new InputError(`The file has ${own.length} characters; no run needs so many.`);
    if (own.startsWith('{')) return openFile(parse(own));
    if (!/(^|#)\d{1,6}!/.test(own))
      throw new InputError(
        'The file holds neither a run, which begins with {, nor a link to one, which has a #1! in it.',
      );
    const opened = await openLink(own);
    return opened.kind === 'empty'
      ? { kind: 'refused', message: 'The link in the file is empty: it names no run.' }
      : opened;
  } catch (error) {
    const message = error instanceof InputError ? error.message : 'The file cannot be read. Ask for it again.';
    return { kind: 'refused', message };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new InputError('The file is damaged: it begins as JSON and does not go on as such. Ask for it again, whole.');
  }
}

/**
 * Reads a run file that has been parsed: `format`, `version`, `settings` with the keys of a link, and perhaps a claim.
 * @throws InputError when it is something else, or of a newer version
 */
export function openFile(content: unknown): OpenedLink {
  const record = typeof content === 'object' && content !== null ? (content as Record<string, unknown>) : {};
  if (record['format'] !== FILE_FORMAT) {
    throw new InputError(`This is not a run file: its "format" must be "${FILE_FORMAT}".`);
  }
  if (record['version'] !== FILE_VERSION) {
    throw new InputError(
      `The run file is of version ${quote(record['version'])}, and this build knows version ${FILE_VERSION}.`,
    );
  }
  const { settings } = record;
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
    throw new InputError(
      'The run file has no "settings": an object with keys such as problem, dim and seed is expected.',
    );
  }
  const own: Issue[] = [];
  const claim = readClaim(
    new Map(CLAIM_KEYS.flatMap((key) => (key in record ? [[key, record[key]] as const] : []))),
    own,
  );
  const { description, issues } = resolve(settings as Record<string, unknown>);
  // A file is not retyped by hand on its way; its check is that of whatever carried it.
  return { kind: 'opened', description, claim, checked: true, issues: [...own, ...issues] };
}
