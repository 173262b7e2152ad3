import { describe, expect, test } from 'vitest';
import { findTask } from '../../src/core/problems/tasks/registry.ts';
import { handScore, handSolved, type Standing } from '../../src/app/words/hand-score.ts';

const standing = (id: string, changes: Partial<Standing>): Standing => ({
  ...{ task: findTask(id)!, instance: 1, steps: 12, over: false, policy: null },
  own: { sum: 12, outcomes: [] },
  ...changes,
});
const sum = (value: number) => ({ sum: value, outcomes: [] });

describe('how somebody drives', () => {
  test('is told by the return where a task is judged by that', () => {
    expect(handScore(standing('cartpole', {}))).toBe('You: return 12 after 12 steps.');
    expect(handScore(standing('cartpole', { policy: sum(9) }))).toBe(
      'You: return 12 after 12 steps. The policy by then: 9. You are ahead.',
    );
    expect(handScore(standing('cartpole', { policy: sum(500), over: true }))).toBe(
      'You: return 12 after 12 steps. The policy from the same start: 500. It did better.',
    );
    expect(handScore(standing('cartpole', { policy: sum(12), over: true }))).toMatch(/ A draw\.$/);
    expect(handSolved(standing('cartpole', { own: sum(500) }))).toBe('');
  });

  /** Of the maze: the final place, and how near to the goal somebody has been. */
  const closest = (value: number, final = 100) => ({ sum: -final, outcomes: [50, 60, value] });

  test('is told by the closest approach in the maze, where ever it ends', () => {
    const passed = { own: closest(9.5, 150), steps: 400, over: true };
    expect(handScore(standing('hard-maze', { ...passed, policy: closest(39.2, 40) }))).toBe(
      'You: closest approach 9.50 after 400 steps. Solved. The policy from the same start: 39.2. You did better.',
    );
    expect(handScore(standing('hard-maze', { ...passed, policy: closest(4) }))).toMatch(/4\.00\. Both solved it\.$/);
    expect(handScore(standing('hard-maze', { own: closest(60), policy: closest(4) }))).toMatch(/ It is ahead\.$/);
    expect(handScore(standing('hard-maze', { steps: 0, own: closest(Infinity) }))).toBe('You have not moved yet.');
  });

  test('earns its word as soon as the maze is solved', () => {
    expect(handSolved(standing('hard-maze', { own: closest(10.01) }))).toBe('');
    expect(handSolved(standing('hard-maze', { own: closest(10) }))).toBe(
      'Solved: a closest approach to the goal of 10 or less.',
    );
  });

  test('solves nothing by one episode where a task is tested on many', () => {
    const near = standing('point-navigation', { own: { sum: -20, outcomes: [0.01] }, over: true });
    expect(handSolved(near)).toBe('');
    expect(handScore(near)).toBe('You: final distance 0.0100 after 12 steps.');
    const policy = { sum: -10, outcomes: [0.2] };
    expect(handScore({ ...near, policy })).toMatch(/0\.200\. You did better\.$/);
  });
});
