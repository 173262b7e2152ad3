import type { Transcript } from '../evollm/transcript.ts';
import type { RunDescription } from '../experiment/description.ts';
import { InputError, type Issue } from '../experiment/fields.ts';
import { quote } from '../experiment/quote.ts';
import type { RecordedTrial } from '../analysis/record.ts';
import type { Race } from '../race/race.ts';
import { resolve, settingsOf } from '../experiment/settings.ts';
import { checkOf } from './check.ts';
import { readClaim, writeClaim, type Claim } from './claim.ts';
import { migrate, NEWEST_FORMAT } from './migrations.ts';
import { pack, unpack } from './packed.ts';
import type * as RaceLink from './race-link.ts';

/** Longest text that is looked at as a link at all. */
const MOST_CHARACTERS = 100_000;
/** Most parts that are looked at; a run has a few dozen keys, and each lane of a race a dozen. */
const MOST_PARTS = 200;
/** Longest value that is written in plain sight; what is longer goes into `z=`. */
const MOST_PLAIN = 160;
/** A key that names a lane, or something of one. */
const LANE = /^lane[1-9]\d{0,2}(?:\.|$)/;
const PLAIN = /^[A-Za-z0-9._-]+$/;

/** A link that was understood. */
export interface OpenedLink {
  readonly kind: 'opened';
  readonly description: RunDescription;
  /** What a result link claims, or null for a settings link. */
  readonly claim: Claim | null;
  /** False for a link typed by hand: nothing says that it is still what somebody meant. */
  readonly checked: boolean;
  readonly issues: readonly Issue[];
  /** What a language model was asked and replied; only transcripts bring any. */
  readonly transcript?: Transcript;
}

/** A link to a race that was understood: some key of it names a lane. */
export interface OpenedRace {
  readonly kind: 'race';
  readonly race: Race;
  /** Runs that are over already; only files bring any. */
  readonly outcomes?: readonly RecordedTrial[];
  readonly checked: boolean;
  readonly issues: readonly Issue[];
}

/** What reading a link can come to; it never throws. */
export type Opened =
  OpenedLink | OpenedRace | { readonly kind: 'refused'; readonly message: string } | { readonly kind: 'empty' };

/** The fragment, without #, of a link to a run, and with a claim to its result. */
export function writeLink(description: RunDescription, claim: Claim | null = null): Promise<string> {
  return fragmentOf({ ...settingsOf(description), ...(claim ? writeClaim(claim) : {}) });
}

/** Keys and values as a fragment, without #: what is long or unreadable goes into `z=`, and the check stands at the end. */
export async function fragmentOf(keys: Readonly<Record<string, unknown>>): Promise<string> {
  const plain: string[] = [];
  const packed: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(keys)) {
    const text = plainText(value);
    if (text !== null && text.length <= MOST_PLAIN) plain.push(`${key}=${text}`);
    else packed[key] = value;
  }
  if (Object.keys(packed).length > 0) plain.push(`z=${await pack(JSON.stringify(packed))}`);
  const text = `${NEWEST_FORMAT}!${plain.join('&')}`;
  return `${text}&c=${checkOf(text)}`;
}

/** Reads a whole address, a fragment with or without #, or nothing. */
export async function openLink(link: string): Promise<Opened> {
  try {
    return await open(link);
  } catch (error) {
    const message = error instanceof InputError ? error.message : 'The link cannot be read. Ask for it again.';
    return { kind: 'refused', message };
  }
}

async function open(link: string): Promise<Opened> {
  if (link.length > MOST_CHARACTERS)
    throw new InputError(`The link has ${link.length} characters; no run needs so many.`);
  const fragment = unescape(link.trim().replace(/^[^#]*#/, ''));
  if (fragment === '') return { kind: 'empty' };
  const [, format, body] = /^(\d{1,6})!(.*)$/s.exec(fragment) ?? [];
  if (format === undefined || body === undefined) {
    throw new InputError(
      `This is not a link to a run: it must begin with #${NEWEST_FORMAT}! and name settings after it.`,
    );
  }
  if (Number(format) < 1 || Number(format) > NEWEST_FORMAT) {
    throw new InputError(
      `The link is of format ${format}, and this page knows formats 1 to ${NEWEST_FORMAT}. Reload the page.`,
    );
  }
  const issues: Issue[] = [];
  const keys = split(body, issues);
  const checked = verifyCheck(fragment, keys);
  await merge(keys, issues);
  if ([...keys.keys()].some((key) => LANE.test(key))) {
    const { race, issues: found } = (await racing()).readRace(Number(format), keys);
    return { kind: 'race', race, checked, issues: [...issues, ...found] };
  }
  const claim = readClaim(keys, issues);
  const { description, issues: found } = resolve(Object.fromEntries(migrate(Number(format), keys)));
  return { kind: 'opened', description, claim, checked, issues: [...issues, ...found] };
}

/** What reads races; most links are none, and a page that opens none does without. */
function racing(): Promise<typeof RaceLink> {
  return import('./race-link.ts').catch(() => {
    throw new InputError('The link is to a race, and what reads races could not be fetched. Reload the page.');
  });
}

/** Some programs escape a link's characters once; a text that cannot be unescaped is taken as it is. */
function unescape(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}

function split(body: string, issues: Issue[]): Map<string, unknown> {
  const keys = new Map<string, unknown>();
  const repeated = new Set<string>();
  const parts = body.split('&');
  if (parts.length > MOST_PARTS) throw new InputError(`The link has ${parts.length} parts; no run needs so many.`);
  for (const part of parts) {
    if (part === '') continue;
    const at = part.indexOf('=');
    if (at < 1)
      throw new InputError(
        `The link holds ${JSON.stringify(part.slice(0, 40))}, but every part must be a key, "=" and a value.`,
      );
    const key = part.slice(0, at);
    if (keys.has(key)) repeated.add(key);
    else keys.set(key, part.slice(at + 1));
  }
  for (const key of repeated) {
    issues.push({ key, message: `${quote(key)} stands in the link more than once; the first one counts.` });
  }
  return keys;
}

function verifyCheck(fragment: string, keys: Map<string, unknown>): boolean {
  const check = keys.get('c');
  keys.delete('c');
  if (check === undefined) return false;
  const text = fragment.slice(0, fragment.indexOf('&c='));
  if (fragment === `${text}&c=${checkOf(text)}`) return true;
  throw new InputError(
    'The link does not match its own check: it was cut or changed on its way. Copy it again, whole.',
  );
}

async function merge(keys: Map<string, unknown>, issues: Issue[]): Promise<void> {
  const packed = keys.get('z');
  keys.delete('z');
  if (packed === undefined) return;
  let record: unknown;
  try {
    record = JSON.parse(await unpack(String(packed)));
  } catch {
    throw new InputError('The packed part of the link (z) is damaged. Copy the link again, whole.', 'z');
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    throw new InputError('The packed part of the link (z) holds no settings. Copy the link again, whole.', 'z');
  }
  const entries = Object.entries(record);
  if (entries.length > MOST_PARTS) throw new InputError(`The link packs ${entries.length} keys; no run needs so many.`);
  for (const [key, value] of entries) {
    if (keys.has(key))
      issues.push({ key, message: `${quote(key)} stands in the link twice; the readable one counts.` });
    else keys.set(key, value);
  }
}

/** A value as it can stand in a link, or null where it cannot. */
function plainText(value: unknown): string | null {
  const text = Array.isArray(value) ? value.map(plainText).join('_') : String(value).replace('e+', 'e');
  return PLAIN.test(text) ? text : null;
}
