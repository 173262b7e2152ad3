import { InputError, type Issue } from '../experiment/fields.ts';
import { quote } from '../experiment/quote.ts';
import { resolve } from '../experiment/settings.ts';
import { CLAIM_KEYS, readClaim } from './claim.ts';
import type { OpenedLink } from './link.ts';

/** First keys of a run file, by which it is recognised. */
export const FILE_FORMAT = 'evolution-playground-run';
export const FILE_VERSION = 1;

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
