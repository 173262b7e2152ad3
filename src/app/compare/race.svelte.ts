import type { RecordedTrial } from '../../core/analysis/record.ts';
import type { RunDescription } from '../../core/experiment/description.ts';
import { InputError } from '../../core/experiment/fields.ts';
import { resolve, type Settings } from '../../core/experiment/settings.ts';
import { writeRaceLink } from '../../core/link/race-link.ts';
import { problemOf } from '../../core/problems/registry.ts';
import { isTask } from '../../core/problems/task.ts';
import { readEvidence, usualEvidence } from '../../core/race/evidence.ts';
import { raceOf } from '../../core/race/of-run.ts';
import { MOST_LANES, type EvidencePlan, type Race } from '../../core/race/race.ts';
import { strategyOf } from '../../core/strategies/registry.ts';
import { addressOf } from '../state/address.ts';
import type { Playground } from '../state/playground.svelte.ts';
import { SettingsState } from '../state/settings.svelte.ts';
import { StageView } from '../state/stage-view.svelte.ts';
import { UndoHistory } from '../state/undo.svelte.ts';
import { laneColours, toldColours } from './colours/lane-colours.ts';
import { EvidenceState } from './evidence.svelte.ts';
import type * as RaceFiles from './export/race-files.ts';
import type { PlotFormat, TableKind } from './export/race-files.ts';
import type { RacePlotModel } from './plots/race-plot.ts';
import { Lane } from './lane.svelte.ts';
import { LiveRace } from './live.svelte.ts';
import { joinedText } from './words/joined.ts';
import { laneOf, sharedOf } from '../../core/race/parts.ts';

/** A good first race: a curved ridge that one of them turns along, and the other has to climb in small steps. */
export const FIRST_RACE = { problem: 'bbob-f10', dim: 5 };
export const FIRST_STRATEGIES = ['cma-es', 'deep-ga'] as const;

