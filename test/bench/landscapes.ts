import { rampOf } from '../../src/app/stages/ramp.ts';
import { coordinateDirections } from '../../src/core/landscape/plane.ts';
import { findProblem } from '../../src/core/problems/registry.ts';
import { LandscapeHost } from '../../src/runtime/host/landscape-host.ts';

/** Milliseconds of processor time for a picture of one function's landscape. */
export interface LandscapeRow {
  readonly function: number;
  readonly dimension: number;
  /** With contour lines, as the stage shows it. */
  readonly ms: number;
  /** The colours alone. */
  readonly coloursMs: number;
}

const SIDE = 700;
const DIMENSIONS = [2, 20];
const TRIES = 7;

/** Processor time of this process so far, in milliseconds: unlike the clock it does not count what other programs take. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Time to paint the whole box of every function at 700 × 700, a slice through the optimum; the least of several tries. */
export function landscapeSpeeds(module: WebAssembly.Module): LandscapeRow[] {
  const host = new LandscapeHost();
  const ramp = rampOf('light');
  return DIMENSIONS.flatMap((dimension) =>
    Array.from({ length: 24 }, (_, k) => {
      const id = `bbob-f${k + 1}`;
      const { lower, upper } = findProblem(id)!;
      const setting = { problem: id, dim: dimension, instance: 1, bounds: 'none', lower, upper } as const;
      const { xopt } = host.optimum(module, setting);
      const directions = coordinateDirections(dimension, [0, 1]);
      const view = { directions, through: xopt, x: [lower, upper], y: [lower, upper] } as const;
      const timed = (contours: boolean): number => {
        const began = processorMs();
        host.paint({ module, setting, view, width: SIDE, height: SIDE, ramp, contours });
        return processorMs() - began;
      };
      const least = (contours: boolean): number => Math.min(...Array.from({ length: TRIES }, () => timed(contours)));
      return { function: k + 1, dimension, coloursMs: least(false), ms: least(true) };
    }),
  );
}
