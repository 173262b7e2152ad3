import type { Evidence } from '../../core/analysis/evidence.ts';
import { LEVEL, runsNeeded } from '../../core/analysis/holm.ts';
import type { Pair } from '../../core/analysis/pairs.ts';
import type { RunDescription } from '../../core/experiment/description.ts';
import { problemOf } from '../../core/problems/registry.ts';
import type { EvidencePlan, Race } from '../../core/race/race.ts';
import { measureOf } from './measure.ts';
import { count, counted, measured } from './numbers.ts';

/** What may be said of a race, and never more. */
export interface ClaimText {
  /** True where a difference between lanes is beyond chance. */
  readonly claimed: boolean;
  readonly headline: string;
  /** What the headline rests on, a sentence each. */
  readonly details: readonly string[];
}

/** Whether a race can bear a claim: how many runs each it needs for that, and how many are planned. */
export function neededText(lanes: number, planned: number): string {
  if (lanes < 2) return 'A comparison needs two lanes or more.';
  const needed = runsNeeded(lanes);
  const each = `with ${count(lanes)} lanes a claim needs at least ${needed} runs of each`;
  if (planned < needed) return `With ${counted(planned, 'run')} each nothing can be claimed: ${each}.`;
  return `What is seen in one run of each may be chance: ${each}, and ${planned} are planned.`;
}

/**
 * What the runs of a race say about its lanes. Nothing is claimed before all planned runs are over, since those that end first are
 * not like the others, and since whoever looks after every run finds a difference in the end.
 * @param names of the lanes, for sentences
 */
export function claimText(evidence: Evidence, { lanes, evidence: plan }: Race, names: readonly string[]): ClaimText {
  const { pairs, finished, planned, needed } = evidence;
  const nothing = (headline: string): ClaimText => ({ claimed: false, headline, details: [] });
  if (lanes.length < 2 || plan.count < needed) return nothing(neededText(lanes.length, plan.count));
  if (finished < planned)
    return nothing(
      `${count(finished)} of ${counted(planned, 'run')} are over. Nothing is claimed before all of them are.`,
    );
  const [description] = lanes;
  const where = whereText(description, plan);
  const told = pairs.filter(({ corrected }) => corrected <= LEVEL);
  if (told.length === 0) {
    const [least] = [...pairs].sort((one, other) => one.corrected - other.corrected);
    const between = pairs.length === 1 ? `between ${names[0]} and ${names[1]}` : 'between any two lanes';
    const headline = `No difference ${between} can be told from chance ${where} (${pOf(least, pairs)}).`;
    return { claimed: false, headline, details: ['That is no proof that there is none: more runs may show it.'] };
  }
  told.sort((one, other) => Number(isControl(other, lanes)) - Number(isControl(one, lanes)));
  const sentences = told.map((pair) => pairText(pair, evidence, description, names, where, pairs));
  const rest = pairs.length - told.length;
  const details = [
    ...(rest > 0
      ? [
          `Between the other ${rest === 1 ? 'pair' : counted(rest, 'pair')} of lanes no difference can be told from chance.`,
        ]
      : []),
    'It holds for this problem, this budget and these settings; of others it says nothing.',
  ];
  const control = pairs.find((pair) => isControl(pair, lanes));
  if (control && told[0] !== control) {
    const headline = `No difference between ${names[control.first]} and ${names[control.second]} can be told from chance ${where} (${pOf(control, pairs)}).`;
    return { claimed: false, headline, details: [...sentences, ...details] };
  }
  if (control || sentences.length === 1)
    return { claimed: true, headline: sentences[0], details: [...sentences.slice(1), ...details] };
  return { claimed: true, headline: overviewOf(told, evidence, names, where), details: [...sentences, ...details] };
}

