import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { InputError } from '../core/experiment/fields.ts';
import { openContent } from '../core/link/open-file.ts';
import { openLink, type OpenedLink, type OpenedRace } from '../core/link/link.ts';
import { raceOf } from '../core/race/of-run.ts';
import { parseJson } from './json.ts';

/**
 * Opens the run that a command was given: a link, a fragment, or the path of a file with a link or a run file in it.
 * @throws InputError when it is none of these, in a sentence that says why
 */
export async function openSource(given: string | undefined): Promise<OpenedLink> {
  const opened = await openEither(given);
  if (opened.kind === 'opened') return opened;
  throw new InputError('This is a race of several strategies, not a run; try: npm run -s cli -- race.');
}

/**
 * Opens the race that a command was given, in the same forms; a run is a race of one.
 * @throws InputError when it is none of these, in a sentence that says why
 */
export async function openRaceSource(given: string | undefined): Promise<OpenedRace> {
  const opened = await openEither(given);
  if (opened.kind === 'race') return opened;
  const { race, issues } = raceOf(opened.description);
  return { kind: 'race', race, checked: opened.checked, issues: [...opened.issues, ...issues] };
}

async function openEither(given: string | undefined): Promise<OpenedLink | OpenedRace> {
  if (given === undefined || given.trim() === '')
    throw new InputError('Give a link, its fragment (quoted), or a file.');
  const text = (isLink(given) ? given : await read(given)).replace(/^\ufeff/, '');
  if (text.trimStart().startsWith('{')) return openContent(parseJson(text));
  const opened = await openLink(text);
  if (opened.kind === 'opened' || opened.kind === 'race') return opened;
  throw new InputError(opened.kind === 'refused' ? opened.message : 'The link is empty: it names no run.');
}

function isLink(given: string): boolean {
  return /(^|#)\d+!/.test(given);
}

async function read(path: string): Promise<string> {
  // npm runs scripts in the project's folder and remembers where it was called.
  const from = process.env['INIT_CWD'] ?? process.cwd();
  try {
    return await readFile(resolve(from, path), 'utf8');
  } catch {
    throw new InputError(`"${path}" is neither a link to a run (it has no #1!) nor a file that can be read.`);
  }
}
