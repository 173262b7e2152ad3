import { expect, test } from 'vitest';
import { InTurn, type Clock } from '../../src/app/stages/whole/in-turn.ts';

/** What was painted, on a clock on which every part takes so long. */
function painter(partMs: number) {
  const painted: string[] = [];
  let [now, next] = [0, null as (() => void) | null];
  const clock: Clock = {
    request: (work) => ((next = work), 1),
    cancel: () => (next = null),
    now: () => now,
  };
  const turns = new InTurn<number, string>((moment, part) => {
    painted.push(`${moment}${part}`);
    now += partMs;
  }, clock);
  /** Paints one frame and tells what; null where none was asked for. */
  const frame = (): string | null => {
    const work = next;
    next = null;
    work?.();
    return work && painted.splice(0).join(' ');
  };
  return { turns, frame };
}

const PARTS = ['a', 'b', 'c'];

test('a few parts are painted in each frame, at least one, until all are', () => {
  const { turns, frame } = painter(1);
  turns.show(1, PARTS);
  expect([frame(), frame(), frame()]).toEqual(['1a 1b', '1c', null]);
  const slow = painter(50);
  slow.turns.show(1, PARTS);
  expect([slow.frame(), slow.frame(), slow.frame(), slow.frame()]).toEqual(['1a', '1b', '1c', null]);
});

test('all are of one moment before any is of the next, of which the newest counts', () => {
  const { turns, frame } = painter(1);
  turns.show(1, PARTS);
  expect(frame()).toBe('1a 1b');
  turns.show(2, PARTS);
  turns.show(3, PARTS);
  expect([frame(), frame(), frame(), frame()]).toEqual(['1c', '3a 3b', '3c', null]);
});

test('one of them is painted again, unless it is none of those that are shown', () => {
  const { turns, frame } = painter(0);
  turns.again('a');
  expect(frame()).toBeNull();
  turns.show(1, PARTS);
  frame();
  turns.again('b');
  turns.again('z');
  expect([frame(), frame()]).toEqual(['1b', null]);
});

test('other parts take the place of those that wait, and nothing is painted once it is closed', () => {
  const { turns, frame } = painter(9);
  turns.show(1, PARTS);
  expect(frame()).toBe('1a');
  turns.show(2, ['x']);
  expect([frame(), frame()]).toEqual(['2x', null]);
  turns.show(3, ['x']);
  turns.close();
  expect(frame()).toBeNull();
});
