import type { AxisScale } from './frame.ts';
import type { ProgressUnit } from './progress.ts';

/** How somebody wants to look at the plots. */
export interface ScaleChoices {
  /** What the plots of a run run over. */
  readonly unit: ProgressUnit;
  readonly across: AxisScale;
  /** Of costs; other numbers have the scale that suits them. */
  readonly cost: AxisScale;
}

const KEY = 'plot-scales';
const OPTIONS: Readonly<{ [K in keyof ScaleChoices]: readonly ScaleChoices[K][] }> = {
  unit: ['evaluations', 'seconds'],
  across: ['log', 'linear'],
  cost: ['log', 'linear'],
};

/** The choices, remembered for the visit: as long as the tab is open. */
export class PlotScales {
  #choices = $state.raw(readChoices(stored()));

  get current(): ScaleChoices {
    return this.#choices;
  }

  choose(change: Partial<ScaleChoices>): void {
    this.#choices = { ...this.#choices, ...change };
    try {
      sessionStorage.setItem(KEY, JSON.stringify(this.#choices));
    } catch {
      // Storage may be forbidden; the choice then lasts as long as the page.
    }
  }
}

/** What was stored, as far as it can be understood; the first of all options for the rest. */
export function readChoices(text: string | null): ScaleChoices {
  let given: Partial<Record<string, unknown>> = {};
  try {
    const parsed: unknown = JSON.parse(text ?? '{}');
    if (typeof parsed === 'object' && parsed !== null) given = parsed as Partial<Record<string, unknown>>;
  } catch {
    // Somebody else's text: nothing is chosen.
  }
  const pick = <T>(options: readonly T[], value: unknown): T =>
    options.find((option) => option === value) ?? options[0];
  return {
    unit: pick(OPTIONS.unit, given['unit']),
    across: pick(OPTIONS.across, given['across']),
    cost: pick(OPTIONS.cost, given['cost']),
  };
}

function stored(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
