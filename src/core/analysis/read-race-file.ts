import { InputError, type Issue } from '../experiment/fields.ts';
import type { EndReason } from '../experiment/need.ts';
import { listIn, recordIn, wholeIn, type Given } from '../experiment/parsed.ts';
import { quote } from '../experiment/quote.ts';
import { compareRevisions, REVISION_PARTS, type Revisions } from '../experiment/revisions.ts';
import type { Race } from '../race/race.ts';
import { resolveRace } from '../race/settings.ts';
import { STOP_REASONS } from '../strategies/stopping.ts';
import { RACE_FORMAT, RACE_VERSION } from './race-format.ts';
import type { RecordedTrial } from './record.ts';
import { yardstickOf, type Yardstick } from './yardstick.ts';

/** A race out of a file, with the runs that were over. */
export interface RaceInFile {
  readonly race: Race;
  readonly outcomes: readonly RecordedTrial[];
  readonly issues: readonly Issue[];
}

const REASONS: ReadonlySet<string> = new Set(['target', 'evaluations', 'generations', ...Object.keys(STOP_REASONS)]);

/**
 * Reads a race file that has been parsed. Its statistics are left where they are: they follow from the runs.
 * @throws InputError when it is something else, of a newer version, or damaged
 */
export function readRaceFile(content: unknown): RaceInFile {
  const record = recordIn(content, 'The file');
  if (record['format'] !== RACE_FORMAT)
    throw new InputError(`This is not a race file: its "format" must be "${RACE_FORMAT}".`);
  if (record['version'] !== RACE_VERSION)
    throw new InputError(
      `The race file is of version ${quote(record['version'])}, and this build knows version ${RACE_VERSION}.`,
    );
  const { race, issues } = resolveRace(recordIn(record['settings'], '"settings"'));
  const yardstick = yardstickOf(race.lanes[0]);
  // Runs that were measured otherwise, or belong to a race that had to be changed, are those of another race.
  const same =
    issues.length === 0 && alike(record['targets'], yardstick.targets) && alike(record['grid'], yardstick.grid);
  if (!same && listIn(record['trials'], 'trials').length > 0) {
    const message = 'The runs in the file were measured otherwise than this build measures; they were left out.';
    return { race, outcomes: [], issues: [...issues, { key: 'trials', message }] };
  }
  const outcomes = listIn(record['trials'], 'trials').map((given) => trialIn(given, race, yardstick));
  if (new Set(outcomes.map(({ lane, trial }) => `${lane} ${trial}`)).size < outcomes.length)
    throw new InputError('A trial is in the file twice. Ask for the file again.');
  return { race, outcomes, issues: [...issues, ...revisionIssues(record['lanes'], race)] };
}

function trialIn(given: unknown, { lanes, evidence }: Race, { targets, grid }: Yardstick): RecordedTrial {
  const record = recordIn(given, 'A trial');
  const lane = wholeIn(record, 'lane', 1, lanes.length) - 1;
  const trial = wholeIn(record, 'trial', 1, evidence.count) - 1;
  const { ended, restarts, seconds, digest } = record;
  if (typeof ended !== 'string' || !REASONS.has(ended))
    throw new InputError(`A trial ended by ${quote(ended)}, which is no reason that this build knows.`);
  const costs = numbersIn(record, 'costs', grid.length);
  const hits = numbersIn(record, 'hits', targets.length);
  if (hits.length < targets.length || costs.length === 0)
    throw new InputError(
      `A trial has ${hits.length} hits and ${costs.length} costs; ${targets.length} and 1 at least are expected.`,
    );
  if (hits.some((hit, k) => hit < hits[k - 1]) || costs.some((cost, k) => cost > costs[k - 1]))
    throw new InputError(
      'A trial reached a harder target before an easier one, or its lowest cost rose: it is damaged.',
    );
  return {
    lane,
    trial,
    reason: ended as EndReason,
    evaluations: wholeIn(record, 'evaluations', 0, Number.MAX_SAFE_INTEGER),
    generations: wholeIn(record, 'generations', 0, Number.MAX_SAFE_INTEGER),
    ...(restarts === undefined ? {} : { restarts: wholeIn(record, 'restarts', 0, Number.MAX_SAFE_INTEGER) }),
    best: numberIn(record['best'], 'best'),
    ...(seconds === undefined ? {} : { seconds: numberIn(seconds, 'seconds') }),
    ...(typeof digest === 'string' ? { digest } : {}),
    hits,
    curve: Float64Array.from(grid, (_, place) => costs[Math.min(place, costs.length - 1)]),
  };
}

function revisionIssues(given: unknown, { lanes }: Race): readonly Issue[] {
  return listIn(given, 'lanes').flatMap((one, k) => {
    const made = recordIn(recordIn(one, 'A lane')['revisions'], '"revisions"');
    if (k >= lanes.length || !REVISION_PARTS.every((part) => Number.isInteger(made[part]))) return [];
    const differences = compareRevisions(lanes[k], made as unknown as Revisions);
    return differences.map((message) => ({ key: `lane${k + 1}`, message: `Lane ${k + 1} was ${message}.` }));
  });
}

function alike(given: unknown, numbers: Float64Array): boolean {
  return Array.isArray(given) && given.length === numbers.length && given.every((one, k) => one === numbers[k]);
}

function numbersIn(record: Given, key: string, most: number): Float64Array {
  const list = listIn(record[key], key);
  if (list.length > most) throw new InputError(`${key} has ${list.length} numbers, but ${most} at most are expected.`);
  return Float64Array.from(list, (one) => numberIn(one, key));
}

function numberIn(given: unknown, key: string): number {
  if (given === null) return Infinity;
  if (typeof given === 'number' && given >= 0) return given;
  throw new InputError(`${key} is ${quote(given)}, but it must be a number of 0 or more, or null for infinite.`);
}
