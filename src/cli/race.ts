import { Weighing, type Evidence } from '../core/analysis/evidence.ts';
import type { TrialOutcome } from '../core/analysis/outcome.ts';
import { yardstickOf } from '../core/analysis/yardstick.ts';
import type { Race } from '../core/race/race.ts';
import { strategyOf } from '../core/strategies/registry.ts';
import { Kernels } from '../kernels/kernels.ts';
import { Trials } from '../runtime/trials.ts';
import type { FinishedTrial } from '../runtime/trials-options.ts';
import { kernelModule } from './kernels.ts';
import { spawnThread } from './spawn.ts';

export interface RaceOptions {
  /** Threads that compute trials side by side, at least 1. */
  readonly workers: number;
  readonly onTrial: (trial: FinishedTrial) => void;
  readonly onNotice: (message: string) => void;
}

/**
 * Computes all trials of a race and what they come to.
 * @throws Error with a sentence when they cannot be computed
 */
export async function runRace(race: Race, { workers, onTrial, onNotice }: RaceOptions): Promise<Evidence> {
  const module = kernelModule();
  const yardstick = yardstickOf(race.lanes[0]);
  const setting = { lanes: race.lanes.length, count: race.evidence.count, seed: race.lanes[0].seed, yardstick };
  const weighing = new Weighing(new Kernels(module), setting);
  const take = (trial: FinishedTrial): void => {
    weighing.add(trial);
    onTrial(trial);
  };
  const trials = new Trials({ spawn: spawnThread, module, race, workers, onTrial: take, onNotice });
  const end = await trials.end;
  if (end.kind === 'failed') throw new Error(end.failure);
  return weighing.evidence();
}

/** Names of the lanes, each with its number, because a strategy may stand in several. */
export function laneNames({ lanes }: Race): readonly string[] {
  return lanes.map(({ strategy }, k) => `${k + 1} ${strategyOf(strategy).name}`);
}

/** What the runs of each lane came to, then what tells lanes apart, as lines of text. */
export function raceTable(race: Race, outcomes: readonly TrialOutcome[], evidence: Evidence): string[] {
  const names = laneNames(race);
  const rows = evidence.lanes.map(({ trials, arts }, lane) => {
    const own = outcomes.filter((outcome) => outcome.lane === lane);
    const { reached, art, interval } = arts[arts.length - 1];
    const between = interval ? `${whole(interval.lower)} to ${whole(interval.upper)}` : '';
    return [names[lane], `${reached} of ${trials}`, whole(art), between, cost(medianOf(own)), endings(own)];
  });
  const head = ['Lane', 'Reached', 'Evaluations', '95 % interval', 'Median cost', 'Ended by'];
  const pairs = evidence.pairs.map(({ first, second, p, corrected, better }) => [
    `${names[first]} before ${names[second]}`,
    `${Math.round(100 * better)} %`,
    cost(p),
    cost(corrected),
  ]);
  return [
    ...aligned([head, ...rows]),
    ...(pairs.length > 0
      ? ['', ...aligned([['Pair', 'Probability', 'p', "p after Holm's correction"], ...pairs])]
      : []),
    ...(pairs.length > 0 && race.evidence.count < evidence.needed
      ? ['', `Nothing can be claimed with so few: ${evidence.needed} trials of each lane are needed at least.`]
      : []),
  ];
}

function endings(outcomes: readonly TrialOutcome[]): string {
  const counts = new Map<string, number>();
  for (const { reason } of outcomes) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${reason} ${count}`)
    .join(', ');
}

function medianOf(outcomes: readonly TrialOutcome[]): number {
  const costs = Float64Array.from(outcomes, ({ best }) => best).sort();
  const middle = Math.floor(costs.length / 2);
  return costs.length % 2 === 1 ? costs[middle] : (costs[middle - 1] + costs[middle]) / 2;
}

const whole = (value: number): string => (Number.isFinite(value) ? String(Math.round(value)) : '–');
const cost = (value: number): string => (Number.isFinite(value) ? String(Number(value.toPrecision(3))) : '–');

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
}
