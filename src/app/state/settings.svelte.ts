import type { Change, RunDescription } from '../../core/experiment/description.ts';
import { InputError, type Field, type Issue } from '../../core/experiment/fields.ts';
import { fieldsOf, usualOf, valuesOf } from '../../core/experiment/fields-of.ts';
import { resolve, settingsOf, type Settings } from '../../core/experiment/settings.ts';
import type { Problem } from '../../core/problems/problem.ts';
import { readControls, type Controls } from '../../core/link/controls.ts';
import { findProblem, problemOf } from '../../core/problems/registry.ts';
import { isTask } from '../../core/problems/task.ts';
import { strategyOf } from '../../core/strategies/registry.ts';
import type { Strategy } from '../../core/strategies/strategy.ts';
import { differenceWords } from '../words/difference.ts';
import { pinned, refusalOf } from './locks.ts';
import { UndoHistory } from './undo.svelte.ts';

/** What may be taken anew without asking anything that was not asked before. */
const KEEPS_REPLIES = new Set(['evaluations', 'generations', 'target', 'changes', 'all']);

/** What is chosen: only what somebody chose is kept, everything else is its default, so defaults follow the dimension. */
export class SettingsState {
  #chosen = $state.raw<Settings>({});
  #chosenHere = $state(false);
  #told = $state('');
  #notes = $state.raw<Readonly<Record<string, string>>>({});
  readonly #description: RunDescription = $derived(resolve(this.#chosen).description);
  /** Parameters of strategies that were left, so that coming back finds them as they were. */
  readonly #left: Record<string, Settings> = {};
  /** What was chosen for functions, and for each task, when another kind of problem was taken. */
  readonly #leftProblems: Record<string, Settings> = {};
  readonly #undo: UndoHistory<Settings>;

  /**
   * @param onChange told after every change that somebody made here
   * @param controls which settings the link shows and which it locks
   * @param now a clock in milliseconds, which tells one long change from several
   */
  constructor(
    private readonly onChange: () => void,
    private readonly controls: Pick<Controls, 'shown' | 'locked'> = readControls(''),
    now?: () => number,
  ) {
    this.#undo = new UndoHistory(now);
  }

  get description(): RunDescription {
    return this.#description;
  }

