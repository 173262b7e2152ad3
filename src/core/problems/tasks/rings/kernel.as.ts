// Two rings of radius 0.4 and 1, with noise 0.08.
import { cosScalar, sinScalar } from '../../../../kernels/math/exports.as';
import { drawNormal, drawUniform } from '../../../../kernels/rollout/episode.as';
import { begin, createPoints, judge, showPoint, TRAINING } from '../classification/points.as';
import { define } from '../../../../kernels/rollout/task.as';

const points = createPoints();

export function taskRings(): usize {
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
  const angle = drawUniform(0, 6.283185307179586);
  const radius: f64 = kind == 0 ? 0.4 : 1;
  store<f64>(out, radius * cosScalar(angle) + drawNormal(0.08));
  store<f64>(out, radius * sinScalar(angle) + drawNormal(0.08), 8);
}
