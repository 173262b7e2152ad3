import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STRATEGIES } from '../../../src/core/strategies/registry.ts';
import { checkpointFits } from '../../../src/runtime/store/checkpoint-fits.ts';
import { readKept, readRun } from '../../../src/runtime/store/read-record.ts';
import { sameRun } from '../../../src/runtime/store/same-run.ts';
import { sealOf } from '../../../src/runtime/store/seal.ts';
import { APP, runTo, stored } from './kept.ts';

const SETTINGS = { problem: 'bbob-f8', dim: 3, evaluations: 4000, target: 0, seed: 5 };

describe('a stored run', () => {
  it.each(STRATEGIES.map(({ id }) => id))('of %s is read back as it was, at any moment', (strategy) => {
    for (const restart of ['none', 'bipop'] as const) {
      for (const generations of [0, 1, 7, 64, Infinity]) {
        const run = runTo({ ...SETTINGS, strategy, restart }, generations);
        const { record, parts } = stored([run]);
        const found = readKept(record, parts, APP);
        expect(found.kind).toBe('read');
        if (found.kind !== 'read') return;
        expect(found.value.note).toMatchObject({ status: 'playing', speed: Infinity, axes: [0, 1], watched: 0 });
        expect(sameRun(found.value.note.description, run.description)).toBe(true);
        expect(found.value.checkpoints.get(0)).toEqual(run.checkpoint());
      }
    }
  });

  it('of several repetitions has those that had begun', () => {
    const settings = { ...SETTINGS, repetitions: 5 };
    const { record, parts } = stored([runTo(settings, 9, 0), runTo(settings, 3, 2)], { watched: 2 });
    const found = readKept(record, parts, APP);
    expect(found.kind === 'read' && [...found.value.checkpoints.keys()]).toEqual([0, 2]);
    expect(readKept(record, [...parts, parts[0]], APP).kind).toBe('refused');
  });

  it('goes into no other run', () => {
    const one = stored([runTo(SETTINGS, 9)]);
    const others = [{ seed: 6 }, { dim: 2 }, { strategy: 'openai-es' }, { evaluations: 4001 }, { population: 9 }];
    for (const other of others) {
      const { record } = stored([runTo({ ...SETTINGS, ...other }, 9)]);
      expect(readKept(record, one.parts, APP)).toMatchObject({
        kind: 'refused',
        message: expect.stringContaining('damaged'),
      });
    }
  });

  it('of another version or revision is told apart', () => {
    const { record, parts } = stored([runTo(SETTINGS, 9)]);
    const message = (found: { kind: string; message?: string }): string => found.message ?? found.kind;
    expect(message(readKept(record, parts, '1.0.1'))).toBe(
      'A stored run was left aside: another version of this page made it. It begins anew.',
    );
    const resealed = (change: object): unknown => {
      const open: Record<string, unknown> = { ...(record as object), ...change };
      delete open['seal'];
      return { ...open, seal: sealOf(open) };
    };
    const { revisions } = record as { revisions: object };
    expect(message(readRun(resealed({ revisions: { ...revisions, kernels: 99 } }), APP))).toMatch(
      /left aside: made with kernels r99, this build has r\d+\. It begins anew\.$/,
    );
    expect(message(readRun(resealed({ version: 99 }), APP))).toContain('another layout');
    expect(message(readRun(resealed({ speed: -1 }), APP))).toContain('damaged');
    expect(message(readRun(resealed({ axes: [0, 3] }), APP))).toContain('damaged');
    expect(message(readRun(resealed({ description: { problem: 'bbob-f8' } }), APP))).toContain('damaged');
    expect(message(readRun(resealed({}), APP))).toBe('read');
  });
});

