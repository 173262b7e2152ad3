import type { PopulationView } from '../../runtime/snapshot.ts';
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
    if (scene) writeDots(words, columns, rows, scene);
    this.#empty = scene === null;
    this.canvas.getContext('2d')?.putImageData(this.#image, 0, 0);
  }
}

/** A dot of 3 × 3 pixels for each individual, of 4 × 4 for a selected one with a light rim. */
function writeDots(words: Uint32Array, columns: number, rows: number, scene: DotsScene): void {
  const { points, order, selected } = scene.population;
  const projection = new Projection(scene.ranges, columns, rows);
  const hot = packed(scene.colour, 255);
  const pale = packed(scene.colour, 150);
  const light = packed('#ffffff', 255);
  // Worst first, so that the best are never covered.
  for (let rank = order.length - 1; rank >= 0; rank--) {
    const i = order[rank];
    const x = Math.round(projection.x(points[2 * i]));
    const y = Math.round(projection.y(points[2 * i + 1]));
    if (!(x >= 3 && y >= 3 && x < columns - 3 && y < rows - 3)) continue;
    const chosen = rank < selected;
    if (chosen) block(words, columns, x, y, 2, light);
    block(words, columns, x, y, 1, chosen ? hot : pale);
  }
}

function block(words: Uint32Array, columns: number, x: number, y: number, reach: number, colour: number): void {
  for (let row = -reach; row <= reach; row++) {
    // Without its corners a square looks round enough.
    const half = reach > 1 && (row === reach || row === -reach) ? reach - 1 : reach;
    const middle = (y + row) * columns + x;
    // For a few pixels a loop is much faster than `fill`.
    for (let k = middle - half; k <= middle + half; k++) words[k] = colour;
  }
}

/** "#rrggbb" as a pixel word in memory order, which is little-endian on every machine that has a browser. */
function packed(colour: string, alpha: number): number {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return ((alpha << 24) | (b << 16) | (g << 8) | r) >>> 0;
}
