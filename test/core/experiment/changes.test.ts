import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGE_MODEL } from '../../../src/core/evollm/options.ts';
import { cutOff } from '../../../src/core/experiment/branch.ts';
import { changeableFields, descriptionAfter } from '../../../src/core/experiment/changes.ts';
import type { Field } from '../../../src/core/experiment/fields.ts';
import { resultOf } from '../../../src/core/experiment/result.ts';
import { Run } from '../../../src/core/experiment/run.ts';
import { resolve, settingsOf } from '../../../src/core/experiment/settings.ts';
import { STRATEGIES, strategyOf } from '../../../src/core/strategies/registry.ts';
import { advance } from '../../../src/engines/advance.ts';
import { loadKernels } from '../../kernels/load.ts';
import { rastrigin, sphere } from '../functions.ts';
import { minimise, prepare } from '../minimise.ts';

/** Values of a field as somebody might choose them in mid-run; a language model would have to be there to answer. */
function valuesOf(field: Field): fc.Arbitrary<number | string> {
  if (field.kind === 'choice')
    return fc.constantFrom(...field.options.map(({ value }) => value)).filter((value) => value !== LANGUAGE_MODEL);
  const multiple = field.multiple ?? 1;
  if (field.kind === 'real') return fc.double({ min: field.min, max: Math.min(field.max, 2), noNaN: true });
  return fc
    .integer({ min: Math.ceil(field.min / multiple), max: Math.floor(Math.min(field.max, 60) / multiple) })
    .map((k) => k * multiple);
}

/** One to three changes of whatever this strategy can change. */
function changesOf(strategy: string) {
  const one = fc
    .constantFrom(...Object.entries(changeableFields(strategyOf(strategy))))
    .chain(([key, field]) =>
      fc.record({ generation: fc.integer({ min: 1, max: 20 }), key: fc.constant(key), value: valuesOf(field) }),
    );
  return fc.array(one, { minLength: 1, maxLength: 3 });
}

const settings = fc.record({
  dim: fc.integer({ min: 2, max: 6 }),
  seed: fc.integer({ min: 0, max: 4294967295 }),
  restart: fc.constantFrom('none', 'ipop', 'bipop'),
});

describe.each(STRATEGIES.map(({ id }) => id))('branching from a run of %s', (strategy) => {
  it('goes on exactly as a run that was stopped there, and as one that was begun with the changes', () => {
    fc.assert(
      fc.property(settings, changesOf(strategy), fc.double({ min: 0, max: 1, noNaN: true }), (given, wanted, place) => {
        const common = { ...given, strategy, target: 0, evaluations: 900 };
        const trunk = prepare(common, rastrigin);
        while (advance(trunk.run, trunk.crew));
        const end = trunk.run.generation;
        const at = Math.max(1, Math.min(end, Math.round(place * end)));
        const changes = wanted.map((change) => ({ ...change, generation: at + change.generation - 1 }));

        // Back to where it branches, as far as anybody can see a run that was stopped there.
        const back = prepare(common, rastrigin);
        while (back.run.generation < at) advance(back.run, back.crew);
        const stopped = back.run.checkpoint();
        while (advance(back.run, back.crew));
        back.run.rewind(stopped);
        const cut = cutOff(back.run.checkpoint());
        expect({ ...cut, history: null }).toEqual({ ...stopped, history: null });

        const branch = prepare({ ...common, changes }, rastrigin);
        const resumed = new Run(branch.description, 0, loadKernels(), cut);
        while (advance(resumed, branch.crew));
        const whole = prepare({ ...common, changes }, rastrigin);
        while (advance(whole.run, whole.crew));
        expect(resultOf(resumed)).toEqual(resultOf(whole.run));
        expect(resumed.moment()).toEqual(whole.run.moment());

        // Until the change the branch is the trunk.
        const first = whole.description.changes[0]?.generation ?? end;
        const shared = prepare({ ...common, changes }, rastrigin);
        while (shared.run.generation < Math.min(first, end)) advance(shared.run, shared.crew);
        expect(shared.run.trace.marks).toEqual(trunk.run.trace.marks.slice(0, shared.run.trace.marks.length));
        for (const { engine } of [trunk, back, branch, whole, shared]) engine.release();
      }),
      { numRuns: 12 },
    );
  });

  it('can go back before the change and meets it again', () => {
    fc.assert(
      fc.property(settings, changesOf(strategy), (given, changes) => {
        const { run, crew, engine } = prepare({ ...given, strategy, changes, target: 0, evaluations: 600 }, sphere);
        const begin = run.moment();
        let middle = begin;
        while (advance(run, crew)) if (run.generation === 5) middle = run.moment();
        const expected = resultOf(run);
        for (const moment of [begin, middle]) {
          run.rewind(moment);
          while (advance(run, crew));
          expect(resultOf(run)).toEqual(expected);
        }
        engine.release();
      }),
      { numRuns: 8 },
    );
  });
});

