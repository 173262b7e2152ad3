import { describe, expect, it } from 'vitest';
import { resolve } from '../../../src/core/experiment/settings.ts';
import { Asked, copies, stumbles } from './scripted.ts';

const SEEDS = 20;

/** How many of the seeds are solved: their score on the fixed episodes passes the task's threshold. */
function solved(hidden: string, model: string, generations: number): number {
  const settings = { problem: 'cartpole', hidden, strategy: 'evollm', model, generations };
  return Array.from({ length: SEEDS }, (_, k) => new Asked({ ...settings, seed: k + 1 }, null).to().run.next()).filter(
    (need) => need.kind === 'done' && need.reason === 'target',
  ).length;
}

describe('EvoLLM on the pole', () => {
  it.each(['rank-weighted', 'copy-best'])('solves it with a linear policy of 10 weights and %s', (model) => {
    expect(solved('none', model, 60)).toBeGreaterThanOrEqual(18);
  });

  it('solves it with 30 weights, asked for in six blocks', () => {
    expect(resolve({ problem: 'cartpole', hidden: '4', strategy: 'evollm' }).description.dim).toBe(30);
    expect(solved('4', 'rank-weighted', 60)).toBeGreaterThanOrEqual(18);
  });

  it('asks in six blocks side by side, solves it with a script that copies, and is made again', () => {
    const settings = { problem: 'cartpole', hidden: '4', strategy: 'evollm', model: 'language-model', generations: 60 };
    const asked = new Asked({ ...settings, seed: 1 }, copies).to();
    const first = asked.questions.slice(0, 6);
    expect(first.map(({ generation, block, count }) => [generation, block, count])).toEqual([
      ...[0, 1, 2, 3, 4, 5].map((block) => [3, block, 5]),
    ]);
    const last = first.map(({ messages }) => messages[1].content.split('\n').at(-1));
    expect(new Set(last).size).toBe(1);
    expect(asked.run.next()).toEqual({ kind: 'done', reason: 'target' });
    const again = new Asked({ ...settings, seed: 1, replies: asked.result.replies }, null).to();
    expect(again.trail).toBe(asked.trail);
  });

  it('asks in 23 blocks for 114 weights, the last of four', () => {
    const settings = { problem: 'cartpole', hidden: '16', strategy: 'evollm', model: 'language-model', generations: 5 };
    const asked = new Asked({ ...settings, target: 0 }, stumbles).to();
    const first = asked.questions.slice(0, 23);
    expect(first.map(({ block }) => block)).toEqual([...first.keys()]);
    expect(first.map(({ count }) => count)).toEqual([...new Array<number>(22).fill(5), 4]);
    const again = new Asked({ ...settings, target: 0, replies: asked.result.replies }, null).to();
    expect(again.trail).toBe(asked.trail);
  });

  it('shows the last generations where costs are noisy, and the best ones where they are not', () => {
    const parameters = (problem: string) => resolve({ problem, strategy: 'evollm' }).description.parameters;
    expect(parameters('cartpole')).toMatchObject({ 'context-choice': 'last', sigma: 0.7, reach: 3 });
    expect(parameters('bbob-f1')).toMatchObject({ 'context-choice': 'best', sigma: 1 / 3, reach: 5 });
  });
});
