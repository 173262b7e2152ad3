import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { rolloutLines } from '../../src/cli/rollout.ts';
import { loadKernels } from '../kernels/load.ts';
import { gym } from '../core/problems/tasks/golden.ts';

async function rollout(...lines: string[]): Promise<Record<string, unknown>[]> {
  const out: string[] = [];
  await rolloutLines(
    Readable.from([Buffer.from(lines.join('\n'))]),
    (line) => {
      out.push(line);
      return Promise.resolve();
    },
    loadKernels(),
  );
  return out.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('rollout', () => {
  it('answers every action, also past the end of an episode', async () => {
    const fallen = gym.open_loop['CartPole-v1'].find(({ id }) => id === 'random-until-fall')!;
    const actions = [...fallen.actions, 0, 1];
    const [{ states, rewards, terminated, truncated }] = await rollout(
      JSON.stringify({ task: 'cartpole', state: fallen.initial_state, actions }),
    );
    expect(states).toHaveLength(actions.length);
    expect(rewards).toEqual(actions.map(() => 1));
    expect(terminated).toEqual([...fallen.terminated, true, true]);
    expect(truncated).toEqual(actions.map(() => false));
  });

  it('cuts an episode at the limit of its task', async () => {
    const [{ truncated }] = await rollout(
      JSON.stringify({ task: 'pendulum', state: [0, 0], actions: Array.from({ length: 201 }, () => 0) }),
    );
    expect((truncated as boolean[]).map(Number).reduce((sum, flag) => sum + flag, 0)).toBe(2);
    expect((truncated as boolean[]).indexOf(true)).toBe(199);
  });

  it('takes an action as a whole number, a number or an array, and shows no more of a state than was given', async () => {
    const answers = await rollout(
      '{"task":"mountaincar","state":[-0.5,0],"actions":[2]}',
      '{"task":"mountaincar-continuous","state":[-0.5,0],"actions":[0.25,[0.25]]}',
      '{"task":"hard-maze","state":[36,184,0,0,0],"actions":[[0.1,0.3]]}',
      '{"task":"point-navigation","state":[0,0,0,0,1,0],"actions":[[1,0]]}',
    );
    expect(answers.map(({ states }) => (states as number[][]).map((state) => state.length))).toEqual([
      [2],
      [2, 2],
      [5],
      [6],
    ]);
    expect(answers[3]['rewards']).toEqual([-0.99]);
  });

  it('says in place of an answer what is wrong with a line, and answers the next one', async () => {
    const answers = await rollout(
      '{"task":"cartpol","state":[],"actions":[]}',
      '{"task":"cartpole","state":[0,0,0],"actions":[]}',
      '{"task":"cartpole","state":[0,0,0,"x"],"actions":[]}',
      '{"task":"cartpole","state":[0,0,0,0],"actions":[2]}',
      '{"task":"cartpole","state":[0,0,0,0],"actions":1}',
      '{"task":"hard-maze","state":[36,184,0,0,0],"actions":[[1]]}',
      '{"task":',
      '[]',
      '{"task":"cartpole","state":[0,0,0,0],"actions":[]}',
    );
    expect(answers.map(({ error }) => error)).toEqual([
      'task is "cartpol", which is none; the nearest one is cartpole.',
      'state has 3 numbers, but it must be an array of 4: position, velocity, angle, angular velocity.',
      'Number 4 of state (angular velocity) is "x", but it must be a number.',
      'Action 1 is 2, but it must be a whole number from 0 to 1: left, right.',
      'actions must be an array with an action for each step.',
      'Action 1 is [1], but it must be 2 numbers: turn, speed.',
      expect.stringMatching(/^The JSON is malformed at line 1/),
      'A line must be a JSON object with task, state and actions.',
      undefined,
    ]);
  });
});
