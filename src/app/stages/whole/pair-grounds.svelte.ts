import { SvelteMap } from 'svelte/reactivity';
import { coordinateDirections } from '../../../core/landscape/plane.ts';
import type { Landscape, Scene } from '../../state/landscape.svelte.ts';
import { imageOf } from '../draw-landscape.ts';
import { newestOnly } from '../newest-only.ts';
import type { Ranges } from '../viewport.ts';
import type { Extent } from './extent.ts';

/** The landscape under one pair of coordinates, and which part of it. */
export interface Ground {
  /** What slice it is. */
  readonly key: string;
  readonly image: HTMLCanvasElement;
  readonly ranges: Ranges;
}

/** Small landscapes that are wanted. */
export interface GroundsOrder {
  /** Problem, tone and what the slices go through. */
  readonly scene: Pick<Scene, 'setting' | 'centre' | 'tone'>;
  readonly extent: Extent;
  readonly pairs: readonly (readonly [number, number])[];
}

/** Device pixels along each side: as much as so small a picture can tell, and soon painted. */
const SIDE = 96;

/** What is shown of a pair. */
export function pairRanges({ centre, half }: Extent, [a, b]: readonly [number, number]): Ranges {
  const range = (j: number): readonly [number, number] => [centre[j] - half, centre[j] + half];
  return { x: range(a), y: range(b) };
}

/**
 * Landscapes under small pictures of pairs, painted in the worker one after the other. While they are painted the last ones
 * stay, each where it belongs; a newer wish goes on where the last one was left, so that every pair has its turn even when
 * each generation brings one.
 */
export class PairGrounds {
  readonly #grounds = new SvelteMap<string, Ground>();
  #newest: GroundsOrder | null = null;
  #turn = 0;
  #shown = '';

  constructor(
    private readonly landscape: Pick<Landscape, 'picture'>,
    private readonly image: typeof imageOf = imageOf,
  ) {}

  /** Wants these landscapes; whoever is still being painted for an older wish is finished, the others are not begun. */
  want(order: GroundsOrder): void {
    this.#newest = order;
    const { setting, tone } = order.scene;
    const shown = JSON.stringify([setting, tone]);
    // The landscape of another problem, or in the colours of another theme, must not be seen under this one.
    if (shown !== this.#shown) this.#grounds.clear();
    this.#shown = shown;
    this.#paint(order);
  }

  /** The newest landscape of a pair; undefined before there is one. */
  of(pair: readonly [number, number]): Ground | undefined {
    return this.#grounds.get(pair.join());
  }

  readonly #paint = newestOnly(async (order: GroundsOrder) => {
    const { pairs } = order;
    for (let k = 0; k < pairs.length && this.#newest === order; k++) {
      this.#turn = (this.#turn + 1) % pairs.length;
      await this.#paintPair(order, pairs[this.#turn]);
    }
  });

  async #paintPair({ scene, extent }: GroundsOrder, pair: readonly [number, number]): Promise<void> {
    const { setting, centre, tone } = scene;
    const ranges = pairRanges(extent, pair);
    const key = JSON.stringify([ranges, centre && [...centre]]);
    if (this.of(pair)?.key === key) return;
    const shown = this.#shown;
    const directions = coordinateDirections(setting.dim, pair);
    const picture = await this.landscape.picture({
      setting,
      centre,
      directions,
      ranges,
      tone,
      width: SIDE,
      height: SIDE,
    });
    if (!picture || shown !== this.#shown) return;
    this.#grounds.set(pair.join(), { key, image: this.image({ picture, width: SIDE, height: SIDE }), ranges });
  }
}
