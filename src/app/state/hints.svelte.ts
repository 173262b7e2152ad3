import { isExact } from '../../core/experiment/inexact.ts';
import type { Playground } from './playground.svelte.ts';

interface Hint {
  readonly id: string;
  text(playground: Playground): string;
  /** Whether its moment has come. */
  when(playground: Playground): boolean;
  /** Whether somebody has found out without it. */
  found(playground: Playground): boolean;
}

type Memory = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'hints';
const resting = ({ session }: Playground): boolean => session.phase === 'paused' || session.phase === 'done';

/** Shown one at a time, in this order, each once in a lifetime. */
export const HINTS: readonly Hint[] = [
  {
    id: 'change',
    text: () => 'Now change one thing, the seed, the problem, the strategy, and play again: what is different?',
    when: resting,
    found: ({ settings, session }) => session.phase !== 'idle' && settings.canUndo,
  },
  {
    id: 'back',
    text: () => 'Drag along the bar beside the play button to go back to any moment of the run.',
    when: resting,
    found: ({ session, view }) => {
      const snapshot = session.runs[view.repetition]?.snapshot;
      return snapshot !== undefined && snapshot.generation < snapshot.head.generation;
    },
  },
  {
    id: 'share',
    text: ({ settings }) =>
      isExact(settings.description)
        ? 'Share makes a link. Whoever opens it sees exactly this run, to the last bit.'
        : 'Share makes a link. Whoever opens it runs it again with the same settings, on their own device.',
    when: ({ session }) => session.phase === 'done',
    found: () => false,
  },
];

/** Which hints somebody has seen; remembered where the browser allows it. */
export class Hints {
  #seen = $state.raw<readonly string[]>([]);

  /** @param memory null where nothing can be remembered; hints then come once a visit */
  constructor(private readonly memory: Memory | null = storage()) {
    this.#seen = read(memory);
  }

  /** The hint to show now, or null. */
  current(playground: Playground): Hint | null {
    const next = HINTS.find(({ id }) => !this.#seen.includes(id));
    return next?.when(playground) ? next : null;
  }

  /** Never again. */
  dismiss(id: string): void {
    if (this.#seen.includes(id)) return;
    this.#seen = [...this.#seen, id];
    try {
      this.memory?.setItem(KEY, this.#seen.join(' '));
    } catch {
      // Storage may be full; the hint then comes again another day.
    }
  }
}

function storage(): Memory | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function read(memory: Memory | null): readonly string[] {
  try {
    return memory?.getItem(KEY)?.split(' ') ?? [];
  } catch {
    return [];
  }
}
