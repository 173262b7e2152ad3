import { chainIn } from '../../core/champion/chain.ts';
import type { Champion } from '../../core/champion/champion.ts';
import type { RunDescription } from '../../core/experiment/description.ts';
import { READINGS } from '../../core/experiment/history.ts';
import { readingCount } from '../../core/strategies/readings.ts';
import { strategyOf } from '../../core/strategies/registry.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';

/** A moment in which nobody but this champion acts: what the stage and the numbers show before anything has been played. */
export function guestSnapshot(
  description: RunDescription,
  { genome, origin }: Champion,
  { weights, score }: { readonly weights: Float64Array; readonly score: number },
): Snapshot {
  const { dim, strategy } = description;
  const { seed, repetition, generation, evaluations } = origin;
  const width = READINGS + readingCount(strategyOf(strategy), dim);
  return {
    version: 0,
    status: 'paused',
    failure: '',
    generation: 0,
    evaluations: 0,
    head: { generation: 0, evaluations: 0 },
    invalid: 0,
    best: score,
    solution: weights,
    provenance: { generation, evaluations, chain: genome.kind === 'chain' ? chainIn(genome) : null },
    testScore: score,
    shape: null,
    population: null,
    cast: {
      generation,
      address: { seed, repetition, generation: Math.max(0, generation - 1) },
      size: 1,
      ranks: Uint32Array.of(0),
      weights,
      costs: Float64Array.of(score),
    },
    endings: null,
    costs: new Float64Array(0),
    restarts: null,
    exchange: null,
    asking: null,
    path: { width: 2 + dim, rows: new Float64Array(0) },
    improvements: new Float64Array(0),
    marks: [],
    history: { width, stride: 1, generations: 0, length: 0, values: new Float64Array(0) },
    checkpoint: null,
    result: null,
    shares: [],
    wanting: false,
    notices: [],
    engine: { id: 'wasm', device: '', software: false },
    offer: null,
  };
}
