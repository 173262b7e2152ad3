import { distance } from 'fastest-levenshtein';
import type { Issue } from '../experiment/fields.ts';
import { nearest } from '../experiment/nearest.ts';
import { quote } from '../experiment/quote.ts';
import { knownKeys, RUN_FIELDS } from '../experiment/schema.ts';
import { TASK_KEYS } from '../experiment/task-settings.ts';
import { ALL_STRATEGIES } from '../strategies/registry.ts';

/** Parts of the page that a link may show or leave out but that set nothing. */
export const PARTS = ['numbers', 'plots'] as const;

const SETTINGS = knownKeys();
const PARAMETERS = [...new Set(ALL_STRATEGIES.flatMap(({ parameters }) => Object.keys(parameters)))];
const PROBLEM = ['problem', 'dim', 'instance', ...TASK_KEYS];
const STRATEGY = ['strategy', 'restart', ...PARAMETERS];

/** Names that stand for several settings or parts. Where one is also a setting's key, it stands for the whole group. */
export const GROUPS = {
  all: [...SETTINGS, ...PARTS],
  problem: PROBLEM,
  strategy: STRATEGY,
  parameters: PARAMETERS,
  run: ['start', 'changes', ...Object.keys(RUN_FIELDS).filter((key) => key !== 'restart')],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Group = keyof typeof GROUPS;

const QUERY_KEYS = ['embed', 'controls', 'lock', 'theme'] as const;
const THEMES = ['light', 'dark'] as const;
/** Longest query that is looked at, and most names of a list. */
const MOST_CHARACTERS = 4000;
const MOST_NAMES = 100;
/** A foreign key this near to one of ours is a slip of the pen, not somebody else's. */
const SLIP = 2;

/** What the author of a link decided about the page: how much of it there is, and what may be changed. */
export interface Controls {
  /** Only the stage, the transport and what is shown by name. */
  readonly embed: boolean;
  /** Null follows the reader. */
  readonly theme: (typeof THEMES)[number] | null;
  /** Keys of settings, and parts, that are on the page. */
  readonly shown: ReadonlySet<string>;
  /** Keys of settings that cannot be changed. */
  readonly locked: ReadonlySet<string>;
  /** The list of locks as it was written, as far as it was understood: what another link to the same exercise says. */
  readonly lock: readonly string[];
  readonly issues: readonly Issue[];
}

/**
 * Reads the query of an address, with or without `?`: `embed`, `theme=light|dark`, `controls=` and `lock=`. The last two
 * are lists of settings, parts and groups joined by commas, read from left to right; a minus before a name takes it out
 * again, and a list that begins with a minus begins with everything. Whatever it is given, it never throws: what is not
 * understood is named in an issue and left out, and keys of other programs are passed over.
 */
export function readControls(query: string): Controls {
  const issues: Issue[] = [];
  const keys = new URLSearchParams(query.length > MOST_CHARACTERS ? '' : query);
  if (query.length > MOST_CHARACTERS) {
    issues.push({
      key: 'query',
      message: `The link has ${query.length} characters between "?" and "#"; none were read.`,
    });
  }
  const embed = keys.has('embed');
  nameSlips(keys, issues);
  const shown = readList('controls', keys.get('controls') ?? (embed ? '' : 'all'), issues);
  const locks = readList('lock', keys.get('lock') ?? '', issues);
  // Parts set nothing, so there is nothing about them to lock; `lock=all` may still say so.
  const locked = new Set(SETTINGS.filter((key) => locks.members.has(key)));
  const theme = readTheme(keys.get('theme'), issues);
  return { embed, theme, shown: shown.members, locked, lock: locks.names, issues };
}

/** The query, without `?`, that says this; empty for the whole page with nothing locked. */
export function writeControls(wanted: {
  readonly embed: boolean;
  readonly controls: readonly string[] | null;
  readonly lock: readonly string[];
  readonly theme: Controls['theme'];
}): string {
  const { embed, controls, lock, theme } = wanted;
  const parts = [
    embed ? 'embed' : '',
    controls && (controls.length > 0 || !embed) ? `controls=${controls.join(',')}` : '',
    lock.length > 0 ? `lock=${lock.join(',')}` : '',
    theme ? `theme=${theme}` : '',
  ];
  return parts.filter((part) => part !== '').join('&');
}

function readList(key: string, text: string, issues: Issue[]) {
  const names = text.split(',').map((name) => name.trim());
  const understood: string[] = [];
  const members = new Set<string>(names[0].startsWith('-') ? GROUPS.all : []);
  if (names.length > MOST_NAMES) {
    issues.push({ key, message: `${key} lists ${names.length} names; only the first ${MOST_NAMES} were read.` });
  }
  for (const written of names.slice(0, MOST_NAMES)) {
    if (written === '') continue;
    const without = written.startsWith('-');
    const name = without ? written.slice(1) : written;
    const meant = membersOf(name);
    if (!meant) {
      issues.push({ key, message: unknownName(key, name) });
      continue;
    }
    understood.push(written);
    for (const member of meant) {
      if (without) members.delete(member);
      else members.add(member);
    }
  }
  return { members, names: understood };
}

function membersOf(name: string): readonly string[] | null {
  if (Object.hasOwn(GROUPS, name)) return GROUPS[name as Group];
  return (GROUPS.all as readonly string[]).includes(name) ? [name] : null;
}

function unknownName(key: string, name: string): string {
  const known = nearest(name, [...Object.keys(GROUPS), ...GROUPS.all]);
  const hint = known ? `; did you mean ${known}?` : '.';
  return `${key} names ${quote(name)}, which is no control of this page${hint}`;
}

function readTheme(text: string | null, issues: Issue[]): Controls['theme'] {
  if (text === null) return null;
  const theme = THEMES.find((known) => known === text);
  if (!theme) {
    issues.push({
      key: 'theme',
      message: `theme is ${quote(text)}, but it can only be light or dark; the page follows you.`,
    });
  }
  return theme ?? null;
}

function nameSlips(keys: URLSearchParams, issues: Issue[]): void {
  for (const key of new Set([...keys.keys()].slice(0, MOST_NAMES))) {
    if ((QUERY_KEYS as readonly string[]).includes(key)) continue;
    const meant = QUERY_KEYS.find(
      (known) => key.length <= 2 * known.length && distance(key.toLowerCase(), known) <= SLIP,
    );
    if (meant) issues.push({ key, message: `The link says ${quote(key)} before its "#"; did you mean ${meant}?` });
  }
}
