import type { RunDescription } from '../../core/experiment/description.ts';
import { defaultOf, InputError, type Field, type Issue } from '../../core/experiment/fields.ts';
import { problemFields, RUN_FIELDS } from '../../core/experiment/schema.ts';
import { resolve, settingsOf, type Settings } from '../../core/experiment/settings.ts';
import type { Problem } from '../../core/problems/problem.ts';
import { readControls, type Controls } from '../../core/link/controls.ts';
import { problemOf } from '../../core/problems/registry.ts';
import { strategyOf } from '../../core/strategies/registry.ts';
import type { Strategy } from '../../core/strategies/strategy.ts';
import { pinned, refusalOf } from './locks.ts';
import { UndoHistory } from './undo.svelte.ts';

/** What is chosen: only what somebody chose is kept, everything else is its default, so defaults follow the dimension. */
export class SettingsState {
  #chosen = $state.raw<Settings>({});
  #notes = $state.raw<Readonly<Record<string, string>>>({});
  readonly #description: RunDescription = $derived(resolve(this.#chosen).description);
  /** Parameters of strategies that were left, so that coming back finds them as they were. */
  readonly #left: Record<string, Settings> = {};
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

  /** The field behind a key of the description, wherever it is defined. */
  field(key: string): Field {
    const field = { ...problemFields(this.problem), ...this.strategy.parameters, ...RUN_FIELDS }[key];
    if (!field) throw new Error(`There is no setting "${key}".`);
    return field;
  }

  value(key: string): number | string {
    const { parameters, ...rest } = this.#description;
    return { ...rest, ...parameters }[key] as number | string;
  }

  usual(key: string): number | string {
    return defaultOf(this.field(key), { dimension: this.#description.dim });
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
    const keys = Object.keys(this.strategy.parameters);
    const own = Object.fromEntries(keys.filter((key) => key in this.#chosen).map((key) => [key, this.#chosen[key]]));
    this.#left[this.#description.strategy] = own;
    this.#take({ ...without(this.#chosen, keys), ...this.#left[id], strategy: id }, 'strategy');
  }

  /** Takes a whole description, as from a link; what was chosen before can be had back. */
  adopt(description: RunDescription): void {
    // What is locked must not come back as it was before the link that set it.
    if (this.locksAny) this.#undo.forget();
    else this.#undo.remember(this.#chosen, 'link');
    this.#chosen = { ...settingsOf(description), ...pinned(description, this.controls.locked) };
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

  /** Goes back to the settings before the last change. */
  undo(): void {
    this.#goTo(this.#undo.undo(this.#chosen));
  }

  /** Takes back the last undoing. */
  redo(): void {
    this.#goTo(this.#undo.redo(this.#chosen));
  }

  /** What is chosen now is where undoing ends. */
  forgetPast(): void {
    this.#undo.forget();
  }

  #goTo(chosen: Settings | null): void {
    if (!chosen) return;
    this.#chosen = chosen;
    this.#notes = {};
    this.onChange();
  }

  /** @param further settings that depend on the dimension that came out */
  #take(wanted: Settings, key: string, further?: (dim: number) => Settings): void {
    try {
      const { description, issues } = resolve(wanted);
      const refusal = refusalOf(this.#description, description, this.controls.locked);
      if (refusal) throw new InputError(refusal, key);
      this.#notes = notesOf(issues);
      const before = this.#chosen;
      const was = JSON.stringify(this.#description);
      const chosen = Object.fromEntries(Object.keys(wanted).map((name) => [name, valueIn(description, name)]));
      this.#chosen = { ...chosen, ...further?.(description.dim) };
      if (JSON.stringify(this.#description) !== was) this.#undo.remember(before, key);
      this.onChange();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.#notes = { ...this.#notes, [error.key || key]: error.message };
    }
  }
}

function valueIn({ parameters, ...rest }: RunDescription, key: string): unknown {
  return { ...rest, ...parameters }[key];
}

function without(settings: Settings, keys: readonly string[]): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => !keys.includes(key)));
}

function notesOf(issues: readonly Issue[]): Record<string, string> {
  return Object.fromEntries(issues.map(({ key, message }) => [key, message]));
}
