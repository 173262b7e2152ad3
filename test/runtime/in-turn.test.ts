import { describe, expect, test } from 'vitest';
import { complete } from '../../src/runtime/host/complete.ts';
import { inTurn } from '../../src/runtime/host/in-turn.ts';
import type { RunHost, RunOrder } from '../../src/runtime/host/run-host.ts';

/** A host that notes what it is told, behind a strategy that comes when the test says so. */
function late() {
  const told: string[] = [];
  let coming = { resolve: (): void => undefined, reject: (reason: Error): unknown => reason };
  const promise = new Promise<void>((resolve, reject) => (coming = { resolve, reject }));
  const note =
    (name: string) =>
    (value?: unknown): string => {
      told.push(typeof value === 'number' ? `${name} ${value}` : name);
      return name;
    };
  const host = { begin: note('begin'), play: note('play'), observe: note('observe') } as unknown as RunHost;
  const guarded = inTurn(host, (strategy) => (strategy === 'late' ? promise : null));
  const begin = (strategy: string): unknown => guarded.begin({ settings: { strategy } } as unknown as RunOrder);
  return { told, coming, guarded, begin };
}

describe('a run whose strategy has to be fetched', () => {
  test('is begun when it is there, and hears what it was told meanwhile in that order', async () => {
    const { told, coming, guarded, begin } = late();
    const begun = begin('late') as Promise<void>;
    guarded.play(3);
    const seen = guarded.observe(0);
    await Promise.resolve();
    expect(told).toEqual([]);
    coming.resolve();
    await begun;
    expect(await seen).toBe('observe');
    expect(told).toEqual(['begin', 'play 3', 'observe 0']);
    guarded.play(4);
    expect(told.at(-1)).toBe('play 4');
  });

  test('is refused in words where the strategy cannot be had, and nobody else waits for ever', async () => {
    const { told, coming, guarded, begin } = late();
    const begun = begin('late') as Promise<void>;
    const seen = guarded.observe(0);
    coming.reject(new Error('no connection'));
    await expect(begun).rejects.toThrow('no connection');
    expect(await seen).toBe('observe');
    expect(told).toEqual(['observe 0']);
  });
});

test('a run whose strategy is there begins at once', () => {
  const { told, begin } = late();
  begin('here');
  expect(told).toEqual(['begin']);
});

test('here, where every strategy is whole, nothing has to be fetched, nor for one that does not exist', () => {
  for (const id of ['cma-es', 'deep-ga', 'no-such-strategy', undefined]) expect(complete(id)).toBeNull();
});
