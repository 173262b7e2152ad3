import { revisionsOf } from '../experiment/revisions.ts';
import { raceSettingsOf } from '../race/settings.ts';
import { trialOf } from '../race/race.ts';
import type { Evidence } from './evidence.ts';
import { RACE_FORMAT, RACE_VERSION } from './race-format.ts';
import { inOrder, SOFTWARE, type RaceRecord, type RecordedTrial } from './record.ts';
import { yardstickOf, type Yardstick } from './yardstick.ts';

/**
 * Everything about a race as JSON. `settings` are those of its link; `lanes` say what their numbers were made with; `targets` are
 * costs, `grid` evaluations. Each of `trials` has `hits`, evaluations until each target, and `costs`, the lowest cost after the
 * evaluations of the grid until its end. `statistics` follow from them. Lanes and trials are counted from 1; null is infinite
 * (never reached, no finite cost) or, where no run is over, nothing. `read-race-file.ts` reads it back.
 */
export function writeRaceFile(record: RaceRecord): string {
  const { race, names, link, outcomes, evidence } = record;
  const yardstick = yardstickOf(race.lanes[0]);
  const content = {
    format: RACE_FORMAT,
    version: RACE_VERSION,
    software: SOFTWARE,
    link,
    settings: raceSettingsOf(race),
    lanes: race.lanes.map((lane, k) => ({
      name: names[k],
      strategy: lane.strategy,
      parameters: lane.parameters,
      restart: lane.restart,
      revisions: revisionsOf(lane),
    })),
    targets: [...yardstick.targets],
    grid: [...yardstick.grid],
    trials: inOrder(outcomes).map((outcome) => trialRecord(record, outcome, yardstick)),
    statistics: statisticsOf(evidence, yardstick),
  };
  // JSON has no infinite numbers.
  return `${JSON.stringify(content, (_, value: unknown) => (value instanceof Float64Array ? [...value] : value))}\n`;
}

function trialRecord({ race }: RaceRecord, outcome: RecordedTrial, { grid }: Yardstick) {
  const { lane, trial, reason, evaluations, generations, restarts, best, hits, curve, seconds, digest } = outcome;
  const { seed, instance } = trialOf(race, lane, trial);
  // Behind its end a curve goes on as it is.
  const length = grid.findIndex((at) => at >= evaluations) + 1;
  return {
    ...{ lane: lane + 1, trial: trial + 1, seed, instance, ended: reason, evaluations, generations },
    ...(restarts === undefined ? {} : { restarts }),
    best,
    ...(seconds === undefined ? {} : { seconds }),
    ...(digest === undefined ? {} : { digest }),
    hits,
    costs: curve.slice(0, length || curve.length),
  };
}

function statisticsOf({ lanes, pairs, finished, planned, needed }: Evidence, { targets }: Yardstick) {
  return {
    finished,
    planned,
    runs_needed_for_a_claim: needed,
    lanes: lanes.map(({ trials, arts, measured, restarted, measuredUntil, band }) => ({
      trials,
      average_runtimes: arts.map(({ target, reached, art, interval }) => ({
        ...{ target: targets[target], reached, evaluations: art },
        interval: interval && [interval.lower, interval.upper],
      })),
      runtimes: { evaluations: measured.at, share: measured.share },
      runtimes_with_simulated_restarts: {
        ...{ evaluations: restarted.at, share: restarted.share },
        measured_until: measuredUntil,
      },
      costs: { quarter: band.lower, median: band.median, three_quarters: band.upper },
    })),
    pairs: pairs.map(({ first, second, p, corrected, how, better, wins }) => ({
      lanes: [first + 1, second + 1],
      ...{ p, p_holm: corrected, how, probability_better: better },
      ...{ wins: wins[0], losses: wins[1], equal: wins[2] },
    })),
  };
}
