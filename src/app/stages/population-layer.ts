import type { PopulationView } from '../../runtime/snapshot.ts';
import type { Pen } from '../plots/pen.ts';
import { drawOther, drawSelected, place } from './marks.ts';
import type { Projection } from './viewport.ts';

const SELECTED_RADIUS = 4.2;
const OTHER_RADIUS = 3.6;
const MARGIN = 4;

/** What a population is drawn on: device pixels for each CSS pixel, and how large marks are. */
export interface PopulationSurface {
  readonly scale: number;
  readonly marks: number;
}

interface Sprites {
  readonly selected: HTMLCanvasElement;
  readonly other: HTMLCanvasElement;
  readonly side: number;
}

/** Draws a mark for each individual of a generation. */
export class PopulationLayer {
  #sprites: { readonly key: string; readonly value: Sprites } | null = null;

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
      const make = (draw: (context: Pen) => void): HTMLCanvasElement => {
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
}

/** Draws the same marks one by one, without pixels between: for a picture that is made once. */
export function drawIndividuals(
  pen: Pen,
  { points, order, selected }: PopulationView,
  projection: Projection,
  marks: number,
  colour: string,
): void {
  for (let rank = order.length - 1; rank >= 0; rank--) {
    const at = [projection.x(points[2 * order[rank]]), projection.y(points[2 * order[rank] + 1])] as const;
    if (rank < selected) place(pen, at, marks, (own) => drawSelected(own, SELECTED_RADIUS, colour));
    else place(pen, at, marks, (own) => drawOther(own, OTHER_RADIUS, colour));
  }
}
