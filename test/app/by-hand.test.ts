import { expect, test } from 'vitest';
import { resolve } from '../../src/core/experiment/settings.ts';
import { findTask } from '../../src/core/problems/tasks/registry.ts';
import { picture } from '../../src/core/problems/tasks/hard-maze/draw.ts';
import { engineSetting } from '../../src/engines/setting.ts';
import { ByHand, type ByHandOptions } from '../../src/app/stages/tasks/by-hand.svelte.ts';
import { WatchHost } from '../../src/runtime/host/watch-host.ts';
import type { HandSteps, Play } from '../../src/runtime/watch-orders.ts';
import { kernelModule } from '../kernels/load.ts';

/** The watching worker on this thread. */
function watcher(): ByHandOptions['watcher'] {
  const host = new WatchHost();
  const own = {
    begin: (...order: [Play['setting'], Play['episode']]) => Promise.resolve(host.begin(kernelModule, ...order)),
    step: (...order: [Play['setting'], readonly number[], readonly (readonly number[])[]]): Promise<HandSteps> =>
      Promise.resolve(host.step(kernelModule, ...order)),
    open: (play: Play) => {
      const opening = host.open(kernelModule, play);
      return Promise.resolve({ opening, more: (steps: number) => Promise.resolve(host.more(opening.ticket, steps)) });
    },
  };
  return own as unknown as ByHandOptions['watcher'];
}

test('whoever has touched the goal of the maze stays who has solved it, beside a policy that is measured alike', async () => {
  const task = findTask('hard-maze')!;
  const setting = engineSetting(resolve({ problem: task.id, strategy: 'random-search' }).description);
  const hand = new ByHand({
    ...{ watcher: watcher(), task, picture, setting },
    // Twelve away from the goal, with the back to it.
    episode: { kind: 'chosen', state: [31, 32, 90, 0, 0, 31, 32, Infinity, 0] },
    // A policy that does nothing stays there.
    rival: new Float64Array(setting.dim),
  });
  await expect.poll(() => hand.rival?.over).toBe(true);
  const drive = async (up: number, until: () => boolean): Promise<void> => {
    hand.up = up;
    while (!until()) {
      hand.tick(50);
      await Promise.resolve();
    }
  };
  await drive(-1, () => hand.standing.own.outcomes[2] < 9);
  await drive(1, () => hand.over);
  const { own, policy, over, steps } = hand.standing;
  expect([over, steps]).toEqual([true, 400]);
  expect(own.outcomes[2]).toBeLessThan(9);
  // It ended elsewhere, which the return tells and the task does not ask for.
  expect(own.sum).toBeLessThan(-10);
  expect(policy?.outcomes[2]).toBe(12);
  expect(policy?.sum).toBe(-12);
  hand.close();
});
