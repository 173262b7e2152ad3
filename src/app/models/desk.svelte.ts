import { readReplies } from '../../core/evollm/recorded.ts';
import { isAsking } from '../../core/experiment/settings.ts';
import type { MeterState } from '../../runtime/models.ts';
import type { Playground } from '../state/playground.svelte.ts';
import { Answering } from './answering.svelte.ts';
import { Connection } from './connection.svelte.ts';
import { showFirstExchange } from './first-exchange.svelte.ts';
import { Limits } from './limits.svelte.ts';
import { Record } from './record.svelte.ts';

export type DeskView = 'exchange' | 'transcript' | 'model';

/** Everything on the page that has to do with language models; it lasts as long as the page. */
export class Desk {
  readonly connection: Connection;
  readonly record = new Record();
  readonly limits = new Limits();
  readonly answering: Answering;
  /** What the panel shows. */
  view = $state<DeskView>('exchange');
  /** The doctor is asked to have a look. */
  examining = $state(false);
  /** What the trials of a race have used so far, all together; null before any has asked. */
  spentOnTrials = $state.raw<MeterState | null>(null);
  /** Links whose replies were played once by themselves. */
  #played: readonly string[] = [];

  constructor(readonly playground: Playground) {
    this.connection = new Connection((message) => playground.notices.add(message, 'run'));
    this.answering = new Answering(playground, this.connection, this.record, this.limits);
    const { session } = playground;
    showFirstExchange(playground);
    // Replies that came with a link or a file are all that its run needs.
    $effect(() => {
      const { replies } = playground.settings.description;
      if (!replies || playground.kernels !== 'ready' || session.phase !== 'idle' || this.#played.includes(replies))
        return;
      this.#played = [...this.#played, replies];
      setTimeout(() => session.phase === 'idle' && session.play());
    });
  }

  /** Whether the run on the page asks a language model, instead of a rule. */
  get asks(): boolean {
    return isAsking(this.playground.settings.description);
  }

  /** How many replies came with the run. */
  get brought(): number {
    return readReplies(this.playground.settings.description.replies).length;
  }
}

const DESKS = new WeakMap<Playground, Promise<Desk>>();

/**
 * The desk of a page, made by the first who asks for it. It outlives that part of the page, so it is made at a moment when nothing is
 * rendered: effects that begin below a component stand still for ever once it is taken away.
 */
export function openDesk(playground: Playground): Promise<Desk> {
  const made = DESKS.get(playground) ?? Promise.resolve().then(() => makeDesk(playground));
  DESKS.set(playground, made);
  return made;
}

function makeDesk(playground: Playground): Desk {
  let desk!: Desk;
  $effect.root(() => {
    desk = new Desk(playground);
  });
  return desk;
}
