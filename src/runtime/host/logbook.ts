import type { Run } from '../../core/experiment/run.ts';
import type { Diversity } from '../../engines/engine.ts';

/** Writes into a run's history what only its driver knows: the time that computing took, and how diverse a generation was. */
export class Logbook {
  #milliseconds: number;
  #generations: number;
  #began = 0;

  /** @param run new, or restored from a checkpoint, whose time counts */
  constructor(
    private readonly run: Run,
    private readonly engine: Diversity,
  ) {
    this.#milliseconds = 1000 * run.history.seconds;
    this.#generations = run.history.generations;
  }

  /** Computing goes on, after a pause or not. */
  begin(): void {
    this.#began = performance.now();
  }

  /** A generation is done. What was computed before, and is only computed again, is in the history already. */
  note(): void {
    const now = performance.now();
    const spent = now - this.#began;
    this.#began = now;
    const { history, plan, shown } = this.run;
    if (history.generations === this.#generations || !plan || !shown) return;
    this.#generations = history.generations;
    this.#milliseconds += spent;
    if (!history.kept) return;
    const diversity = this.engine.diversity(plan, shown);
    history.observe({ diversity, seconds: this.#milliseconds / 1000 });
  }
}
