import { runName } from '../../core/strategies/run-name.ts';
import { genomeOf } from '../../core/champion/chain.ts';
import { nameOf, type Champion, type Genome } from '../../core/champion/champion.ts';
import { writeChampionLink } from '../../core/champion/link.ts';
import { writeChampion } from '../../core/champion/read.ts';
import { descriptionAfter } from '../../core/experiment/changes.ts';
import { strategyOf } from '../../core/strategies/registry.ts';
import { ChampionStore, type KeptChampion } from '../../runtime/store/champion-store.ts';
import { saveAs } from '../panels/link/share/save-as.ts';
import { addressOf } from '../state/address.ts';
import type { Playground } from '../state/playground.svelte.ts';
import { count } from '../words/numbers.ts';
import { examiner } from './examiner.ts';

/** The champions of this device: kept, named, shown, given away. */
export class ChampionShelf {
  #kept = $state.raw<readonly KeptChampion[]>([]);
  /** What came of the last thing somebody did, as a sentence. */
  #said = $state('');
  #busy = $state(false);
  readonly #store = new ChampionStore();

  constructor(private readonly playground: Playground) {
    void this.#read();
  }

  get kept(): readonly KeptChampion[] {
    return this.#kept;
  }

  get said(): string {
    return this.#said;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** Whether there is somebody to keep: a guest, or the best policy of a run. */
  get able(): boolean {
    return this.#weights.length > 0 && this.playground.module !== null;
  }

  /** What the policy at hand would be called if nobody gave it a name. */
  get usualName(): string {
    const guest = this.#guest;
    if (guest) return guest.name;
    const { settings, session, view } = this.playground;
    const generation = session.runs[view.repetition]?.snapshot.provenance?.generation ?? 0;
    return `${settings.problem.name}, ${runName(settings.description)}, generation ${count(generation)}`;
  }

  /** Keeps the policy at hand under this name. */
  async keep(name: string): Promise<void> {
    await this.#doing('was not kept', async () => {
      const champion = await this.#champion(nameOf(name));
      const id = crypto.getRandomValues(new Uint32Array(4)).join('-');
      await this.#store.keep(id, champion, Date.now());
      await this.#read();
      return `${champion.name} is kept on this device.`;
    });
  }

  async remove({ id, champion }: KeptChampion): Promise<void> {
    await this.#doing('was not removed', async () => {
      await this.#store.remove(id);
      await this.#read();
      return `${champion.name} is no longer kept.`;
    });
  }

  /** Gives a champion to the browser as a file. */
  download({ champion }: KeptChampion): void {
    const name = `evolution-champion-${champion.problem}-${fileWord(champion.name)}.json`;
    saveAs(new Blob([writeChampion(champion)], { type: 'application/json' }), name);
    this.#said = `Saved as ${name}.`;
  }

  /** The address of a page that shows this champion; null for one that is too large for a link. */
  async link({ champion }: KeptChampion): Promise<string | null> {
    const fragment = await writeChampionLink(champion);
    return fragment === null ? null : addressOf(fragment);
  }

  tell(sentence: string): void {
    this.#said = sentence;
  }

  /** Who acts before anything has been played; null once a run has begun, and where nobody was met. */
  get #guest(): Champion | null {
    const { visit, session } = this.playground;
    return visit.current.kind === 'champion' && session.phase === 'idle' ? visit.current.met.champion : null;
  }

  get #weights(): Float64Array {
    const { session, view } = this.playground;
    return session.runs[view.repetition]?.snapshot.solution ?? new Float64Array(0);
  }

  /** The policy at hand, with its score here; as a chain of seeds where the run has one that makes the same weights. */
  async #champion(name: string): Promise<Champion> {
    const guest = this.#guest;
    if (guest) return { ...guest, name };
    const { settings, session, view, module } = this.playground;
    const { description } = settings;
    const { repetition } = view;
    const { solution, provenance } = session.runs[repetition]?.snapshot ?? {};
    if (!module || !solution || !provenance || !description.task) throw new Error('nobody has acted yet');
    const { generation, evaluations } = provenance;
    const weights: Genome = { kind: 'weights', values: [...solution] };
    const chain = provenance.chain && genomeOf(provenance.chain);
    const { score, same } = await examiner(module).examine(description, weights, chain);
    const { hidden, ...network } = description.task;
    const { seed } = descriptionAfter(description, generation - 1);
    return {
      name,
      problem: description.problem,
      instance: description.instance,
      network: { ...network, hidden: [...hidden] },
      genome: chain && same ? chain : weights,
      score,
      origin: { strategy: strategyOf(description.strategy).id, seed, repetition, generation, evaluations },
    };
  }

  async #read(): Promise<void> {
    try {
      const { champions, damaged } = await this.#store.list();
      this.#kept = champions;
      if (damaged > 0) this.#said = `${count(damaged)} of the kept champions cannot be read by this page.`;
    } catch {
      this.#said = 'This browser does not let the page keep anything; a champion can still be downloaded.';
    }
  }

  async #doing(failed: string, act: () => Promise<string>): Promise<void> {
    this.#busy = true;
    try {
      this.#said = await act();
    } catch (error) {
      this.#said = `The champion ${failed}: ${(error as Error).message}. Try it again.`;
    } finally {
      this.#busy = false;
    }
  }
}

/** A name as a part of a file's. */
function fileWord(name: string): string {
  const word = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return word.slice(0, 40) || 'champion';
}