/** Whether one of a pair asks the question and the other repeats its last line: the first thing to know about the answers. */
function isControl({ first, second }: Pair, lanes: readonly RunDescription[]): boolean {
  const copies = [first, second].map((lane) => lanes[lane].parameters['model'] === 'copy-best');
  return lanes[first].strategy === lanes[second].strategy && copies[0] !== copies[1];
}

/** One lane that is beyond chance better than each other, or how many pairs differ. */
function overviewOf(
  told: readonly Pair[],
  { lanes, pairs }: Evidence,
  names: readonly string[],
  where: string,
): string {
  const won = lanes.map((_, lane) => told.filter((pair) => betterOf(pair) === lane).length);
  const first = won.findIndex((pairsWon) => pairsWon === lanes.length - 1);
  if (first >= 0)
    return `${names[first]} does better than each of the other ${counted(lanes.length - 1, 'lane')} ${where}.`;
  return `${count(told.length)} of ${counted(pairs.length, 'pair')} of lanes differ by more than chance ${where}.`;
}

/** "CMA-ES needs fewer evaluations than Deep GA to reach 10⁻⁸ on f10 in 5 dimensions, over 15 instances (p = 3.1·10⁻⁵, better in 15 of 15)." */
function pairText(
  pair: Pair,
  { lanes }: Evidence,
  description: RunDescription,
  names: readonly string[],
  where: string,
  pairs: readonly Pair[],
): string {
  const better = betterOf(pair);
  const other = better === pair.first ? pair.second : pair.first;
  const [one, two] = [better, other].map((lane) => lanes[lane].arts[lanes[lane].arts.length - 1]);
  const [won, lost, equal] = better === pair.first ? pair.wins : [pair.wins[1], pair.wins[0], pair.wins[2]];
  const runs = won + lost + equal;
  const ties = equal > 0 ? `, equal in ${count(equal)}` : '';
  const how = `(${pOf(pair, pairs)}, better in ${count(won)} of ${count(runs)}${ties})`;
  const did = deedText(one, two, description, names[other]);
  return `${names[better]} ${did} ${where} ${how}.`;
}

type Reached = { readonly reached: number; readonly trials: number };

/** What the better lane did, as far as all runs of both say the same. */
function deedText(better: Reached, other: Reached, description: RunDescription, name: string): string {
  const measure = measureOf(description);
  const tried = description.task ? 'tries fewer policies' : 'needs fewer evaluations';
  if (better.reached === better.trials && other.reached === other.trials) {
    const { target, task } = description;
    return `${tried} than ${name} to reach ${target > 0 || task ? measure.goal(target) : 'the optimum exactly'}`;
  }
  if (better.reached === 0 && other.reached === 0) {
    const comparison = measure.upwards ? 'higher' : 'lower';
    return `comes to a ${comparison} ${measure.name} than ${name} within ${measure.counted(description.evaluations)}`;
  }
  const shares = [better, other].map(({ reached, trials }) => `${count(reached)} of ${count(trials)}`);
  return `does better than ${name}, with ${shares[0]} runs at the target against ${shares[1]},`;
}

function betterOf({ first, second, better }: Pair): number {
  return better > 0.5 ? first : second;
}

function pOf({ corrected }: Pair, pairs: readonly Pair[]): string {
  const p = corrected > 0.995 ? '1' : measured(corrected, 2);
  return pairs.length > 1 ? `p = ${p} after Holm’s correction` : `p = ${p}`;
}

/** "on f10 in 5 dimensions, over 15 instances", "on CartPole, over 15 seeds". */
function whereText({ problem, dim, instance, task }: RunDescription, { over, count: runs }: EvidencePlan): string {
  const found = problemOf(problem);
  const name = task ? found.name : problem.replace('bbob-', '');
  const several = over === 'instances' ? `${count(runs)} instances` : `${count(runs)} seeds`;
  const one = over === 'seeds' && found.instances[1] > found.instances[0] ? `instance ${count(instance)} of ` : '';
  return `on ${one}${name}${task ? '' : ` in ${count(dim)} dimensions`}, over ${several}`;
}
