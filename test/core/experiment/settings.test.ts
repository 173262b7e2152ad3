import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultOf, fit, InputError } from '../../../src/core/experiment/fields.ts';
import { nearest } from '../../../src/core/experiment/nearest.ts';
import { problemFields, RUN_FIELDS } from '../../../src/core/experiment/schema.ts';
import { resolve, settingsOf } from '../../../src/core/experiment/settings.ts';
import { PROBLEMS } from '../../../src/core/problems/registry.ts';
import { hansenPopulation } from '../../../src/core/strategies/parameters.ts';
import { STRATEGIES } from '../../../src/core/strategies/registry.ts';

const everyField = [
  ...Object.entries(RUN_FIELDS).map(([key, field]) => ['run', key, field] as const),
  ...PROBLEMS.flatMap((problem) =>
    Object.entries(problemFields(problem)).map(([key, field]) => [problem.id, key, field] as const),
  ),
  ...STRATEGIES.flatMap(({ id, parameters }) =>
    Object.entries(parameters).map(([key, field]) => [id, key, field] as const),
  ),
];

it('leaves restarts out where a strategy never stops by itself, and says why', () => {
  const idle = resolve({ problem: 'hard-maze', strategy: 'cma-me', restart: 'bipop' });
  expect(idle.description.restart).toBe('none');
  expect(idle.issues).toEqual([
    {
      key: 'restart',
      message: 'restart is bipop, but CMA-ME never stops by itself, so nothing would restart it; it was left out.',
    },
  ]);
  expect(resolve({ strategy: 'random-search' }).issues).toEqual([]);
  expect(resolve({ strategy: 'cma-es', restart: 'bipop' }).description.restart).toBe('bipop');
});

describe('every field', () => {
  it.each(everyField)(
    'of %s: %s has a name, a sentence of help, bounds and a default within them',
    (_owner, _key, field) => {
      expect(field.label.length).toBeGreaterThan(1);
      expect(field.help).toMatch(/^[A-Z].*\.$/s);
      for (const dimension of [2, 5, 40]) {
        const value = defaultOf(field, { dimension });
        if (field.kind === 'choice') {
          expect(field.options.map((option) => option.value)).toContain(value);
          for (const option of field.options) expect(option.help).toMatch(/^\S.*\.$/s);
        } else {
          expect(field.min).toBeLessThanOrEqual(field.max);
          expect(fit(field, value as number)).toBe(value);
        }
      }
    },
  );

  it('has a key that means one thing in every link', () => {
    const shared = new Set([
      'problem',
      'strategy',
      'start',
      'digest',
      'marks',
      'revisions',
      'c',
      'z',
      'dim',
      'instance',
      ...Object.keys(RUN_FIELDS),
    ]);
    for (const { parameters } of STRATEGIES) {
      for (const key of Object.keys(parameters)) {
        expect(shared.has(key)).toBe(false);
        expect(key).toMatch(/^[a-z][a-z0-9-]*$/);
      }
    }
  });
});

describe('every strategy', () => {
  it.each(STRATEGIES)(
    '$id says where it comes from and what it is',
    ({ id, name, summary, reference, revision, restartable, parameters }) => {
      expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(name.length).toBeGreaterThan(3);
      expect(summary).toMatch(/^[A-Z].*\.$/s);
      expect(reference.length).toBeGreaterThan(10);
      expect(Number.isInteger(revision)).toBe(true);
      for (const key of Object.values(restartable)) expect(parameters).toHaveProperty(key);
    },
  );
});

describe('settings', () => {
  it('keep only what differs from the defaults, and mean the same', () => {
    const { description } = resolve({
      problem: 'bbob-f8',
      dim: 10,
      strategy: 'cma-es',
      seed: 7,
      population: 10,
      sigma: 2,
    });
    expect(settingsOf(description)).toEqual({ problem: 'bbob-f8', dim: 10, strategy: 'cma-es', seed: 7 });
    expect(resolve(settingsOf(description)).description).toEqual(description);
  });

  it('are clamped to the nearest allowed value', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        const whole = Math.trunc(value);
        const { description, issues } = resolve({ dim: whole });
        expect(description.dim).toBe(Math.min(40, Math.max(2, whole)));
        expect(issues).toHaveLength(description.dim === whole ? 0 : 1);
      }),
    );
  });

  it('may be anything at all: they resolve or are refused with a sentence', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.oneof(fc.string(), fc.constantFrom('dim', 'seed', 'start', 'problem', 'sigma')),
          fc.anything(),
        ),
        (given) => {
          try {
            const { description } = resolve(given);
            expect(resolve(settingsOf(description)).description).toEqual(description);
          } catch (error) {
            expect(error).toBeInstanceOf(InputError);
            expect((error as InputError).message).toMatch(/\.$/);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('the default population', () => {
  it('is 4 + ⌊3 ln n⌋', () => {
    for (let n = 1; n <= 5000; n++) expect(hansenPopulation({ dimension: n })).toBe(4 + Math.floor(3 * Math.log(n)));
  });
});

describe('the nearest name', () => {
  it('is the one with the fewest edits, or none', () => {
    const names = ['cma-es', 'deep-ga', 'openai-es'];
    expect(nearest('cmaes', names)).toBe('cma-es');
    expect(nearest('Deep GA', names)).toBe('deep-ga');
    expect(nearest('zzzzzzzzz', names)).toBeUndefined();
  });
});