/** A race that somebody puts together: what its lanes have in common, the lanes, and how it becomes evidence. */
export class RaceState {
  /** The problem, the start, the budgets and the seed of all lanes; its strategy means nothing. */
  readonly shared = new SettingsState(() => this.#shareAnew());
  readonly view = new StageView();
  readonly live: LiveRace;
  readonly evidence: EvidenceState;
  #lanes = $state.raw<readonly Lane[]>([]);
  #plan = $state.raw<EvidencePlan>(usualEvidence(problemOf('bbob-f1')));
  /** A run has just come from elsewhere, to a race of its own or to others. */
  #arrival = $state<'alone' | 'among others' | null>(null);
  #next = 0;
  readonly #undo = new UndoHistory<Race>();
  /** Colours that a link has to tell. */
  #told = $state.raw<Race['colours']>();
  readonly race: Race = $derived({
    lanes: this.#lanes.map(({ description }) => description),
    evidence: this.#plan,
    ...(this.#told ? { colours: this.#told } : {}),
  });
  /** The race before the change that is being made. */
  #before: Race = { lanes: [], evidence: this.#plan };

  constructor(readonly playground: Playground) {
    this.live = new LiveRace(playground);
    this.evidence = new EvidenceState(playground);
    this.shared.adopt(resolve(FIRST_RACE).description);
    this.#plan = usualEvidence(this.shared.problem);
  }

  get lanes(): readonly Lane[] {
    return this.#lanes;
  }

  get plan(): EvidencePlan {
    return this.#plan;
  }

  get full(): boolean {
    return this.#lanes.length >= MOST_LANES;
  }

  /** Whether a run has just come from elsewhere, and nobody has been told yet. */
  get hasArrival(): boolean {
    return this.#arrival !== null;
  }

  /** A menu is to open in which a rival of that run is chosen. */
  get awaitsRival(): boolean {
    return this.#arrival === 'alone';
  }

  /** What all lanes have in common, as the settings of a run. */
  get description(): RunDescription {
    return this.#lanes[0]?.description ?? this.shared.description;
  }

  /** The race that shows best what this is for. */
  beginFirst(): void {
    const lanes = FIRST_STRATEGIES.map((strategy) => resolve({ ...FIRST_RACE, strategy }).description);
    this.#undo.remember(this.race, 'race');
    this.adopt({ lanes, evidence: usualEvidence(problemOf(FIRST_RACE.problem)) });
    this.publish();
  }

  /** Makes this the race to show, from its beginning. */
  adopt({ lanes, evidence, colours = [] }: Race): void {
    const [first] = lanes;
    if (first) this.shared.adopt(resolve(sharedOf(first)).description);
    this.#lanes = lanes.map((description) => this.#laneOf(description));
    this.#dress(colours);
    this.#plan = evidence;
    this.#arrival = null;
    this.#prepare();
    this.#before = this.race;
  }

  /** Shows the race of a link, unless it is shown already. */
  open(race: Race): void {
    if (JSON.stringify(race) === JSON.stringify(this.race)) return;
    const before = this.race;
    this.adopt(race);
    if (before.lanes.length > 0) this.#undo.remember(before, 'link');
    if (race.colours?.some((colour, place) => colour !== null && colour !== this.#lanes[place].colour))
      this.playground.notices.add(
        'Not everybody tells apart the colours that this race came with; some lanes have another one.',
        'page',
      );
  }

  /** Shows runs of this race that a file has brought. */
  bring(outcomes: readonly RecordedTrial[]): void {
    if (outcomes.length === 0) return;
    this.evidence.discard();
    this.evidence.recall(this.race, outcomes);
    const came = outcomes.length === 1 ? '1 run has come' : `${outcomes.length} runs have come`;
    this.playground.notices.add(
      `${came} with the file. They are shown as they are; this page has not computed them.`,
      'page',
    );
  }

  /** Adds a run from elsewhere: the lanes that are there race on its problem from now on. What happens to them, and what becomes of the run, is said. */
  join(run: RunDescription): void {
    const { race, issues } = raceOf(run);
    const [description] = race.lanes;
    const before = this.race;
    const known = this.#lanes.some((lane) => sameSearch(lane.description, description));
    const { notices } = this.playground;
    if (this.full && !known) {
      this.#arrival = 'among others';
      return notices.add(`There is no room for the run in Play: ${MOST_LANES} lanes are there.`, 'page');
    }
    for (const { message } of issues) notices.add(message, 'page');
    const text = joinedText(before, description, known);
    const act = (): void => this.#goBackTo(before);
    if (text.message !== '') notices.add(text.message, 'page', text.moved ? { action: { label: 'Undo', act } } : {});
    this.shared.adopt(resolve(sharedOf(description)).description);
    this.#keepFitting();
    if (!known) this.#lanes = [...this.#lanes, this.#laneOf(description)];
    this.#planAnew();
    this.#arrival = this.#lanes.length < 2 ? 'alone' : 'among others';
    this.#changed('race');
  }

  /** Adds a lane for a strategy, with its defaults. */
  add(strategy: string): void {
    this.#insert({ strategy }, this.#lanes.length);
  }

  duplicate(lane: Lane): void {
    this.#insert(laneOf(lane.description), this.#lanes.indexOf(lane) + 1);
  }

  remove(lane: Lane): void {
    this.#lanes = this.#lanes.filter((other) => other !== lane);
    this.#changed('lanes');
  }

  /** Takes another plan; a number that cannot be is made one that can. */
  choosePlan(change: Partial<EvidencePlan>): void {
    this.#plan = readEvidence(this.shared.problem, { ...this.#plan, ...change }, []);
    this.#changed('plan');
  }

  /** The run that has come was received. */
  received(): void {
    this.#arrival = null;
  }

  get canUndo(): boolean {
    return this.#undo.canUndo;
  }

  get canRedo(): boolean {
    return this.#undo.canRedo;
  }

  undo(): void {
    this.#goTo(this.#undo.undo(this.race));
  }

  redo(): void {
    this.#goTo(this.#undo.redo(this.race));
  }

  /** The page is left: nothing goes on that nobody sees. */
  rest(): void {
    this.live.pause();
  }

  /** The link to this race. */
  async link(): Promise<string> {
    return addressOf(await this.fragment());
  }

  /** The same without the address of the page. */
  fragment(): Promise<string> {
    return this.#lanes.length > 0 ? writeRaceLink(this.race) : Promise.resolve('compare');
  }

  /** Makes the address true to this race, a moment later. */
  publish(): void {
    this.playground.publishRace(() => this.fragment());
  }

  /** Saves a plot as it is shown, or its numbers. */
  async save(format: PlotFormat, model: RacePlotModel): Promise<void> {
    await this.#export(({ savePlot }) => savePlot(this, format, model));
  }

  /** Saves the numbers behind the evidence. */
  async saveTable(kind: TableKind): Promise<void> {
    await this.#export(({ saveTable }) => saveTable(this, kind));
  }

  async #export(save: (files: typeof RaceFiles) => Promise<void>): Promise<void> {
    try {
      await save(await import('./export/race-files.ts'));
    } catch (error) {
      this.playground.notices.add(`The file was not saved: ${(error as Error).message}. Try it again.`, 'page');
    }
  }

  /** Shows a race of before, whatever has been changed since. */
  #goBackTo(race: Race): void {
    this.open(race);
    this.publish();
  }

  #goTo(race: Race | null): void {
    if (!race) return;
    this.adopt(race);
    this.publish();
  }

  #insert(own: Settings, place: number): void {
    if (this.full) return;
    const lane = this.#fitting(own);
    if (!lane) return;
    this.#lanes = this.#lanes.toSpliced(place, 0, lane);
    this.#arrival = null;
    this.#changed('lanes');
  }

