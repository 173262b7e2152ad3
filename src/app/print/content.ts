import type { RunDescription } from '../../core/experiment/description.ts';
import type { Result } from '../../core/experiment/result.ts';
import { BBOB_PROBLEMS } from '../../core/problems/bbob/registry.ts';
import { problemOf } from '../../core/problems/registry.ts';
import { isTask } from '../../core/problems/task.ts';
import { strategyOf } from '../../core/strategies/registry.ts';
import { runName } from '../../core/strategies/run-name.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';
import type { Ranges } from '../stages/viewport.ts';
import { axisName } from '../words/axes.ts';
import { coordinate, count, counted } from '../words/numbers.ts';
import { askedOf, questionsOn, type Question } from '../words/questions.ts';
import { settingRows, tellingRows, type SettingRow } from '../words/setting-rows.ts';
import { functionTexts } from '../words/function-texts.ts';
import { textsOf } from '../words/task-texts.ts';
import { happened, type Happened } from './happened.ts';

/** What a sheet is made from: the run, and what of it the page shows. */
export interface SheetSource {
  readonly description: RunDescription;
  /** Newest snapshots of all repetitions, as far as there are any. */
  readonly runs: readonly (Snapshot | undefined)[];
  readonly watched: number;
  readonly phase: 'idle' | 'playing' | 'paused' | 'done' | 'failed';
  /** Why the run failed; empty unless it did. */
  readonly failure: string;
  /** Empty until every repetition is done. */
  readonly results: readonly Result[];
  /** The result link that the page was opened with came out the same here. */
  readonly reproduced: boolean;
  /** Null until it is known. */
  readonly optimum: { readonly fopt: number; readonly xopt: Float64Array } | null;
  /** Whether the page has a setting or a part of it on show. */
  shows(key: string): boolean;
  /** In somebody else's page parts are left out for want of room; elsewhere because they are not to be known. */
  readonly embedded: boolean;
  /** Identifiers of the plots that the page has of this run. */
  readonly plots: readonly string[];
  readonly logarithmic: boolean;
  /** What the picture of the stage shows. */
  readonly ranges: Ranges;
}

/** Everything on a sheet that is said in words. */
export interface SheetContent {
  readonly title: string;
  /** Whether there is a run to look at, or one to come. */
  readonly begun: boolean;
  readonly facts: string;
  /** Null where the page does not show it. */
  readonly problem: {
    readonly about: string;
    /** Exact rules of a task; empty for a function. */
    readonly rules: string;
    /** The formula, and a line for each definition that it uses; none for a task. */
    readonly formula: readonly string[];
    readonly optimum: string;
  } | null;
  readonly strategy: string | null;
  readonly settings: readonly SettingRow[];
  /** Settings that there was no room for; they are as usual. */
  readonly unsaid: number;
  readonly happened: Happened | null;
  readonly questions: readonly Question[];
  /** Identifiers of the plots to print, the most important first; none where the page shows none. */
  readonly plots: readonly string[];
}

/** Coordinates of an optimum that are listed. */
const MOST_COORDINATES = 3;
const MOST_PLOTS = 3;
const MOST_SETTINGS = 8;
/** Plots that every sheet has where the strategy has them; then come those that the questions ask about, then the rest. */
const FIRST_PLOTS: readonly string[] = ['cost', 'score', 'return', 'sigma'];
/** Plots to sketch into before a run: its costs. */
const SKETCHED = 'cost';

/** Puts a sheet together in words. What the page does not show, the sheet does not tell either. */
export function sheetContent(source: SheetSource): SheetContent {
  const { description, watched, runs, results, shows } = source;
  const problem = BBOB_PROBLEMS.find(({ id }) => id === description.problem);
  const strategy = strategyOf(description.strategy);
  const snapshot = runs[watched];
  const begun = snapshot !== undefined && snapshot.head.generation > 0;
  const offered = shows('plots') ? source.plots : [];
  const all = settingRows(description).filter(({ key }) => shows(key));
  const settings = tellingRows(all, MOST_SETTINGS);
  const questions = questionsOn(
    askedOf({
      description,
      strategy,
      properties: problem && known(source, 'problem') ? problem.properties : null,
      snapshot: begun ? snapshot : null,
      results,
      plots: offered,
      logarithmic: source.logarithmic,
      ranges: source.ranges,
    }),
  );
  return {
    title: titleOf(source),
    begun,
    facts: factsOf(source),
    problem: shows('problem') ? problemText(source) : null,
    strategy: shows('strategy') ? strategy.summary : null,
    settings,
    unsaid: all.length - settings.length,
    happened: shows('numbers') ? happened(source) : null,
    questions,
    // Before a run there is one to sketch into, and no more to look at.
    plots: begun ? chosenPlots(offered, questions) : offered.filter((id) => id === SKETCHED),
  };
}

function known({ shows, embedded }: SheetSource, key: string): boolean {
  return embedded || shows(key);
}

function titleOf(source: SheetSource): string {
  const { problem } = source.description;
  const who = known(source, 'strategy') ? runName(source.description) : 'A search';
  return `${who} on ${known(source, 'problem') ? problemOf(problem).name : source.description.task ? 'a task' : 'a landscape'}`;
}

function factsOf(source: SheetSource): string {
  const { problem, dim, instance, seed, repetitions, task } = source.description;
  const varies = !task || problemOf(problem).instances[1] > 1;
  return [
    ...(known(source, 'problem') && !task ? [`function ${problem.replace('bbob-', '')}`] : []),
    task ? counted(dim, 'weight') : `${count(dim)} dimensions`,
    ...(known(source, 'instance') && varies ? [`instance ${String(instance)}`] : []),
    ...(known(source, 'seed') ? [`seed ${String(seed)}`] : []),
    ...(repetitions > 1 ? [`${count(repetitions)} repetitions`] : []),
  ].join(' · ');
}

function problemText({ optimum, description }: SheetSource): SheetContent['problem'] {
  const problem = problemOf(description.problem);
  if (isTask(problem)) return { ...textsOf(problem.id), formula: [], optimum: '' };
  const found = BBOB_PROBLEMS.find(({ id }) => id === problem.id);
  if (!found) return null;
  const place = optimum?.xopt.length === description.dim ? optimumText(optimum) : '';
  return { ...functionTexts(found.number), rules: '', optimum: place };
}

function optimumText({ fopt, xopt }: { readonly fopt: number; readonly xopt: Float64Array }): string {
  const places = Array.from(xopt.subarray(0, MOST_COORDINATES), (value, j) => `${axisName(j)} = ${coordinate(value)}`);
  const rest = xopt.length > MOST_COORDINATES ? ', …' : '';
  return `f_opt = ${coordinate(fopt)} at ${places.join(', ')}${rest}`;
}

function chosenPlots(offered: readonly string[], questions: readonly Question[]): readonly string[] {
  const wanted = [...FIRST_PLOTS, ...questions.map(({ plot }) => plot), ...offered];
  return [...new Set(wanted)].filter((id) => offered.includes(id)).slice(0, MOST_PLOTS);
}
