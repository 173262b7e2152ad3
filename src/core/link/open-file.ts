import { RACE_FORMAT } from '../analysis/race-format.ts';
import { readRaceFile } from '../analysis/read-race-file.ts';
import { TRANSCRIPT_FORMAT, transcriptIn } from '../evollm/transcript.ts';
import { InputError, type Issue } from '../experiment/fields.ts';
import { quote } from '../experiment/quote.ts';
import { resolve } from '../experiment/settings.ts';
import { CLAIM_KEYS, readClaim } from './claim.ts';
import { FILE_FORMAT, FILE_VERSION, MOST_FILE_CHARACTERS } from './file.ts';
import { openLink, type Opened, type OpenedLink, type OpenedRace } from './link.ts';

/** What reading a file can come to. */
export type OpenedFile = Exclude<Opened, { kind: 'empty' }>;

/** The same as `openFileText`, once this file is there. */
export async function readFileText(text: string): Promise<OpenedFile> {
  const own = text.replace(/^\ufeff/, '').trim();
  try {
    if (own.length > MOST_FILE_CHARACTERS)
      throw new InputError(`The file has ${own.length} characters; no run needs so many.`);
    if (own.startsWith('{')) return openContent(parse(own));
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

function formatOf(content: unknown): unknown {
  return typeof content === 'object' && content !== null && 'format' in content ? content.format : undefined;
}

/** By the format that a file says it has; a run file is what is left. */
const READERS: Readonly<Record<string, (content: unknown) => OpenedLink | OpenedRace>> = {
  [RACE_FORMAT]: (content) => ({ kind: 'race', checked: true, ...readRaceFile(content) }),
  [TRANSCRIPT_FORMAT](content) {
    const { transcript, issues } = transcriptIn(content);
    const { description, claim } = transcript;
    return { kind: 'opened', description, claim, checked: true, issues, transcript };
  },
};

/**
 * Reads a run file, a race file or a transcript that has been parsed.
 * @throws InputError when it is neither, or of a newer version
 */
export function openContent(content: unknown): OpenedLink | OpenedRace {
  const format = formatOf(content);
  const read = typeof format === 'string' && Object.hasOwn(READERS, format) ? READERS[format] : openFile;
  return read(content);
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
