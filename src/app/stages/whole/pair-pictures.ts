import { PopulationLayer } from '../population-layer.ts';
import { density, surface } from '../surface.ts';
import { drawPair, type PairScene } from './draw-pair.ts';
import { InTurn } from './in-turn.ts';
import type { Ground } from './pair-grounds.svelte.ts';

export type Pair = PairScene['pair'];

/** What all small pictures show, each in its pair of coordinates. */
export type PairsMoment = Omit<PairScene, 'pair'>;

/** Small pictures of pairs on their canvases, painted in turn. */
export class PairPictures {
  readonly #canvases = new Map<Pair, HTMLCanvasElement>();
  readonly #layer = new PopulationLayer();
  readonly #turns = new InTurn<PairsMoment, Pair>((moment, pair) => this.#paint(moment, pair));

  constructor(private readonly grounds: { of(pair: Pair): Ground | undefined }) {}

  /** Paints a pair on this canvas from now on, and anew with each ground; returns what ends that. */
  on(canvas: HTMLCanvasElement, pair: Pair): () => void {
    this.#canvases.set(pair, canvas);
    if (this.grounds.of(pair)) this.#turns.again(pair);
    return () => this.#canvases.delete(pair);
  }

  show(moment: PairsMoment, pairs: readonly Pair[]): void {
    this.#turns.show(moment, pairs);
  }

  close(): void {
    this.#turns.close();
  }

  #paint(moment: PairsMoment, pair: Pair): void {
    const { side, palette } = moment;
    const canvas = this.#canvases.get(pair);
    const context = canvas && surface(canvas, side, side);
    if (!context) return;
    const ground = this.grounds.of(pair);
    drawPair(context, { ...moment, pair }, ground, {
      image: (x, y, width, height) => ground && context.drawImage(ground.image, x, y, width, height),
      individuals: (population, projection, marks) =>
        this.#layer.draw(context, population, projection, { scale: density(), marks }, palette.individual, null, 1),
    });
  }
}
