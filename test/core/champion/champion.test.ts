import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_NAME, nameOf, type Champion, type Genome } from '../../../src/core/champion/champion.ts';
import { MOST_LINK, readChampionLink, writeChampionLink } from '../../../src/core/champion/link.ts';
import { championRecord, readChampion, readChampionRecord, writeChampion } from '../../../src/core/champion/read.ts';
import { isChampionLink, isChampionText } from '../../../src/app/state/champion-signs.ts';
import { TASKS } from '../../../src/core/problems/tasks/registry.ts';
import { resolve } from '../../../src/core/experiment/settings.ts';
import { ALL_STRATEGIES } from '../../../src/core/strategies/registry.ts';

const seed = fc.integer({ min: 0, max: 4_294_967_295 });
const power = fc.float({ min: 0, max: 100, noNaN: true }).map((value) => Math.abs(value));
const chain = fc.record({
  kind: fc.constant('chain' as const),
  root: seed,
  mutations: fc.array(fc.tuple(seed, power), { maxLength: 30 }),
});

function weightsOf(dim: number): fc.Arbitrary<Genome> {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
  const values = fc.array(number, { minLength: dim, maxLength: dim });
  return fc.record({ kind: fc.constant('weights' as const), values });
}

const champions: fc.Arbitrary<Champion> = fc
  .record({
    task: fc.constantFrom(...TASKS),
    hidden: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 2 }),
    activation: fc.constantFrom('tanh', 'relu', 'linear'),
    fresh: fc.constantFrom('normal', 'fan-in'),
    spread: fc.double({ min: 0, max: 100, noNaN: true }).map((value) => value + 0),
  })
  .chain(({ task, ...network }) => {
    const { description } = resolve({ problem: task.id, ...network, strategy: 'random-search' });
    return fc.record({
      name: fc.string({ unit: 'grapheme' }).map(nameOf),
      problem: fc.constant(task.id),
      instance: fc.integer({ min: task.instances[0], max: task.instances[1] }),
      network: fc.constant(description.task!),
      genome: fc.oneof(weightsOf(description.dim), chain),
      score: fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => value + 0),
      origin: fc.record({
        strategy: fc.constantFrom(...ALL_STRATEGIES.map(({ id }) => id)),
        seed,
        repetition: fc.nat(),
        generation: fc.nat(),
        evaluations: fc.nat(),
      }),
    });
  });

const [cartpole] = TASKS;
const plain: Champion = {
  name: 'Anna',
  problem: cartpole.id,
  instance: 1,
  network: resolve({ problem: cartpole.id, hidden: 'none' }).description.task!,
  genome: { kind: 'weights', values: [0.1, 1 / 3, -2e-300, 5, 0, 1, 2, 3, 4, -0.7] },
  score: 13,
  origin: { strategy: 'cma-es', seed: 1, repetition: 0, generation: 12, evaluations: 768 },
};

describe('a champion', () => {
  test('comes back from its file and its link as it was, bit for bit', async () => {
    await fc.assert(
      fc.asyncProperty(champions, async (champion) => {
        expect(readChampion(writeChampion(champion))).toEqual(champion);
        expect(isChampionText(writeChampion(champion))).toBe(true);
        const link = await writeChampionLink(champion);
        if (link === null) return;
        expect(link.length).toBeLessThanOrEqual(MOST_LINK);
        expect(isChampionLink(`#${link}`)).toBe(true);
        expect(await readChampionLink(`https://example.org/x/#${link}`)).toEqual(champion);
      }),
      { numRuns: 60 },
    );
  });

  test('that is too large has no link', async () => {
    const { description } = resolve({ problem: cartpole.id, hidden: '64_64', strategy: 'random-search' });
    const values = Array.from({ length: description.dim }, (_, k) => Math.sqrt(k) / 7);
    const large: Champion = { ...plain, network: description.task!, genome: { kind: 'weights', values } };
    expect(await writeChampionLink(large)).toBeNull();
    expect(readChampion(writeChampion(large))).toEqual(large);
  });

  test.each([
    [{ format: 'evolution-playground-run' }, 'its "format" must be'],
    [{ version: 2 }, 'of version 2, and this build knows version 1'],
    [{ problem: 'bbob-f1', network: {} }, 'is no task'],
    [{ problem: 'cartpol' }, 'There is no problem called "cartpol"'],
    [{ instance: 7 }, 'cannot act here'],
    [{ network: { hidden: [16], dim: 3 } }, 'cannot act here'],
    [{ network: [1] }, 'Its network is'],
    [{ weights: [1, 2] }, 'must be 10 numbers, as many as the network has; found 2'],
    [{ weights: Array(10).fill(NaN) }, 'must be 10 numbers'],
    [{ weights: undefined }, 'neither weights nor a root'],
    [{ weights: undefined, root: 1, mutations: [[1, 0.1]] }, 'a power from 0 on that is a float32'],
    [{ weights: undefined, root: 1, mutations: [[2 ** 32, 0.5]] }, 'a list of at most'],
    [{ name: ' two\nlines' }, 'a text in one line'],
    [{ name: '' }, `1 to ${MOST_NAME} characters`],
    [{ score: -1 }, 'score is -1'],
    [{ origin: { ...plain.origin, strategy: 'magic' } }, 'which is no strategy of this build'],
    [{ origin: { ...plain.origin, repetition: 0.5 } }, 'repetition is 0.5, but it must be a whole number'],
    [{ origin: null }, 'Its origin is'],
  ])('with %j is refused in a sentence', (change, message) => {
    expect(() => readChampionRecord({ ...championRecord(plain), ...change })).toThrow(message);
  });

  test('of an earlier page, whose file tells of no repetition, is of the first one', () => {
    const { strategy, seed, generation, evaluations } = plain.origin;
    const record = { ...championRecord(plain), origin: { strategy, seed, generation, evaluations } };
    expect(readChampionRecord(record)).toEqual(plain);
  });

  test('that was cut or changed on its way is refused', async () => {
    const link = (await writeChampionLink(plain))!;
    await expect(readChampionLink(link.slice(0, -3))).rejects.toThrow('was cut or changed');
    await expect(readChampionLink(link.replace('z=', 'z=A'))).rejects.toThrow('was cut or changed');
    await expect(readChampionLink(link.replace('champion1', 'champion2'))).rejects.toThrow('version 2');
    expect(() => readChampion('{"format":')).toThrow('no JSON as a whole');
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        await expect(readChampionLink(text)).rejects.toThrow(/link/);
      }),
    );
  });

  test('has a name in one line', () => {
    expect(nameOf('  a\tb\u2028c ')).toBe('a b c');
    expect(nameOf('\u0000')).toBe('Champion');
    expect([...nameOf('🦊'.repeat(200))]).toHaveLength(MOST_NAME);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(nameOf(nameOf(text))).toBe(nameOf(text));
      }),
    );
  });
});
