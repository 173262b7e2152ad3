import fc from 'fast-check';
import type { Field } from '../../../src/core/experiment/fields.ts';
import type { Race } from '../../../src/core/race/race.ts';
import { resolveRace } from '../../../src/core/race/settings.ts';
import { PROBLEMS } from '../../../src/core/problems/registry.ts';
import { isTask } from '../../../src/core/problems/task.ts';
import { TASKS } from '../../../src/core/problems/tasks/registry.ts';
import { ALL_STRATEGIES } from '../../../src/core/strategies/registry.ts';

function valueOf(field: Field): fc.Arbitrary<unknown> {
  if (field.kind === 'choice') return fc.constantFrom(...field.options.map(({ value }) => value));
  const { min, max } = field;
  return field.kind === 'integer' ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
}

/** Races as people make them: any problem, one to eight strategies that work there, some of their keys, in range. */
export const races: fc.Arbitrary<Race> = fc
  .tuple(fc.constantFrom(...PROBLEMS, ...TASKS), fc.integer({ min: 2, max: 40 }))
  .chain(([problem, dim]) => {
    const task = isTask(problem) ? problem : null;
    const able = ALL_STRATEGIES.filter(
      ({ needsBehaviour, mostDimensions }) => (!needsBehaviour || task?.behaviour) && !(mostDimensions && task),
    );
    const lanes = fc.array(
      fc.constantFrom(...able).chain(({ id, parameters }) =>
        fc.record(
          {
            strategy: fc.constant(id),
            restart: fc.constantFrom('none', 'ipop', 'bipop'),
            colour: fc.constantFrom('1', '11', id, 'pgpe'),
            ...Object.fromEntries(Object.entries(parameters).map(([key, field]) => [key, valueOf(field)])),
          },
          { requiredKeys: ['strategy'] },
        ),
      ),
      { minLength: 1, maxLength: 8 },
    );
    const own: Record<string, fc.Arbitrary<unknown>> = task
      ? {
          episodes: fc.integer({ min: 1, max: task.noisy ? 20 : 1 }),
          spread: fc.double({ min: 0, max: 100, noNaN: true }),
        }
      : {
          dim: fc.constant(dim),
          instance: fc.integer({ min: 1, max: 1000 }),
          start: fc.oneof(
            fc.constantFrom('uniform', 'zero'),
            fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: dim, maxLength: dim }),
          ),
        };
    const shared: fc.Arbitrary<Record<string, unknown>> = fc.record<Record<string, unknown>>(
      {
        problem: fc.constant(problem.id),
        seed: fc.integer({ min: 0, max: 4294967295 }),
        evaluations: fc.integer({ min: 1, max: 1e9 }),
        target: fc.double({ min: 0, max: 1e300, noNaN: true }),
        bounds: fc.constantFrom('none', 'clip', 'reflect'),
        count: fc.integer({ min: 2, max: 1000 }),
        over: task ? fc.constant('seeds') : fc.constantFrom('seeds', 'instances'),
        ...own,
      },
      { requiredKeys: task ? ['problem'] : ['problem', 'dim'] },
    );
    return fc.tuple(shared, lanes);
  })
  .map(([shared, lanes]) => {
    const settings: Record<string, unknown> = { ...shared };
    lanes.forEach(({ strategy, ...rest }, k) => {
      settings[`lane${k + 1}`] = strategy;
      for (const [key, value] of Object.entries(rest)) settings[`lane${k + 1}.${key}`] = value;
    });
    return resolveRace(settings).race;
  });
