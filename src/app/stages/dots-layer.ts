import type { PopulationView } from '../../runtime/snapshot.ts';
import type { Pen } from '../plots/pen.ts';
import { dotTones } from './dot-tones.ts';
import { density } from './surface.ts';
import { Projection, type Ranges } from './viewport.ts';

/** A population too large for marks, and where it is to be seen. */
export interface DotsScene {
  readonly population: PopulationView;
  readonly ranges: Ranges;
  readonly width: number;
  readonly height: number;
  /** "#rrggbb". */
  readonly colour: string;
}

/**
 * Large populations, written pixel by pixel on a canvas of their own, under everything that is drawn. That happens in a
 * task of its own: with the rest of the stage it would make a frame long enough to be felt.
 */
export class DotsLayer {
  #scene: DotsScene | null = null;
  #empty = true;
  #waiting = false;
  #image: ImageData | null = null;
  readonly #map = new DotsMap();

  constructor(private readonly canvas: HTMLCanvasElement) {}

  show(scene: DotsScene | null): void {
    this.#scene = scene;
    if (this.#waiting || (scene === null && this.#empty)) return;
    this.#waiting = true;
    setTimeout(() => {
      this.#waiting = false;
      this.#draw();
    });
  }

  #draw(): void {
    const scene = this.#scene;
    const columns = scene ? Math.max(1, Math.round(scene.width * density())) : 1;
    const rows = scene ? Math.max(1, Math.round(scene.height * density())) : 1;
    if (this.canvas.width !== columns) this.canvas.width = columns;
    if (this.canvas.height !== rows) this.canvas.height = rows;
    if (this.#image?.width !== columns || this.#image.height !== rows) this.#image = new ImageData(columns, rows);
    const words = new Uint32Array(this.#image.data.buffer);
    words.fill(0);
    if (scene) writeDots(words, this.#map, columns, rows, scene);
    this.#empty = scene === null;
    this.canvas.getContext('2d')?.putImageData(this.#image, 0, 0);
  }
}

/** What stands at a pixel: nothing, or the middle of somebody's dot. */
const [OTHER, SELECTED] = [1, 2];

/** A map of who has the middle of a dot where, kept from picture to picture. */
export class DotsMap {
  #pixels = new Uint8Array(0);
  #chosen = new Uint8Array(0);
  #found = new Uint32Array(0);
  #count = 0;

  /** Enters a population: one individual a pixel, a selected one where there is one. */
  enter({ points, order, selected }: PopulationView, ranges: Ranges, columns: number, rows: number): void {
    const size = order.length;
    // Four pixels are looked at together.
    const length = 4 * Math.ceil((columns * rows) / 4);
    if (this.#pixels.length !== length) this.#pixels = new Uint8Array(length);
    else this.#pixels.fill(0);
    if (this.#chosen.length !== size) {
      this.#chosen = new Uint8Array(size);
      this.#found = new Uint32Array(size);
    } else this.#chosen.fill(0);
    const pixels = this.#pixels;
    const chosen = this.#chosen;
    for (let rank = 0; rank < Math.min(selected, size); rank++) chosen[order[rank]] = 1;
    const { scaleX, scaleY } = new Projection(ranges, columns, rows);
    const [left, top] = [ranges.x[0], ranges.y[1]];
    for (let i = 0; i < size; i++) {
      const x = Math.floor((points[2 * i] - left) * scaleX + 0.5);
      const y = Math.floor((top - points[2 * i + 1]) * scaleY + 0.5);
      if (!(x >= 3 && y >= 3 && x < columns - 3 && y < rows - 3)) continue;
      const at = y * columns + x;
      if (chosen[i] === 1) pixels[at] = SELECTED;
      else if (pixels[at] === 0) pixels[at] = OTHER;
    }
  }

  /** Pixels with the middle of such a dot, in the order of memory; the next call overwrites them. */
  of(selected: boolean): Uint32Array {
    const who = selected ? SELECTED : OTHER;
    const pixels = this.#pixels;
    const four = new Uint32Array(pixels.buffer);
    this.#count = 0;
    for (let k = 0; k < four.length; k++) {
      if (four[k] === 0) continue;
      for (let at = 4 * k; at < 4 * k + 4; at++) if (pixels[at] === who) this.#found[this.#count++] = at;
    }
    return this.#found.subarray(0, this.#count);
  }
}

/**
 * A dot of 3 × 3 pixels for each individual, of 5 × 5 for a selected one, all with a dark rim about a light core. In a crowd
 * rims would make noise: they lie below the cores of their kind, so that only the crowd as a whole has one.
 */
export function writeDots(
  words: Uint32Array,
  map: DotsMap,
  columns: number,
  rows: number,
  { population, ranges, colour }: DotsScene,
): void {
  map.enter(population, ranges, columns, rows);
  const tones = dotTones(colour);
  const [rim, pale, hot] = [tones.rim, tones.other, tones.selected].map(packed);
  const others = map.of(false);
  for (let k = 0; k < others.length; k++) block(words, columns, others[k], 1, rim);
  for (let k = 0; k < others.length; k++) words[others[k]] = pale;
  const selected = map.of(true);
  for (let k = 0; k < selected.length; k++) block(words, columns, selected[k], 2, rim);
  for (let k = 0; k < selected.length; k++) block(words, columns, selected[k], 1, hot);
}

function block(words: Uint32Array, columns: number, at: number, reach: number, colour: number): void {
  for (let row = -reach; row <= reach; row++) {
    // Without its corners a square looks round enough.
    const half = reach > 1 && (row === reach || row === -reach) ? reach - 1 : reach;
    const middle = at + row * columns;
    // For a few pixels a loop is much faster than `fill`.
    for (let k = middle - half; k <= middle + half; k++) words[k] = colour;
  }
}

/** "#rrggbb" as an opaque pixel word in memory order, which is little-endian on every machine that has a browser. */
function packed(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
}

/** A dot as the layer writes it, drawn about the origin for a legend. */
export function drawDot(context: Pen, colour: string, selected: boolean): void {
  const tones = dotTones(colour);
  const rectangle = (reach: number, style: string): void => {
    context.fillStyle = style;
    context.beginPath();
    context.rect(-reach - 0.5, -reach - 0.5, 2 * reach + 1, 2 * reach + 1);
    context.fill();
  };
  rectangle(selected ? 2 : 1, tones.rim);
  rectangle(selected ? 1 : 0, selected ? tones.selected : tones.other);
}
