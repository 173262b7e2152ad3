import type { Answer } from '../core/experiment/need.ts';
import type { Evaluated } from './wasm/engine.ts';

/** A generation that comes together from slices; its arrays are kept while their sizes fit. */
export class Gathered {
  #costs = new Float64Array(0);
  #penalties = new Float64Array(0);
  #outcomes = new Float64Array(0);
  #penalised = false;
  #told = false;

  /** Makes room for `count` individuals. */
  begin(count: number): void {
    if (this.#costs.length !== count) this.#costs = new Float64Array(count);
    if (this.#penalties.length !== count) this.#penalties = new Float64Array(count);
    this.#penalised = this.#told = false;
  }

  /** Takes the slice that begins with individual `from`. */
  take(from: number, { costs, penalties, outcomes }: Evaluated): void {
    this.#costs.set(costs, from);
    if (penalties) this.#penalties.set(penalties, from);
    this.#penalised ||= penalties !== null;
    if (!outcomes) return;
    const width = outcomes.length / costs.length;
    const length = width * this.#costs.length;
    if (this.#outcomes.length !== length) this.#outcomes = new Float64Array(length);
    this.#outcomes.set(outcomes, width * from);
    this.#told = true;
  }

  get answer(): Answer {
    return {
      kind: 'evaluate',
      costs: this.#costs,
      penalties: this.#penalised ? this.#penalties : null,
      outcomes: this.#told ? this.#outcomes : null,
    };
  }
}
