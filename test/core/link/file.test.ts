import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolve } from '../../../src/core/experiment/settings.ts';
import { openFileText, writeFile } from '../../../src/core/link/file.ts';
import { writeLink } from '../../../src/core/link/link.ts';
import { PROBLEMS } from '../../../src/core/problems/registry.ts';
import { STRATEGIES } from '../../../src/core/strategies/registry.ts';

const CLAIM = { digest: '0123456789abcdef0123', marks: ['0123', 'abcd'], revisions: null };
const DESCRIPTION = resolve({ problem: 'bbob-f9', dim: 3, seed: 11, start: [1, -2, 0.1] }).description;

async function refusalOf(text: string): Promise<string> {
  const opened = await openFileText(text);
  return opened.kind === 'refused' ? opened.message : 'not refused';
}

describe('a run file', () => {
  test('opens to the description and the claim it was written with', async () => {
    const descriptions = fc
      .record({
        problem: fc.constantFrom(...PROBLEMS.map(({ id }) => id)),
        dim: fc.integer({ min: 2, max: 40 }),
        strategy: fc.constantFrom(...STRATEGIES.map(({ id }) => id)),
        seed: fc.nat(),
        target: fc.double({ min: 0, max: 1e300, noNaN: true }),
      })
      .map((settings) => resolve(settings).description);
    await fc.assert(
      fc.asyncProperty(descriptions, fc.constantFrom(null, CLAIM), async (description, claim) => {
        const opened = await openFileText(writeFile(description, claim));
        expect(opened).toEqual({ kind: 'opened', description, claim, checked: true, issues: [] });
      }),
      { numRuns: 50 },
    );
    const opened = await openFileText(`\ufeff${writeFile(DESCRIPTION, CLAIM)}`);
    expect(opened).toMatchObject({ kind: 'opened', description: DESCRIPTION, claim: CLAIM });
  });

  test('a link in a file of its own opens too', async () => {
    const opened = await openFileText(`https://example.org/play/#${await writeLink(DESCRIPTION, CLAIM)}\n`);
    expect(opened).toMatchObject({ kind: 'opened', description: DESCRIPTION, claim: CLAIM, checked: true });
  });

  test('what is no run file is refused in a sentence', async () => {
    expect(await refusalOf('')).toContain('neither a run, which begins with {, nor a link');
    expect(await refusalOf('%PDF-1.7')).toContain('neither a run');
    expect(await refusalOf('{"format":')).toContain('The file is damaged');
    expect(await refusalOf('{}')).toContain('"format" must be "evolution-playground-run"');
    expect(await refusalOf(writeFile(DESCRIPTION, null).replace('"version": 1', '"version": 9'))).toContain(
      'of version 9',
    );
    expect(await refusalOf(writeFile(DESCRIPTION, null).replace('bbob-f9', 'bbob-f99'))).toContain('bbob-f99');
    expect(await refusalOf(`{${' '.repeat(50_000_001)}}`)).toContain('no run needs so many');
  });

  test('whatever it is given, it never throws', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc
        .json()
        .map(
          (settings) => `{"format":"evolution-playground-run","version":1,"settings":${settings},"digest":${settings}}`,
        ),
    );
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        const opened = await openFileText(given);
        if (opened.kind === 'refused') expect(opened.message).toMatch(/[.?]$/);
      }),
    );
  });
});
