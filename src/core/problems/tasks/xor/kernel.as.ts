// The four quadrants of a square; opposite ones belong together.
import { drawUniform } from '../../../../kernels/rollout/episode.as';
import { begin, createPoints, judge, showPoint, TRAINING } from '../classification/points.as';
import { define } from '../../../../kernels/rollout/task.as';

const points = createPoints();

export function taskXor(): usize {
  return define(4, 2, 2, 2 * TRAINING, start, observe, step, 2, 1);
}

function start(state: usize): void {
  begin(points, draw, state);
}

function observe(state: usize, observation: usize): void {
  showPoint(points, state, observation);
}

function step(state: usize, action: usize): void {
  judge(state, action);
}

/** Class 0 where x and y have the same sign. */
function draw(kind: i32, out: usize): void {
  const x = drawUniform(-1, 1);
  const y = drawUniform(0, 1);
  store<f64>(out, x);
  store<f64>(out, x > 0 == (kind == 0) ? y : -y, 8);
}
