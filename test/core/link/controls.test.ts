import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GROUPS, PARTS, readControls, writeControls } from '../../../src/core/link/controls.ts';
import { knownKeys } from '../../../src/core/experiment/schema.ts';
import { TASK_KEYS } from '../../../src/core/experiment/task-settings.ts';

const messages = (query: string): string[] => readControls(query).issues.map(({ message }) => message);

describe('the query of a link', () => {
  test('says nothing: the whole page, nothing locked', () => {
    const controls = readControls('');
    expect(controls).toMatchObject({ embed: false, theme: null, lock: [], issues: [] });
    expect([...controls.shown].sort()).toEqual([...knownKeys(), ...PARTS].sort());
    expect(controls.locked.size).toBe(0);
  });

  test('embed alone shows nothing beside stage and transport', () => {
    for (const query of ['?embed', 'embed', '?embed=', '?utm_source=course&embed=1']) {
      expect(readControls(query)).toMatchObject({ embed: true, issues: [] });
      expect(readControls(query).shown.size).toBe(0);
    }
  });

  test('shows and locks settings and groups by name', () => {
    const { shown, locked } = readControls('?embed&controls=strategy,dim,plots&lock=problem,seed');
    expect([...shown]).toEqual(expect.arrayContaining(['strategy', 'restart', 'population', 'sigma', 'dim', 'plots']));
    expect(shown.has('problem') || shown.has('seed') || shown.has('numbers')).toBe(false);
    expect([...locked].sort()).toEqual([...TASK_KEYS, 'dim', 'instance', 'problem', 'seed'].sort());
  });

  test('a minus takes out again, and a list that begins with one begins with everything', () => {
    const { locked } = readControls('lock=strategy,-parameters');
    expect([...locked].sort()).toEqual(['restart', 'strategy']);
    const allButSigma = readControls('lock=-sigma').locked;
    expect([...allButSigma].sort()).toEqual(
      knownKeys()
        .filter((key) => key !== 'sigma')
        .sort(),
    );
    expect(readControls('controls=-plots,-seed').shown.size).toBe(GROUPS.all.length - 2);
    expect(readControls('lock=-sigma,sigma').locked.has('sigma')).toBe(true);
  });

  test('names what it does not know, with the nearest thing it does', () => {
    expect(messages('?embed&controls=stratgy,dim')).toEqual([
      'controls names "stratgy", which is no control of this page; did you mean strategy?',
    ]);
    expect(messages('?lock=__proto__')[0]).toContain('lock names "__proto__", which is no control of this page');
    expect(messages('?contrls=dim')).toEqual(['The link says "contrls" before its "#"; did you mean controls?']);
    expect(messages('?theme=drak')).toEqual([
      'theme is "drak", but it can only be light or dark; the page follows you.',
    ]);
    expect(messages('?fbclid=abc&utm_medium=mail')).toEqual([]);
  });

  test('bounds what it reads', () => {
    expect(messages(`?lock=${'a,'.repeat(1500)}`)).toContain('lock lists 1501 names; only the first 100 were read.');
    expect(messages('?' + 'a'.repeat(5000))).toEqual([
      'The link has 5001 characters between "?" and "#"; none were read.',
    ]);
  });

  test('whatever it is given, it never throws, and everything it says is a known name and a sentence', () => {
    const names = fc.oneof(fc.constantFrom(...Object.keys(GROUPS), ...GROUPS.all), fc.string({ unit: 'binary' }));
    const list = fc.array(fc.tuple(fc.constantFrom('', '-', '--', ' '), names).map((parts) => parts.join('')));
    const query = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 5000 }),
      fc
        .tuple(fc.constantFrom('?embed&', '?', ''), list, list)
        .map(([head, a, b]) => `${head}controls=${a.join()}&lock=${b.join()}`),
    );
    fc.assert(
      fc.property(query, (text) => {
        const { shown, locked, lock, issues } = readControls(text);
        for (const key of shown) expect(GROUPS.all).toContain(key);
        for (const key of locked) expect(knownKeys()).toContain(key);
        for (const { message } of issues) expect(message).toMatch(/[.?]$/);
        expect(lock.length).toBeLessThanOrEqual(100);
      }),
    );
  });

  test('what is written is read again', () => {
    const name = fc.constantFrom(...Object.keys(GROUPS), ...GROUPS.all);
    const list = fc.uniqueArray(name, { maxLength: 8 });
    const theme = fc.constantFrom('light' as const, 'dark' as const, null);
    fc.assert(
      fc.property(fc.boolean(), list, list, theme, (embed, controls, lock, tone) => {
        const read = readControls(writeControls({ embed, controls, lock, theme: tone }));
        expect(read).toMatchObject({ embed, theme: tone, lock, issues: [] });
        for (const key of controls) if (!(key in GROUPS)) expect(read.shown.has(key)).toBe(true);
        if (controls.length === 0) expect(read.shown.size).toBe(0);
      }),
    );
    expect(writeControls({ embed: false, controls: null, lock: [], theme: null })).toBe('');
    expect(writeControls({ embed: true, controls: ['dim'], lock: ['seed'], theme: 'dark' })).toBe(
      'embed&controls=dim&lock=seed&theme=dark',
    );
  });
});
