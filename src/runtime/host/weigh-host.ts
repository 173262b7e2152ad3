import { Weighing, type Evidence, type EvidenceSetting } from '../../core/analysis/evidence.ts';
import type { TrialOutcome } from '../../core/analysis/outcome.ts';
import { Kernels } from '../../kernels/kernels.ts';

/** The worker's end of a race's statistics. */
export class WeighHost {
  #weighing: Weighing | null = null;

  /** Begins with the statistics of a race; what another race brought before is forgotten. */
  begin(module: WebAssembly.Module, setting: EvidenceSetting): void {
    this.#weighing = new Weighing(new Kernels(module), setting);
  }

  /**
   * Takes runs in and tells what all of them come to.
   * @throws Error when no race was begun, RangeError when a run is not of that race
   */
  weigh(outcomes: readonly TrialOutcome[]): Evidence {
    if (!this.#weighing) throw new Error('There is no race whose runs could be weighed.');
    for (const outcome of outcomes) this.#weighing.add(outcome);
    return this.#weighing.evidence();
  }
}
