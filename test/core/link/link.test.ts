import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIGEST_DIGITS, MARK_DIGITS } from '../../../src/core/experiment/trace.ts';
import { resolve, settingsOf } from '../../../src/core/experiment/settings.ts';
import { STRATEGIES } from '../../../src/core/strategies/registry.ts';
import { PROBLEMS } from '../../../src/core/problems/registry.ts';
import { openLink, writeLink, type OpenedLink } from '../../../src/core/link/link.ts';
import { unpack } from '../../../src/core/link/packed.ts';
import { checkOf } from '../../../src/core/link/check.ts';
import type { Claim } from '../../../src/core/link/claim.ts';

async function opened(link: string): Promise<OpenedLink> {
  const result = await openLink(link);
  if (result.kind !== 'opened') throw new Error(`not opened: ${JSON.stringify(result)}`);
  return result;
}

const hexadecimal = (length: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
    .map((digits) => digits.join(''));

const claims: fc.Arbitrary<Claim> = fc.record({
  digest: hexadecimal(DIGEST_DIGITS),
  marks: fc.array(hexadecimal(MARK_DIGITS), { maxLength: 24 }),
  revisions: fc.option(
    fc.record({ run: fc.nat(99), kernels: fc.nat(99), problem: fc.nat(99), strategy: fc.nat(99), restart: fc.nat(99) }),
  ),
});

/** Settings as people make them: any problem and strategy, some of their keys, in range. */
const settings = fc
  .tuple(fc.constantFrom(...PROBLEMS), fc.constantFrom(...STRATEGIES), fc.integer({ min: 2, max: 40 }))
  .chain(([problem, strategy, dim]) => {
    const parameters = Object.fromEntries(
      Object.entries(strategy.parameters).map(([key, field]) => [
        key,
        field.kind === 'choice'
          ? fc.constantFrom(...field.options.map(({ value }) => value))
          : field.kind === 'integer'
            ? fc.integer({ min: field.min, max: field.max })
            : fc.double({ min: field.min, max: field.max, noNaN: true }),
      ]),
    );
    return fc.record(
      {
        problem: fc.constant(problem.id),
        strategy: fc.constant(strategy.id),
        dim: fc.constant(dim),
        instance: fc.integer({ min: 1, max: 1000 }),
        seed: fc.integer({ min: 0, max: 4294967295 }),
        evaluations: fc.integer({ min: 1, max: 1e9 }),
        target: fc.double({ min: 0, max: 1e300, noNaN: true }),
        repetitions: fc.integer({ min: 1, max: 1000 }),
        restart: fc.constantFrom('none', 'ipop', 'bipop'),
        changes: fc.array(
          fc.record({
            generation: fc.integer({ min: 1, max: 1e9 }),
            key: fc.constant('seed'),
            value: fc.integer({ min: 0, max: 4294967295 }),
          }),
          { maxLength: 20 },
        ),
        bounds: fc.constantFrom('none', 'clip', 'reflect'),
        start: fc.oneof(
          fc.constantFrom('uniform', 'zero'),
          fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: dim, maxLength: dim }),
        ),
        ...parameters,
      },
      { requiredKeys: ['problem', 'strategy', 'dim'] },
    );
  });

/** Changes as somebody reads them off a link, in order. */
function changesIn(text: string): unknown[] {
  const changes = text.split('_').map((part) => {
    const [generation, key, ...value] = part.split('.');
    return { generation: Number(generation), key, value: Number(value.join('.')) };
  });
  return changes.sort((a, b) => a.generation - b.generation);
}

describe('a shared link', () => {
  it('means exactly the run it was made from, and its claim', async () => {
    await fc.assert(
      fc.asyncProperty(settings, fc.option(claims), async (given, claim) => {
        const { description } = resolve(given);
        const link = await writeLink(description, claim);
        const back = await opened(`https://example.org/some/path/#${link}`);
        expect(back.description).toEqual(description);
        expect(back.claim).toEqual(claim);
        expect(back.checked).toBe(true);
        expect(back.issues).toEqual(resolve(settingsOf(description)).issues);
        expect(link).toMatch(/^1![A-Za-z0-9._=&-]+$/);
        expect(link).toMatch(/[a-z0-9]$/);
      }),
      { numRuns: 400 },
    );
  });

  it('survives being escaped once', async () => {
    const { description } = resolve({ problem: 'bbob-f1', dim: 3, start: [1, -2.5, 1e-7] });
    const link = await writeLink(description);
    expect((await opened(`#${encodeURIComponent(link)}`)).description).toEqual(description);
  });

  it('is short and readable for an ordinary run', async () => {
    const { description } = resolve({ problem: 'bbob-f1', dim: 10, seed: 7, strategy: 'cma-es' });
    expect(await writeLink(description)).toBe(
      `1!problem=bbob-f1&dim=10&strategy=cma-es&seed=7&c=${checkOf('1!problem=bbob-f1&dim=10&strategy=cma-es&seed=7')}`,
    );
  });
});

