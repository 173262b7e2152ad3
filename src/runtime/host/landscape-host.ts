import { transfer } from 'comlink';
import { contourLines } from '../../core/landscape/contours.ts';
import type { PlaneView } from '../../core/landscape/plane.ts';
import { heightsOfTones, reliefOf, stepOf, toneOf, type Relief } from '../../core/landscape/relief.ts';
import type { EngineSetting } from '../../engines/setting.ts';
import { WasmEngine } from '../../engines/wasm/engine.ts';
import { Kernels } from '../../kernels/kernels.ts';

export interface LandscapeOrder {
  readonly module: WebAssembly.Module;
  readonly setting: EngineSetting;
  readonly view: PlaneView;
  readonly width: number;
  readonly height: number;
  /** Colours from best to worst: 256 × red, green, blue. */
  readonly ramp: Uint8Array;
  /** Whether contour lines are wanted. */
  readonly contours: boolean;
}

export interface LandscapePicture {
  /** width × height pixels, red, green, blue, opaque. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Contour lines in units of the picture's width and height, as x, y pairs; NaN, NaN ends a line. Empty unless wanted. */
  readonly lines: Float32Array;
}

/** Cells of the coarser grid that contour lines are found on, along the longer side. */
const CONTOUR_CELLS = 220;
/** Tones at which there is a contour line. */
const CONTOUR_TONES = Array.from({ length: 11 }, (_, k) => (k + 1) / 12);

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
    const relief = reliefOf(engine.grid(view, width, height), kernels);
    const pixels = coloured(relief, ramp);
    const stride = Math.max(1, Math.round(Math.max(width, height) / CONTOUR_CELLS));
    const thresholds = wanted ? heightsOfTones(relief, CONTOUR_TONES) : [];
    const lines = contourLines(relief.heights, width, height, stride, thresholds);
    return transfer({ pixels, lines }, [pixels.buffer, lines.buffer]);
  }

  /** Tones over a square part of a plane, from 0 for the best, on side × side cells, row by row from the top. */
  relief(module: WebAssembly.Module, setting: EngineSetting, view: PlaneView, side: number): Float32Array<ArrayBuffer> {
    const { engine, kernels } = this.#ready(module, setting);
    const relief = reliefOf(engine.grid(view, side, side), kernels);
    const tones = Float32Array.from(relief.heights, (height) => toneOf(relief, height));
    return transfer(tones, [tones.buffer]);
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

/** Pixels in the colours of their tones. */
function coloured({ heights, tones }: Relief, ramp: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const colours = Uint32Array.from(tones, (tone) => {
    const [r, g, b] = ramp.subarray(3 * Math.round(tone * 255));
    // In memory order, which is little-endian on every machine that has a browser.
    return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
  });
  const words = new Uint32Array(heights.length);
  for (let i = 0; i < words.length; i++) words[i] = colours[stepOf(heights[i])];
  return new Uint8ClampedArray(words.buffer);
}
