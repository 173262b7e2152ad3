import { transfer } from 'comlink';
import { contours } from 'd3';
import { shade } from '../../core/landscape/shade.ts';
import { gridRow, type SliceView } from '../../core/landscape/slice.ts';
import type { EngineSetting } from '../../engines/setting.ts';
import { WasmEngine } from '../../engines/wasm/engine.ts';
import { Kernels } from '../../kernels/kernels.ts';

export interface LandscapeOrder {
  readonly module: WebAssembly.Module;
  readonly setting: EngineSetting;
  readonly view: SliceView;
  readonly width: number;
  readonly height: number;
  /** Colours from best to worst: 256 × red, green, blue. */
  readonly ramp: Uint8Array;
  /** Whether contour lines are wanted; they cost as much as a small picture. */
  readonly contours: boolean;
}

export interface LandscapePicture {
  /** width × height pixels, red, green, blue, opaque. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Contour lines in units of the picture's width and height, as x, y pairs; NaN, NaN ends a line. Empty unless wanted. */
  readonly lines: Float32Array;
}

/** Cells of the coarser grid that contour lines are computed on, along the longer side. */
const CONTOUR_CELLS = 220;
const CONTOUR_LEVELS = Array.from({ length: 11 }, (_, k) => (k + 1) / 12);

/** The worker's end of landscape pictures. */
export class LandscapeHost {
  #engine: { readonly key: string; readonly kernels: Kernels; readonly engine: WasmEngine } | null = null;

  /** f_opt and where it is, for the problem of a setting. */
  optimum(module: WebAssembly.Module, setting: EngineSetting): { fopt: number; xopt: Float64Array } {
    const { fopt, xopt } = this.#ready(module, setting).engine.optimum;
    return { fopt, xopt: xopt.slice() };
  }

  /** f − f_opt at a point. */
  probe(module: WebAssembly.Module, setting: EngineSetting, point: Float64Array): number {
    return this.#ready(module, setting).engine.costs(point)[0];
  }

  /** Paints a slice of a landscape. */
  paint({ module, setting, view, width, height, ramp, contours: wanted }: LandscapeOrder): LandscapePicture {
    const { engine, kernels } = this.#ready(module, setting);
    const levels = shade(costsOf(engine, view, width, height), kernels);
    const pixels = new Uint8ClampedArray(4 * width * height);
    for (let i = 0; i < levels.length; i++) {
      const colour = 3 * Math.round(levels[i] * 255);
      pixels[4 * i] = ramp[colour];
      pixels[4 * i + 1] = ramp[colour + 1];
      pixels[4 * i + 2] = ramp[colour + 2];
      pixels[4 * i + 3] = 255;
    }
    const lines = wanted ? contourLines(engine, kernels, view, width / height) : new Float32Array(0);
    return transfer({ pixels, lines }, [pixels.buffer, lines.buffer as ArrayBuffer]);
  }

  #ready(module: WebAssembly.Module, setting: EngineSetting) {
    const key = JSON.stringify(setting);
    if (this.#engine?.key !== key) {
      const kernels = this.#engine?.kernels ?? new Kernels(module);
      this.#engine?.engine.release();
      this.#engine = { key, kernels, engine: new WasmEngine(kernels, setting) };
    }
    return this.#engine;
  }
}

function costsOf(engine: WasmEngine, view: SliceView, width: number, height: number): Float64Array {
  const costs = new Float64Array(width * height);
  const points = new Float64Array(width * view.centre.length);
  for (let row = 0; row < height; row++) {
    gridRow(view, row, width, height, points);
    costs.set(engine.costs(points), row * width);
  }
  return costs;
}

/**
 * Contours at even steps of the picture's shades. They are found in the logarithm of the cost, which is continuous, and
 * not in the shades, whose ranks go in small steps.
 */
function contourLines(engine: WasmEngine, kernels: Kernels, view: SliceView, aspect: number): Float32Array {
  const columns = Math.max(2, Math.round(CONTOUR_CELLS * Math.min(1, aspect)));
  const rows = Math.max(2, Math.round(CONTOUR_CELLS / Math.max(1, aspect)));
  const costs = costsOf(engine, view, columns, rows);
  const levels = shade(costs, kernels);
  const highest = costs.reduce((most, cost) => (Number.isFinite(cost) ? Math.max(most, cost) : most), 0);
  const heights = Array.from(costs, (cost) =>
    kernels.call.log((Number.isFinite(cost) ? cost : highest) + highest * 1e-9),
  );
  const thresholds = CONTOUR_LEVELS.map((level) =>
    heights.reduce((least, height, cell) => (levels[cell] >= level ? Math.min(least, height) : least), Infinity),
  );
  const find = contours()
    .size([columns, rows])
    .smooth(true)
    .thresholds([...new Set(thresholds)].filter(Number.isFinite));
  const coordinates: number[] = [];
  for (const { coordinates: polygons } of find(heights)) {
    for (const ring of polygons.flat()) {
      for (const [x, y] of ring) coordinates.push(x / columns, y / rows);
      coordinates.push(NaN, NaN);
    }
  }
  return Float32Array.from(coordinates);
}