describe('a damaged link', () => {
  const CHARACTERS = [
    ...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.=&!#%+ /?"<>{}\u0000é\u{1f600}',
  ];
  const edits = fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      kind: fc.constantFrom('replace', 'insert', 'delete', 'swap'),
      character: fc.constantFrom(...CHARACTERS),
    }),
    { minLength: 1, maxLength: 4 },
  );

  function damage(link: string, changes: readonly { at: number; kind: string; character: string }[]): string {
    let text = [...link];
    for (const { at, kind, character } of changes) {
      const place = Math.min(text.length - 1, Math.floor(at * text.length));
      if (kind === 'replace') text[place] = character;
      else if (kind === 'insert') text.splice(place, 0, character);
      else if (kind === 'delete') text.splice(place, 1);
      else [text[place], text[0]] = [text[0], text[place]];
    }
    text = text.filter((character) => character !== undefined);
    return text.join('');
  }

  /** Does what any reader would do with the visible keys, by other means. */
  function visible(link: string): Map<string, string> {
    let text = link.trim().replace(/^[^#]*#/, '');
    try {
      text = decodeURIComponent(text);
    } catch {
      // Taken as it is.
    }
    const keys = new Map<string, string>();
    for (const part of text.slice(text.indexOf('!') + 1).split('&')) {
      const [key, ...value] = part.split('=');
      if (part !== '' && !keys.has(key)) keys.set(key, value.join('='));
    }
    return keys;
  }

  /** No link throws or hangs; with a check none means other settings; without one it means what it says. */
  async function examine(link: string, original: OpenedLink | null): Promise<void> {
    const result = await openLink(link);
    if (result.kind !== 'opened') {
      if (result.kind === 'refused') expect(result.message.length).toBeGreaterThan(20);
      return;
    }
    if (result.checked) {
      expect(original).not.toBeNull();
      expect(result.description).toEqual(original!.description);
      expect(result.claim).toEqual(original!.claim);
      return;
    }
    const named = new Set(result.issues.map(({ key }) => key));
    const flat: Record<string, unknown> = { ...result.description, ...result.description.parameters };
    for (const [key, text] of visible(link)) {
      if (['digest', 'marks', 'revisions', 'z', 'c'].includes(key) || named.has(key)) continue;
      const value = flat[key];
      if (typeof value === 'number') expect(value).toBe(Number(text));
      else if (key === 'changes') expect(value).toEqual(changesIn(text));
      else if (Array.isArray(value)) expect(value).toEqual(text.split('_').map(Number));
      else expect(value).toBe(text);
    }
    expect(result.claim?.digest).toBe(visible(link).get('digest'));
    for (const key of ['marks', 'revisions']) {
      if (visible(link).has(key) && !result.claim) expect(named.has(key)).toBe(true);
    }
    // What is packed yields to what is visible, and everything else has its default.
    const packed = visible(link).get('z');
    const unpacked = packed === undefined ? {} : (JSON.parse(await unpack(packed)) as Record<string, unknown>);
    const keys = Object.entries({ ...unpacked, ...Object.fromEntries(visible(link)) }).filter(
      ([key]) => !['digest', 'marks', 'revisions', 'z', 'c'].includes(key),
    );
    expect(result.description).toEqual(resolve(Object.fromEntries(keys)).description);
  }

  it('is never taken for another one: 4,000 mutations of shared links', async () => {
    await fc.assert(
      fc.asyncProperty(settings, fc.option(claims), edits, async (given, claim, changes) => {
        const link = await writeLink(resolve(given).description, claim);
        await examine(damage(`#${link}`, changes), await opened(link));
      }),
      { numRuns: 4000 },
    );
  });

  it('is never taken for another one: 2,000 cut links', async () => {
    await fc.assert(
      fc.asyncProperty(
        settings,
        fc.option(claims),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (given, claim, share) => {
          const link = await writeLink(resolve(given).description, claim);
          await examine(`#${link.slice(0, Math.floor(share * link.length))}`, await opened(link));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is never misunderstood without a check: 2,000 mutations of links typed by hand', async () => {
    await fc.assert(
      fc.asyncProperty(settings, edits, async (given, changes) => {
        const link = await writeLink(resolve({ ...given, start: 'uniform' }).description);
        await examine(damage(`#${link.slice(0, link.lastIndexOf('&c='))}`, changes), null);
      }),
      { numRuns: 2000 },
    );
  });

  it('may be anything: 2,000 random texts', async () => {
    const pieces = fc.constantFrom(
      '#',
      '1!',
      '2!',
      'problem=',
      'bbob-f1',
      'dim=',
      '&',
      '=',
      'z=',
      'c=',
      'seed=',
      '-1',
      '1e999',
      '__proto__=',
      'constructor=1',
      '%',
      '%25',
      'NaN',
      'start=',
      '_',
    );
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(text, async (link) => examine(link, null)),
      { numRuns: 2000 },
    );
  });
});