  get problem(): Problem {
    return problemOf(this.#description.problem);
  }

  get strategy(): Strategy {
    return strategyOf(this.#description.strategy);
  }

  /** Whether somebody chose this run on this page, undoing and redoing included, and no link or file brought it. */
  get chosenHere(): boolean {
    return this.#chosenHere;
  }

  /** The field behind a key of the description, wherever it is defined. */
  field(key: string): Field {
    const fields: Readonly<Record<string, Field | undefined>> = fieldsOf(this.problem, this.strategy);
    const field = fields[key];
    if (!field) throw new Error(`There is no setting "${key}".`);
    return field;
  }

  value(key: string): number | string {
    return valuesOf(this.#description)[key] as number | string;
  }

  usual(key: string): number | string {
    return usualOf(key, this.field(key), this.#description);
  }

  /** Whether the link has this setting, or this part of the page, on show. */
  shows(key: string): boolean {
    return this.controls.shown.has(key);
  }

  /** Whether any of a group of settings is on show. */
  showsAny(keys: readonly string[]): boolean {
    return keys.some((key) => this.shows(key));
  }

  /** Whether the author of the link has set this for good. */
  locks(key: string): boolean {
    return this.controls.locked.has(key);
  }

  /** Whether anything at all is set for good. */
  get locksAny(): boolean {
    return this.controls.locked.size > 0;
  }

  /** What was wrong with the last value given for a key, as a sentence; empty when nothing was. */
  note(key: string): string {
    return this.#notes[key] ?? '';
  }

  /** Takes a value, as text or number. One that cannot be used changes nothing and leaves a note. */
  set(key: string, value: unknown): void {
    this.#take({ ...this.#chosen, [key]: value }, key);
  }

  /** Back to the default, which may follow the dimension again. */
  reset(key: string): void {
    this.#take(without(this.#chosen, [key]), key);
  }

  /** Takes another problem, with what was chosen for it before. */
  chooseProblem(id: string): void {
    const from = shelfOf(this.#description.problem);
    const to = shelfOf(id);
    if (from === to) return this.set('problem', id);
    const kept = Object.keys(this.#chosen).filter((key) => !this.#ofProblem(key));
    this.#leftProblems[from] = without(this.#chosen, [...kept, 'problem']);
    const chosen = { ...without(this.#chosen, [...Object.keys(this.#leftProblems[from]), 'problem']), problem: id };
    const wanted = { ...chosen, ...this.#leftProblems[to] };
    const task = problemOf(id);
    const able = !this.strategy.needsBehaviour || (isTask(task) && task.behaviour > 0);
    this.#take(
      able ? wanted : without(wanted, ['strategy', 'changes', ...Object.keys(this.strategy.parameters)]),
      'problem',
    );
  }

  /** Whether a key means something else, or nothing, for a problem of another kind. */
  #ofProblem(key: string): boolean {
    return (
      !['strategy', 'seed', 'repetitions', 'restart', 'engine', 'changes'].includes(key) &&
      !(key in this.strategy.parameters)
    );
  }

  /** Takes a dimension, as text or number; a start point is cut or filled up with zeros. */
  chooseDimension(dim: unknown): void {
    const { start } = this.#chosen;
    if (!Array.isArray(start)) return this.#take({ ...this.#chosen, dim }, 'dim');
    this.#take({ ...without(this.#chosen, ['start']), dim }, 'dim', (resolved) => ({
      start: Array.from({ length: resolved }, (_, j) => (start[j] as number | undefined) ?? 0),
    }));
  }

  chooseStrategy(id: string): void {
    if (id === this.#description.strategy) return;
    // What changes in mid-run are parameters of this strategy, too.
    const keys = [...Object.keys(this.strategy.parameters), 'changes'];
    // Whoever never stops has nothing to restart.
    if (strategyOf(id).endless) keys.push('restart');
    const own = Object.fromEntries(keys.filter((key) => key in this.#chosen).map((key) => [key, this.#chosen[key]]));
    this.#left[this.#description.strategy] = own;
    this.#take({ ...without(this.#chosen, keys), ...this.#left[id], strategy: id }, 'strategy');
  }

  /**
   * From this generation on, and no earlier, a setting is another; what was to change later on is given up.
   * @param generation completed generations, at least 1
   */
  branch(generation: number, key: string, value: unknown): void {
    const earlier = this.#description.changes.filter(
      (change) => change.generation < generation || (change.generation === generation && change.key !== key),
    );
    this.#take({ ...this.#chosen, changes: [...earlier, { generation, key, value }] }, 'changes');
  }

  /** Gives up one of the changes in mid-run. */
  removeChange({ generation, key }: Change): void {
    const changes = this.#description.changes.filter((other) => other.generation !== generation || other.key !== key);
    this.#take({ ...this.#chosen, changes }, 'changes');
  }

  /** Takes a whole description, as from a link; what was chosen before can be had back. */
  adopt(description: RunDescription): void {
    // What is locked must not come back as it was before the link that set it.
    if (this.locksAny) this.#undo.forget();
    else this.#undo.remember(this.#chosen, 'link');
    this.#chosen = { ...settingsOf(description), ...pinned(description, this.controls.locked) };
    this.#chosenHere = false;
    this.#notes = {};
  }

  /** Takes these settings in place of all that was chosen. */
  replace(settings: Settings): void {
    this.#take(settings, 'all');
  }

  get canUndo(): boolean {
    return this.#undo.canUndo;
  }

  get canRedo(): boolean {
    return this.#undo.canRedo;
  }

  /** What the last undoing or redoing changed, as a sentence; empty once something else was changed. */
  get told(): string {
    return this.#told;
  }

  /** Goes back to the settings before the last change. */
  undo(): void {
    this.#goTo(this.#undo.undo(this.#chosen), 'Undone');
  }

  /** Takes back the last undoing. */
  redo(): void {
    this.#goTo(this.#undo.redo(this.#chosen), 'Redone');
  }

  /** What is chosen now is where undoing ends. */
  forgetPast(): void {
    this.#undo.forget();
  }

  #goTo(chosen: Settings | null, what: string): void {
    if (!chosen) return;
    const before = this.#description;
    this.#chosen = chosen;
    this.#chosenHere = true;
    this.#told = `${what}: ${differenceWords(before, this.#description)}.`;
    this.#notes = {};
    this.onChange();
  }

  /** @param further settings that depend on the dimension that came out */
  #take(given: Settings, key: string, further?: (dim: number) => Settings): void {
    try {
      // What a model replied was the answer to other questions.
      const wanted = KEEPS_REPLIES.has(key) ? given : without(given, ['replies']);
      const { description, issues } = resolve(wanted);
      const refusal = refusalOf(this.#description, description, this.controls.locked);
      if (refusal) throw new InputError(refusal, key);
      this.#notes = notesOf(issues);
      this.#told = '';
      const before = this.#chosen;
      const was = JSON.stringify(this.#description);
      const chosen = Object.fromEntries(Object.keys(wanted).map((name) => [name, valueIn(description, name)]));
      this.#chosen = { ...chosen, ...further?.(description.dim) };
      this.#chosenHere = true;
      if (JSON.stringify(this.#description) !== was) this.#undo.remember(before, key);
      this.onChange();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.#notes = { ...this.#notes, [error.key || key]: error.message };
    }
  }
}

/** Functions share their settings; a task has a network and returns of its own. */
function shelfOf(problem: string): string {
  const found = findProblem(problem);
  return found && isTask(found) ? problem : 'functions';
}

function valueIn(description: RunDescription, key: string): unknown {
  return key === 'changes' ? description.changes : valuesOf(description)[key];
}

function without(settings: Settings, keys: readonly string[]): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => !keys.includes(key)));
}

function notesOf(issues: readonly Issue[]): Record<string, string> {
  return Object.fromEntries(issues.map(({ key, message }) => [key, message]));
}
