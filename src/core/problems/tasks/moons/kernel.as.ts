// Two half circles of radius 1 that reach into each other, with noise 0.1.
import { cosScalar, sinScalar } from '../../../../kernels/math/exports.as';
import { drawNormal, drawUniform } from '../../../../kernels/rollout/episode.as';
import { begin, createPoints, judge, showPoint, TRAINING } from '../classification/points.as';
import { define } from '../../../../kernels/rollout/task.as';

const points = createPoints();

export function taskMoons(): usize {
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

function draw(kind: i32, out: usize): void {
  const angle = drawUniform(0, 3.141592653589793);
  const x = kind == 0 ? cosScalar(angle) : 1 - cosScalar(angle);
  const y = kind == 0 ? sinScalar(angle) : 0.5 - sinScalar(angle);
  store<f64>(out, x + drawNormal(0.1));
  store<f64>(out, y + drawNormal(0.1), 8);
}