describe('a change', () => {
  it('of the step size holds from the next generation on, and not before', () => {
    const plain = prepare({ strategy: 'hill-climbing', dim: 3, evaluations: 400 }, sphere);
    const changed = prepare({ strategy: 'hill-climbing', dim: 3, evaluations: 400, changes: '7.sigma.0.25' }, sphere);
    for (let generation = 0; generation < 10; generation++) {
      const { plan } = (advance(changed.run, changed.crew), changed.run);
      advance(plain.run, plain.crew);
      expect(plan?.kind === 'gaussian' && plan.sigma).toBe(generation < 7 ? 1 : 0.25);
      if (generation < 7) expect(changed.run.state).toEqual(plain.run.state);
    }
    plain.engine.release();
    changed.engine.release();
  });

  it('to the value that was set before sets back what has adapted since', () => {
    const { run, crew, engine } = prepare(
      { strategy: 'cma-es', dim: 3, evaluations: 700, target: 0, changes: '60.sigma.2' },
      sphere,
    );
    while (run.generation < 60) advance(run, crew);
    expect(run.plan?.kind === 'gaussian' && run.plan.sigma).toBeLessThan(0.5);
    advance(run, crew);
    expect(run.plan?.kind === 'gaussian' && run.plan.sigma).toBe(2);
    engine.release();
  });

  it('of the population changes how many are evaluated', () => {
    const run = minimise(
      { strategy: 'cma-es', dim: 4, evaluations: 1e4, generations: 6, target: 0, changes: '4.population.30' },
      sphere,
    );
    expect(run.evaluations).toBe(4 * 8 + 2 * 30);
  });

  it('of the seed changes only the draws that were still to come', () => {
    const common = { strategy: 'random-search', dim: 2, population: 4, evaluations: 40, target: 0 };
    const one = minimise({ ...common, seed: 1 }, sphere);
    const two = minimise({ ...common, seed: 1, changes: '5.seed.2' }, sphere);
    const three = minimise({ ...common, seed: 2 }, sphere);
    expect(two.trace.marks.slice(0, 3)).toEqual(one.trace.marks.slice(0, 3));
    expect([...two.trace.improvements]).not.toEqual([...one.trace.improvements]);
    expect([...two.trace.improvements]).not.toEqual([...three.trace.improvements]);
  });

  it('gives a search that had given up another chance', () => {
    const common = { strategy: 'hill-climbing', dim: 2, sigma: 1e-6, evaluations: 50_000, target: 0 };
    const stuck = minimise(common, () => 1);
    expect(resultOf(stuck).reason).toBe('stalled');
    const freed = minimise({ ...common, changes: [{ generation: stuck.generation, key: 'sigma', value: 1 }] }, () => 1);
    expect(freed.generation).toBe(2 * stuck.generation - 1);
  });
});

describe('changes in settings', () => {
  const read = (changes: unknown, strategy = 'cma-es') => resolve({ strategy, dim: 4, changes });

  it('are put in order', () => {
    const { description, issues } = read('40.seed.7_25.sigma.0.5_25.sigma.0.25_30.sigma.0.25');
    expect(issues.map(({ message }) => message)).toEqual([
      'changes sets the same thing more than once at the same generation; the last one counts.',
    ]);
    expect(description.changes).toEqual([
      { generation: 25, key: 'sigma', value: 0.25 },
      { generation: 30, key: 'sigma', value: 0.25 },
      { generation: 40, key: 'seed', value: 7 },
    ]);
    expect(settingsOf(description)['changes']).toEqual(['25.sigma.0.25', '30.sigma.0.25', '40.seed.7']);
    expect(read(description.changes).description).toEqual(description);
    expect(read(settingsOf(description)['changes']).description).toEqual(description);
  });

  it('that are out of range or of something else are named', () => {
    const { description, issues } = read('25.sigma.1e9_0.seed.3_30.power.2_31.restart.ipop_32.weights.positive');
    expect(description.changes.map(({ key, value }) => [key, value])).toEqual([
      ['seed', 3],
      ['sigma', 1000],
      ['weights', 'positive'],
    ]);
    expect(issues.map(({ key }) => key)).toEqual(['changes', 'changes', 'changes', 'changes']);
    expect(issues.map(({ message }) => message).join(' ')).toContain(
      '"power", which is nothing that CMA-ES can change',
    );
  });

  it.each([
    ['nonsense', 'changes holds "nonsense", but each must be a generation, a setting and a value'],
    ['1.sigma.big', 'sigma from generation 1 on is "big", but it must be a number from'],
    ['x.sigma.1', 'The generation of a change is "x", but it must be a whole number from 1'],
    [[null], 'changes holds missing'],
    [5, 'changes holds 5'],
    [Array.from({ length: 65 }, (_, k) => `${k + 1}.seed.${k}`), 'a run can have 64 at most'],
  ])('%j is refused with a reason', (changes, message) => {
    expect(() => read(changes)).toThrow(message);
  });

  it('can be written for every parameter of every strategy', () => {
    for (const strategy of STRATEGIES) {
      for (const [key, field] of Object.entries(changeableFields(strategy))) {
        expect(key).toMatch(/^[a-z0-9-]+$/);
        if (field.kind === 'choice') for (const { value } of field.options) expect(value).toMatch(/^[a-z0-9-]+$/);
      }
    }
  });

  it('come into force one after the other', () => {
    const { description } = read('25.sigma.0.5_40.seed.7');
    expect(descriptionAfter(description, 24)).toBe(description);
    expect(descriptionAfter(description, 25).parameters['sigma']).toBe(0.5);
    expect(descriptionAfter(description, 39).seed).toBe(1);
    expect(descriptionAfter(description, 40).seed).toBe(7);
    expect(description.parameters['sigma']).toBe(2);
  });
});
