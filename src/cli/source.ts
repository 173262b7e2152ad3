import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { InputError } from '../core/experiment/fields.ts';
import { openFile } from '../core/link/file.ts';
import { openLink, type OpenedLink } from '../core/link/link.ts';
import { parseJson } from './json.ts';

/**
 * Opens what a command was given: a link, a fragment, or the path of a file with a link or a run file in it.
 * @throws InputError when it is none of these, in a sentence that says why
 */
export async function openSource(given: string | undefined): Promise<OpenedLink> {
  if (given === undefined || given.trim() === '')
    throw new InputError('Give a link, its fragment (quoted), or a file.');
  const text = (isLink(given) ? given : await read(given)).replace(/^\ufeff/, '');
  if (text.trimStart().startsWith('{')) return openFile(parseJson(text));
  const opened = await openLink(text);
  if (opened.kind === 'opened') return opened;
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
