import type { Spawn } from '../../src/runtime/workers.ts';
import { Threads } from './threads.ts';

/** Workers that can be killed, and some that die as soon as they are born. */
export class Mortal {
  readonly kill: (() => void)[] = [];
  readonly threads = new Threads();

  constructor(private readonly dies: (k: number) => boolean = () => false) {}

  readonly spawn: Spawn = (role, onDeath) => {
    const k = this.kill.push(() => onDeath('it was killed')) - 1;
    if (this.dies(k)) queueMicrotask(this.kill[k]);
    return this.threads.spawn(role, onDeath);
  };
}