describe('a damaged record', () => {
  const intact = stored([runTo(SETTINGS, 40)]);
  const places = [...placesOf(intact)].filter((place) => place.join() !== 'parts');

  it('is refused, wherever the damage is, and never throws', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.anything({ withBigInt: true, withTypedArray: true }),
        (place, value) => {
          const damaged = structuredClone(intact);
          put(damaged, place, value);
          fc.pre(!Object.is(at(damaged, place), at(intact, place)));
          const found = readKept(damaged.record, damaged.parts, APP);
          // Whatever is still accepted says exactly the same.
          if (found.kind === 'read') expect(damaged).toEqual(intact);
          else expect(found.message).toMatch(/^A stored run was left aside: .*\. It begins anew\.$/);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is refused when one bit of one number changed', () => {
    const arrays = places.filter((place) => ArrayBuffer.isView(at(intact, place)));
    expect(arrays.length).toBeGreaterThan(8);
    fc.assert(
      fc.property(fc.constantFrom(...arrays), fc.nat(), fc.nat(7), (place, where, bit) => {
        const damaged = structuredClone(intact);
        const { buffer, byteOffset, byteLength } = at(damaged, place) as Float64Array;
        fc.pre(byteLength > 0);
        new Uint8Array(buffer, byteOffset, byteLength)[where % byteLength] ^= 1 << bit;
        expect(readKept(damaged.record, damaged.parts, APP).kind).toBe('refused');
      }),
      { numRuns: 300 },
    );
  });

  it('that is no record at all is refused', () => {
    const circle: Record<string, unknown> = { version: 1, app: APP };
    circle['self'] = circle;
    fc.assert(
      fc.property(fc.anything(), fc.array(fc.anything()), (record, parts) => {
        expect(readKept(record, parts, APP).kind).toBe('refused');
      }),
    );
    expect(readKept(circle, [], APP).kind).toBe('refused');
  });

  it('with a seal of its own is still held to what a run can be', () => {
    const run = runTo(SETTINGS, 40);
    const good = run.checkpoint();
    expect(checkpointFits(good, run.description)).toBe(true);
    const bad: object[] = [
      { version: 1 },
      { generation: 41 },
      { generation: 1.5 },
      { evaluations: 5000 },
      { best: '0' },
      { solution: new Float64Array(2) },
      { solution: [0, 0, 0] },
      { provenance: null },
      { provenance: { ...good.provenance, evaluations: good.provenance!.evaluations - 1 } },
      { provenance: { ...good.provenance, generation: 0 } },
      { provenance: { ...good.provenance, generation: 41 } },
      { provenance: { ...good.provenance, chain: {} } },
      { improvements: good.improvements.slice(1) },
      { improvements: good.improvements.slice().reverse() },
      { marks: [] },
      { marks: good.marks.map(() => 'xyzw') },
      { state: null },
      { state: { ...good.state, generation: 99 } },
      { history: null },
      { head: { generation: 30, evaluations: 99 } },
    ];
    for (const change of bad) expect(checkpointFits({ ...good, ...change }, run.description)).toBe(false);
  });
});

describe('a stored policy', () => {
  const run = runTo({ problem: 'cartpole', strategy: 'deep-ga', seed: 5, population: 16, target: 0 }, 6);
  const good = run.checkpoint();
  const { chain, ...found } = good.provenance!;

  it('is read back with its chain', () => {
    const { record, parts } = stored([run]);
    const read = readKept(record, parts, APP);
    expect(read.kind === 'read' && read.value.checkpoints.get(0)).toEqual(good);
    expect(chain!.seeds.length).toBeGreaterThan(0);
  });

  it.each([
    { root: -1 },
    { seeds: chain!.seeds.slice(1) },
    { seeds: new Uint32Array(6), powers: new Float32Array(6) },
    { seeds: [...chain!.seeds] },
    { powers: chain!.powers.map(() => NaN) },
  ])('has no chain with %j', (change) => {
    const provenance = { ...found, chain: { ...chain!, ...change } };
    expect(checkpointFits({ ...good, provenance }, run.description)).toBe(false);
  });
});

/** Paths to every part of a value, typed arrays as wholes. */
function* placesOf(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  for (const [key, part] of Object.entries(value)) yield* placesOf(part, [...path, key]);
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce((inner, key) => (inner as Record<string, unknown>)[key], value);
}

function put(value: unknown, path: readonly string[], wanted: unknown): void {
  (at(value, path.slice(0, -1)) as Record<string, unknown>)[path.at(-1)!] = wanted;
}
