import { describe, expect, test } from 'vitest';
import { claimOf, type Result } from '../../../src/core/experiment/result.ts';
import { resolve, settingsOf } from '../../../src/core/experiment/settings.ts';
import { verify, verifySoFar } from '../../../src/core/experiment/verify.ts';
import { openLink, writeLink } from '../../../src/core/link/link.ts';

const { description } = resolve({ problem: 'bbob-f8', dim: 3, engine: 'webgpu', target: 1e-3 });

const result = (best: number): Result => ({
  repetition: 0,
  reason: 'evaluations',
  evaluations: 100,
  generations: 10,
  invalid: 0,
  best,
  solution: Float64Array.of(best),
  digest: new Uint8Array(32).fill(1 + (best % 7)),
  marks: ['0123'],
});
const claim = (...best: number[]) => claimOf(description, best.map(result));

describe('a run that is not exact', () => {
  test('says so in its settings, and what it came to in its claim', async () => {
    expect(settingsOf(description)).toMatchObject({ engine: 'webgpu' });
    expect(claim(3.5, 1.25e-9)).toMatchObject({ best: 1.25e-9 });
    const opened = await openLink(await writeLink(description, claim(0.125)));
    expect(opened).toMatchObject({ kind: 'opened', claim: { ...claim(0.125) }, description: { engine: 'webgpu' } });
    const exact = resolve({ problem: 'bbob-f8', dim: 3 }).description;
    expect(claimOf(exact, [result(1)])).not.toHaveProperty('best');
  });

  test.each([
    [5, 5],
    [5, 5.004],
    [1e-4, 9e-4],
    [0, 1e-9],
  ])('agrees where it came to the same within a tenth of a percent, or to the target: %d and %d', (there, here) => {
    expect(verify(description, claim(there), claim(here)).kind).toBe('agrees');
    expect(verify(description, claim(here), claim(there)).kind).toBe('agrees');
  });

  test.each([
    [5, 5.006],
    [1e-4, 2e-3],
  ])('differs beyond that, which is blamed on nobody: %d and %d', (there, here) => {
    const verdict = verify(description, claim(there), claim(here));
    expect(verdict).toMatchObject({ kind: 'differs', where: `and came to ${here} here, ${there} in the link` });
    expect(verdict).toHaveProperty('why', expect.stringContaining('float32'));
  });

  test('is never called reproduced, even where every bit is the same, and proves nothing on the way', () => {
    expect(verify(description, claim(2), claim(2)).kind).toBe('agrees');
    expect(verifySoFar(description, claim(2), ['ffff'])).toBeNull();
  });

  test('without an outcome in its link agrees with nothing', () => {
    const { digest, marks, revisions } = claim(2);
    expect(verify(description, { digest, marks, revisions }, claim(2))).toMatchObject({
      kind: 'differs',
      where: expect.stringContaining('does not say') as string,
    });
  });
});
