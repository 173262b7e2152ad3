import { cutOff } from '../../core/experiment/branch.ts';
import { sharedGenerations } from '../../core/experiment/changes.ts';
import type { Checkpoint } from '../../core/experiment/checkpoint.ts';
import type { RunDescription } from '../../core/experiment/description.ts';
import type { Result } from '../../core/experiment/result.ts';
import type { Claim } from '../../core/link/claim.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';
import type { Trail } from '../stages/trail.ts';

/** A run as it was left, or as far as another one shares its past: what is seen of it, and where it can go on. */
export interface Branch {
  readonly description: RunDescription;
  readonly snapshot: Snapshot;
  readonly trail: Trail;
  /** Null where it was left before anything was kept of it. */
  readonly checkpoint: Checkpoint | null;
  /** What it came to, once it was over. */
  readonly claim: Claim | null;
  readonly results: readonly Result[];
}

/** More lines than this in one picture nobody can tell apart. */
const MOST = 4;

/** The other runs that share a past with the one on the page, and the question what to change. */
export class Branches {
  #others = $state.raw<readonly Branch[]>([]);
  #asking = $state(false);

  /** Whether somebody is being asked what is to change. */
  get asking(): boolean {
    return this.#asking;
  }

  /** Asks what is to be different from the generation on that is shown; the run waits there. */
  ask(run: { pause(): void }): void {
    run.pause();
    this.#asking = true;
  }

  answered(): void {
    this.#asking = false;
  }

  /** The newest first. */
  get others(): readonly Branch[] {
    return this.#others;
  }

  /** Keeps a run that is left; the oldest goes where there are too many. */
  keep(branch: Branch): void {
    branch.trail.showUntil(Infinity);
    this.#others = [branch, ...this.#without(branch.description)].slice(0, MOST);
  }

  forget({ description }: Branch): void {
    this.#others = this.#without(description);
  }

  clear(): void {
    this.#others = [];
  }

  /**
   * Where a run of this description can begin without computing its past again: where it was left, or at the latest moment
   * that a known run shares with it. What it is taken from stays as it was.
   * @param left the run that is being left for it, or null
   * @returns null for a run that shares nothing with those that are known
   */
  departure(description: RunDescription, left: Branch | null): Branch | null {
    const known = left ? [left, ...this.#others] : this.#others;
    const own = this.#others.find((other) => sharedGenerations(other.description, description) === Infinity);
    if (own?.checkpoint) return own;
    const shared = known.flatMap((other) => {
      const { checkpoint } = other;
      const generations = sharedGenerations(other.description, description) ?? 0;
      return checkpoint && checkpoint.generation > 0 && checkpoint.generation <= generations
        ? [{ ...other, checkpoint }]
        : [];
    });
    const latest = shared.sort((a, b) => b.checkpoint.generation - a.checkpoint.generation)[0];
    return latest ? pastOf(latest, description) : null;
  }

  /** Whether a run differs from one that is known in nothing but what changes on the way. */
  related(description: RunDescription, left: Branch | null): boolean {
    const known = left ? [left, ...this.#others] : this.#others;
    return known.some((other) => sharedGenerations(other.description, description) !== null);
  }

  #without(description: RunDescription): readonly Branch[] {
    return this.#others.filter((other) => sharedGenerations(other.description, description) !== Infinity);
  }
}

/** A run of another description that has been no further than a checkpoint of this one. */
function pastOf(branch: Branch & { readonly checkpoint: Checkpoint }, description: RunDescription): Branch {
  const checkpoint = cutOff(branch.checkpoint);
  const { generation, evaluations, invalid, best, solution, head, improvements, marks, history } = checkpoint;
  // A population belongs to the moment it was seen at; at another one there is none to show.
  const seen =
    branch.snapshot.generation === generation
      ? branch.snapshot
      : { ...branch.snapshot, population: null, shape: null, costs: new Float64Array(0) };
  const snapshot: Snapshot = {
    ...seen,
    ...{ generation, evaluations, invalid, best, solution, head, improvements, marks, history },
    status: 'paused',
    result: null,
    checkpoint: null,
  };
  return { description, snapshot, trail: branch.trail.until(generation), checkpoint, claim: null, results: [] };
}
