import type { EliteMap, Snapshot } from '../../../runtime/snapshot.ts';
import type { Tone } from '../ramp.ts';
import { bestCell, type CellScene } from './draw-cells.ts';
import type { Who } from './watch-source.ts';

/** Who is watched on the stage; where a search keeps elites, also whether their map is shown and whose cell is chosen. */
export class WatchChoice {
  /** Whether somebody wants to see the map. */
  wanted = $state(true);
  #who = $state<Who>('best');
  /** The cell that was chosen last; −1 before. */
  #cell = $state(-1);

  /** @param latest the newest snapshot; null before there is one */
  constructor(private readonly latest: () => Snapshot | null) {}

  /** Whoever is watched; the best where another search keeps no elites. */
  get who(): Who {
    return this.#who === 'elite' && !this.#elites ? 'best' : this.#who;
  }

  /** Whether the map is shown; null where there is none. */
  get mapped(): boolean | null {
    return this.#elites && this.wanted;
  }

  /** The map, where it is to be drawn and its cells are places. */
  get map(): EliteMap | null {
    return this.wanted && this.#elites?.ranges.length === 2 ? this.#elites : null;
  }

  /** The cell whose elite is watched; −1 for none. */
  get chosen(): number {
    return this.who === 'elite' ? this.#cell : -1;
  }

  /** Whoever is there to act now, in words that change with it; empty while a chosen elite has not come. */
  get given(): string {
    const { cast, best } = this.latest() ?? { cast: null, best: Infinity };
    if (this.who === 'champion') return `${best}`;
    if (this.who !== 'elite') return `${cast?.generation} ${cast?.address.seed} ${cast?.ranks.length}`;
    const elites = this.#elites;
    const cell = elites?.chosen?.cell;
    return cell === undefined || cell !== this.#cell ? '' : `${cell} ${elites?.costs[cell]}`;
  }

  /** Somebody else; where it is an elite and no cell was chosen yet, the best of them. */
  watch(who: Who): void {
    if (who === 'elite' && this.#cell < 0 && this.#elites) this.#cell = bestCell(this.#elites);
    this.#who = who;
  }

  /** The elite of a cell. */
  choose(cell: number): void {
    this.#cell = cell;
    this.#who = 'elite';
  }

  /** What is drawn of the map. */
  scene(tone: Tone): CellScene | null {
    return this.map && { map: this.map, tone, chosen: this.chosen };
  }

  get #elites(): EliteMap | null {
    return this.latest()?.endings?.elites ?? null;
  }
}
