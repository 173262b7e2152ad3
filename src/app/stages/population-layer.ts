import type { PopulationView } from '../../runtime/snapshot.ts';
import { drawOther, drawSelected, place } from './marks.ts';
import type { Projection } from './viewport.ts';

/** Populations up to this size get marks one by one; larger ones are written as pixels. */
const MOST_MARKS = 1200;
const SELECTED_RADIUS = 4.2;
const OTHER_RADIUS = 3.6;
const MARGIN = 4;

/** What a population is drawn on: size in CSS pixels, device pixels for each of them, and how large marks are. */
export interface PopulationSurface {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly marks: number;
}

interface Sprites {
  readonly selected: HTMLCanvasElement;
  readonly other: HTMLCanvasElement;
  readonly side: number;
}

/** Draws the individuals of a generation, whatever their number. */
export class PopulationLayer {
  #sprites: { readonly key: string; readonly value: Sprites } | null = null;
  #pixels: { readonly canvas: HTMLCanvasElement; readonly image: ImageData; readonly words: Uint32Array } | null = null;

  /**
   * @param from where individuals come from while they appear: they stand a share `grown` of the way from there
   */
  draw(
    context: CanvasRenderingContext2D,
    population: PopulationView,
    projection: Projection,
    size: PopulationSurface,
    colour: string,
    from: readonly [number, number] | null,
    grown: number,
  ): void {
    if (population.size > MOST_MARKS) return this.#drawPixels(context, population, projection, size, colour);
    const { selected, other, side } = this.#spritesOf(colour, size);
    const { points, order } = population;
    const half = side / 2;
    context.globalAlpha = Math.min(1, 0.25 + grown);
    // Worst first, so that the best are never covered.
    for (let rank = order.length - 1; rank >= 0; rank--) {
      const i = order[rank];
      let x = points[2 * i];
      let y = points[2 * i + 1];
      if (from && grown < 1) {
        x = from[0] + grown * (x - from[0]);
        y = from[1] + grown * (y - from[1]);
      }
      const sprite = rank < population.selected ? selected : other;
      context.drawImage(sprite, projection.x(x) - half, projection.y(y) - half, side, side);
    }
    context.globalAlpha = 1;
  }

  #spritesOf(colour: string, { scale, marks }: PopulationSurface): Sprites {
    const key = `${colour} ${scale} ${marks}`;
    if (this.#sprites?.key !== key) {
      const side = 2 * (SELECTED_RADIUS + MARGIN) * marks;
      const make = (draw: (context: CanvasRenderingContext2D) => void): HTMLCanvasElement => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = Math.ceil(side * scale);
        const context = canvas.getContext('2d');
        if (context) place(context, [canvas.width / 2, canvas.height / 2], scale * marks, draw);
        return canvas;
      };
      const selected = make((context) => drawSelected(context, SELECTED_RADIUS, colour));
      const other = make((context) => drawOther(context, OTHER_RADIUS, colour));
      this.#sprites = { key, value: { selected, other, side } };
    }
    return this.#sprites.value;
  }

  /** A dot of 3 × 3 pixels for each individual, of 4 × 4 for a selected one with a light rim. */
  #drawPixels(
    context: CanvasRenderingContext2D,
    { points, order, selected }: PopulationView,
    projection: Projection,
    { width, height, scale }: PopulationSurface,
    colour: string,
  ): void {
    const columns = Math.max(1, Math.round(width * scale));
    const rows = Math.max(1, Math.round(height * scale));
    const { canvas, image, words } = this.#pixelsOf(columns, rows);
    words.fill(0);
    const hot = packed(colour, 255);
    const pale = packed(colour, 150);
    const light = packed('#ffffff', 255);
    for (let rank = order.length - 1; rank >= 0; rank--) {
      const i = order[rank];
      const x = Math.round(projection.x(points[2 * i]) * scale);
      const y = Math.round(projection.y(points[2 * i + 1]) * scale);
      if (!(x >= 3 && y >= 3 && x < columns - 3 && y < rows - 3)) continue;
      const chosen = rank < selected;
      if (chosen) block(words, columns, x, y, 2, light);
      block(words, columns, x, y, 1, chosen ? hot : pale);
    }
    canvas.getContext('2d')?.putImageData(image, 0, 0);
    context.drawImage(canvas, 0, 0, width, height);
  }

  #pixelsOf(columns: number, rows: number) {
    if (this.#pixels?.canvas.width !== columns || this.#pixels.canvas.height !== rows) {
      const canvas = document.createElement('canvas');
      canvas.width = columns;
      canvas.height = rows;
      const image = new ImageData(columns, rows);
      this.#pixels = { canvas, image, words: new Uint32Array(image.data.buffer) };
    }
    return this.#pixels;
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