  #laneOf(description: RunDescription): Lane {
    return new Lane(this.#next++, description, () => this.#changed('lane'));
  }

  /** A lane with these settings on the common problem; null, and a notice, where it cannot be. */
  #fitting(own: Settings): Lane | null {
    try {
      return this.#laneOf(resolve({ ...sharedOf(this.shared.description), ...own }).description);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.playground.notices.add(error.message, 'run');
      return null;
    }
  }

  #shareAnew(): void {
    this.#planAnew();
    this.#keepFitting();
    this.#changed('shared');
  }

  /** The plan stays, as far as the problem allows it; a problem of another kind has the plan that is usual there. */
  #planAnew(): void {
    const { problem } = this.shared;
    const [before] = this.#before.lanes;
    const alike = before && isTask(problem) === (before.task !== undefined);
    this.#plan = alike ? readEvidence(problem, this.#plan, []) : usualEvidence(problem);
  }

  /** Takes the lanes along to the common settings; one that cannot be there is left out, and that is said. */
  #keepFitting(): void {
    const shared = sharedOf(this.shared.description);
    this.#lanes = this.#lanes.filter((lane) => {
      try {
        lane.settings.adopt(resolve({ ...shared, ...laneOf(lane.description) }).description);
        return true;
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        const { name } = strategyOf(lane.description.strategy);
        this.playground.notices.add(`The lane of ${name} was left out. ${error.message}`, 'page');
        return false;
      }
    });
  }

  #changed(what: string): void {
    this.#dress(this.#lanes.map(({ kept }) => kept));
    this.#undo.remember(this.#before, what);
    this.#prepare(what !== 'plan');
    this.#before = this.race;
    this.publish();
  }

  /** Every lane gets the colour that it wishes for, or else one that is free. */
  #dress(wishes: readonly (string | null)[]): void {
    const strategies = this.#lanes.map(({ description }) => description.strategy);
    const colours = laneColours(strategies, wishes);
    this.#lanes.forEach((lane, place) => lane.give(colours[place]));
    this.#told = toldColours(strategies, colours);
  }

  /** @param anew the race itself is another one, and not only how many runs are planned */
  #prepare(anew = true): void {
    const { dim, task } = this.description;
    this.view.fitTo(dim, 1, task !== undefined);
    if (anew) this.live.prepare(this.race.lanes);
    this.evidence.fitTo(this.race);
  }
}

/** Whether two runs search in the same way, whatever they search. */
function sameSearch(one: RunDescription, other: RunDescription): boolean {
  return JSON.stringify(laneOf(one)) === JSON.stringify(laneOf(other));
}
