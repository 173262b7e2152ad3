import { describe, expect, it } from 'vitest';
import { revisionsOf } from '../../../src/core/experiment/revisions.ts';
import { resolve } from '../../../src/core/experiment/settings.ts';
import { compareMarks, verify, verifySoFar } from '../../../src/core/experiment/verify.ts';
import type { Claim } from '../../../src/core/link/claim.ts';
import { nodeClaim } from '../digest.ts';

const settings = { problem: 'bbob-f8', dim: 3, evaluations: 700, target: 0, seed: 5 };
const { description } = resolve(settings);
const own = nodeClaim(settings);

/** The same claim with another digest and, from mark `from` on, other marks. */
function departed(from: number, claim: Claim = own): Claim {
  return { ...claim, digest: 'f'.repeat(20), marks: claim.marks.map((mark, k) => (k < from ? mark : 'xxxx')) };
}

describe('a verdict', () => {
  it('is "reproduced" for the same digest', () => {
    expect(verify(description, own, nodeClaim(settings))).toEqual({ kind: 'reproduced' });
  });

  it.each([
    [0, 'in the first generation'],
    [1, 'between generations 1 and 2'],
    [5, 'between generations 16 and 32'],
    [own.marks.length, `after generation ${2 ** (own.marks.length - 1)}`],
  ])('names the interval where two runs parted (%i common marks)', (common, where) => {
    expect(verify(description, departed(common), own)).toMatchObject({ kind: 'differs', where });
  });

  it('is known on the way as soon as a mark differs, and not before', () => {
    for (let passed = 0; passed <= own.marks.length; passed++) {
      const marks = own.marks.slice(0, passed);
      expect(verifySoFar(description, own, marks)).toBeNull();
      const early = verifySoFar(description, departed(3), marks);
      expect(early).toEqual(passed > 3 ? verify(description, departed(3), own) : null);
    }
    expect(compareMarks(['a', 'b', 'c', 'd'], ['a', undefined, 'x'])).toEqual(['same', 'open', 'differs', 'open']);
  });

  it('of repetitions side by side waits for none of the others', () => {
    const many = resolve({ ...settings, repetitions: 3 }).description;
    const claim = nodeClaim({ ...settings, repetitions: 3 });
    expect(verifySoFar(many, departed(2, claim), [undefined, claim.marks[1]])).toBeNull();
    expect(verifySoFar(many, departed(2, claim), [undefined, undefined, claim.marks[2]])).toMatchObject({
      where: 'in repetition 3',
    });
  });

  it('names the repetition where there are several', () => {
    const many = { ...settings, repetitions: 3 };
    const claim = nodeClaim(many);
    expect(claim.marks).toHaveLength(3);
    expect(verify(resolve(many).description, departed(1, claim), claim)).toMatchObject({ where: 'in repetition 2' });
  });

  it('gives another revision as the reason where there is one', () => {
    const made = { ...revisionsOf(description), strategy: 7, kernels: 0 };
    const verdict = verify(description, { ...departed(0), revisions: made }, own);
    expect(verdict).toMatchObject({
      why: 'Another revision: made with kernels r0, this build has r1; made with cma-es r7, this build has r1.',
    });
    expect(verify(description, { ...departed(0), revisions: null }, own)).toMatchObject({
      why: expect.stringContaining('does not say which revision'),
    });
    expect(verify(description, departed(0), own)).toMatchObject({
      why: expect.stringContaining('revisions are the same'),
    });
  });
});
