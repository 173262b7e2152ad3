import { contourLines } from '../../../core/landscape/contours.ts';
import type { Boundary, BoundaryOrder } from '../../watch-orders.ts';
import type { ActingStage } from './stage.ts';

/** Opinions of classifiers about a part of the plane. */
export function boundaryOf(stage: ActingStage, { weights, x, y, side, coarse, test }: BoundaryOrder): Boundary {
  const { weightCount } = stage;
  stage.take(weights.subarray(0, weightCount));
  const leads = leadsOf(stage, x, y, side);
  const shares = Float32Array.from(leads, (lead) => 1 / (1 + Math.exp(-lead)));
  const line = contourLines(leads, side, side, 1, [0]);
  const points = pointsOf(stage, test);
  const wrong = mistakesOf(stage, points);
  const lines: Float32Array[] = [];
  for (let from = weightCount; from < weights.length; from += weightCount) {
    stage.take(weights.subarray(from, from + weightCount));
    lines.push(contourLines(leadsOf(stage, x, y, coarse), coarse, coarse, 1, [0]));
  }
  const others = new Float32Array(lines.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const one of lines) {
    others.set(one, at);
    at += one.length;
  }
  return { side, shares, line, others, points, wrong };
}

/** By how much the second class leads on side × side cells, row by row from the top. */
function leadsOf(stage: ActingStage, x: readonly [number, number], y: readonly [number, number], side: number) {
  const leads = new Float64Array(side * side);
  const { values: seen } = stage.seen;
  const { values: scores } = stage.action;
  for (let row = 0; row < side; row++) {
    seen[1] = y[1] - ((row + 0.5) / side) * (y[1] - y[0]);
    for (let column = 0; column < side; column++) {
      seen[0] = x[0] + ((column + 0.5) / side) * (x[1] - x[0]);
      stage.act();
      leads[row * side + column] = scores[1] - scores[0];
    }
  }
  return leads;
}

/** 1 for each point that is taken for the other class; a tie is a mistake, as in the task. */
function mistakesOf(stage: ActingStage, points: Float32Array): Uint8Array<ArrayBuffer> {
  const { values: seen } = stage.seen;
  const { values: scores } = stage.action;
  return Uint8Array.from({ length: points.length / 2 }, (_, i) => {
    seen.set(points.subarray(2 * i, 2 * i + 2));
    stage.act();
    const lead = scores[1] - scores[0];
    return (i % 2 === 1 ? lead > 0 : lead < 0) ? 0 : 1;
  });
}

/** Points of a classification task, x and y after each other; the class of point i is i mod 2. */
export function pointsOf(stage: ActingStage, test: boolean): Float32Array<ArrayBuffer> {
  const { kernel, state, seen } = stage;
  const start = stage.start(test ? { kind: 'test', episode: 0 } : TRAINING);
  const count = test ? kernel.limit / 2 : kernel.limit;
  const points = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    state.values.set(start);
    state.values[0] = i;
    stage.look();
    points.set(seen.values.subarray(0, 2), 2 * i);
  }
  return points;
}

/** Every generation learns from the same points. */
const TRAINING = { kind: 'training', seed: 0, repetition: 0, generation: 0, episode: 0 } as const;
