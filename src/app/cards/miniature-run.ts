import { coordinateDirections } from '../../core/landscape/plane.ts';
import { spawnInBrowser } from '../../runtime/browser-workers.ts';
import { RunClient } from '../../runtime/run-client.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';
import { Trail } from '../stages/trail.ts';
import type { Miniature } from './card.ts';

/** Generations of a miniature, each as it was drawn, and where its search has been. */
export interface Reel {
  readonly frames: readonly Snapshot[];
  readonly trail: Trail;
}

export interface ReelOrder {
  readonly module: WebAssembly.Module;
  readonly strategy: string;
  readonly miniature: Miniature;
  /** Told after every generation. */
  readonly onFrame: (reel: Reel) => void;
  /** In words. */
  readonly onFailure: (message: string) => void;
}

/** What a miniature looks at. */
export const DIRECTIONS = coordinateDirections(2, [0, 1]);

/**
 * Computes the few generations of a miniature in a worker of their own, which ends with the last of them.
 * @returns ends it before
 */
export function takeReel({ module, strategy, miniature, onFrame, onFailure }: ReelOrder): () => void {
  const frames: Snapshot[] = [];
  const trail = new Trail();
  const client = new RunClient({
    spawn: spawnInBrowser,
    module,
    makeChannel: () => new MessageChannel(),
    settings: { ...miniature.settings, dim: 2, strategy },
    repetition: 0,
    evaluators: 0,
    policy: 'auto',
    checkpoint: null,
    ready: () => Promise.resolve(),
    onSnapshot: take,
    onNotice: () => undefined,
    onFailure,
  });
  client.show({ directions: DIRECTIONS, sampled: false });
  client.step(1);

  function take(snapshot: Snapshot): void {
    const { width, rows } = snapshot.path;
    for (let row = 0; row < rows.length; row += width)
      trail.add(rows.slice(row + 2, row + width), rows[row], rows[row + 1]);
    if (snapshot.status === 'failed') onFailure(snapshot.failure);
    if (snapshot.generation <= frames.length || !snapshot.population) return;
    frames.push(snapshot);
    onFrame({ frames: [...frames], trail });
    if (frames.length >= miniature.generations || snapshot.status === 'done') client.close();
    else client.step(1);
  }

  return () => client.close();
}
