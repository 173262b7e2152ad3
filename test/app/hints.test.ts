import { describe, expect, test } from 'vitest';
import { Hints, HINTS } from '../../src/app/state/hints.svelte.ts';
import type { Playground } from '../../src/app/state/playground.svelte.ts';

const at = (phase: string): Playground => ({ session: { phase } }) as unknown as Playground;

function memory(text: string | null = null): {
  getItem: () => string | null;
  setItem: (key: string, value: string) => void;
} {
  let held = text;
  return { getItem: () => held, setItem: (_key, value) => void (held = value) };
}

describe('hints', () => {
  test('are three at most, and come one at a time, when their moment has come', () => {
    expect(HINTS.length).toBeLessThanOrEqual(3);
    const hints = new Hints(memory());
    expect(hints.current(at('idle'))).toBeNull();
    expect(hints.current(at('playing'))).toBeNull();
    for (const { id } of HINTS) {
      expect(hints.current(at('done'))?.id).toBe(id);
      hints.dismiss(id);
    }
    expect(hints.current(at('done'))).toBeNull();
  });

  test('promise bits of runs on the reference engine alone', () => {
    const { text } = HINTS.find(({ id }) => id === 'share')!;
    const on = (engine: string): string => text({ settings: { description: { engine } } } as unknown as Playground);
    expect(on('wasm')).toContain('to the last bit');
    expect(on('webgpu')).toContain('Share makes a link.');
    expect(on('webgpu')).not.toMatch(/exact|bit/);
  });

  test('never come again, not even another day', () => {
    const kept = memory();
    new Hints(kept).dismiss('change');
    expect(new Hints(kept).current(at('done'))?.id).toBe('back');
    HINTS.forEach(({ id }) => new Hints(kept).dismiss(id));
    expect(new Hints(kept).current(at('done'))).toBeNull();
  });

  test('do without a memory, and with one that fails', () => {
    const failing = {
      getItem: (): string => {
        throw new Error('forbidden');
      },
      setItem: (): void => {
        throw new Error('full');
      },
    };
    for (const kept of [null, failing]) {
      const hints = new Hints(kept);
      hints.dismiss('change');
      expect(hints.current(at('done'))?.id).toBe('back');
    }
  });
});
