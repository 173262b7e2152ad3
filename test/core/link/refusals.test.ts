import { describe, expect, it } from 'vitest';
import { resolve } from '../../../src/core/experiment/settings.ts';
import { openLink, writeLink } from '../../../src/core/link/link.ts';
import { pack } from '../../../src/core/link/packed.ts';

async function issuesOf(link: string): Promise<string[]> {
  const result = await openLink(link);
  if (result.kind !== 'opened') throw new Error(JSON.stringify(result));
  return result.issues.map(({ message }) => message);
}

async function refusalOf(link: string): Promise<string> {
  const result = await openLink(link);
  return result.kind === 'refused' ? result.message : `not refused: ${result.kind}`;
}

describe('a link typed by hand', () => {
  it('works without a check and is marked as unchecked', async () => {
    const link = '#1!problem=bbob-f1&dim=10&instance=5&seed=77&strategy=cma-es&evaluations=3000';
    const result = await openLink(link);
    expect(result).toMatchObject({ kind: 'opened', checked: false, claim: null, issues: [] });
    expect(result).toMatchObject({
      description: { problem: 'bbob-f1', dim: 10, instance: 5, seed: 77, strategy: 'cma-es', evaluations: 3000 },
    });
  });

  it('is clamped where a number is out of range, and says so', async () => {
    expect(await issuesOf('#1!dim=64')).toEqual([
      'dim is "64", but it must be a whole number from 2 to 40, which is what bbob defines for dimensions; 40 is used instead.',
    ]);
    expect(await issuesOf('#1!seed=-1&evaluations=1e999')).toEqual([
      'evaluations is "1e999", but it must be a whole number from 1 to 1000000000; 1000000000 is used instead.',
      'seed is "-1", but it must be a whole number from 0 to 4294967295; 0 is used instead.',
    ]);
    expect(await issuesOf('#1!strategy=openai-es&population=7')).toEqual([
      'population is "7", but it must be a whole number from 2 to 100000 in steps of 2; 8 is used instead.',
    ]);
  });

  it('names unknown keys and keys of other strategies, and does the rest', async () => {
    expect(await issuesOf('#1!sead=4')).toEqual(['"sead" is not a known key; did you mean seed? It was left out.']);
    expect(await issuesOf('#1!strategy=cma-es&power=1')).toEqual([
      'power is not a parameter of CMA-ES; it was left out.',
    ]);
    expect(await issuesOf('#1!seed=4&seed=5&seed=6')).toEqual([
      '"seed" stands in the link more than once; the first one counts.',
    ]);
    expect(await issuesOf('#1!dim=2&marks=abcd&revisions=1.1.1.1.1')).toEqual([
      'marks says nothing without a digest; it was left out.',
      'revisions says nothing without a digest; it was left out.',
    ]);
  });

  it('is refused for unknown names, with the nearest known one', async () => {
    expect(await refusalOf('#1!strategy=cmaes')).toBe(
      'There is no strategy called "cmaes"; the nearest one is cma-es.',
    );
    expect(await refusalOf('#1!problem=bbob-f99')).toMatch(
      /^There is no problem called "bbob-f99"; the nearest one is bbob-f/,
    );
    expect(await refusalOf('#1!restart=ipopp')).toBe(
      'restart is "ipopp", but it can only be one of: none, ipop, bipop.',
    );
  });

  it('is refused for values that cannot be read', async () => {
    expect(await refusalOf('#1!dim=ten')).toBe('dim is "ten", but it must be a whole number from 2 to 40.');
    expect(await refusalOf('#1!dim=2.5')).toBe('dim is "2.5", but it must be a whole number from 2 to 40.');
    expect(await refusalOf('#1!dim=3&start=1_2')).toMatch(
      /start is a point with 2 coordinates, but it must be uniform, zero, or 3 numbers/,
    );
    expect(await refusalOf('#1!dim')).toMatch(/holds "dim", but every part must be a key/);
  });
});

describe('a hostile link', () => {
  it('takes no longer than its length', async () => {
    const digits = '1'.repeat(90_000);
    const packed = await pack(JSON.stringify({ seed: `${'1'.repeat(900_000)}x` }));
    const began = performance.now();
    expect(await refusalOf(`#1!seed=${digits}x`)).toMatch(/^seed is "1+…", but it must be a whole number/);
    expect(await refusalOf(`#1!start=${digits}x`)).toMatch(/^start is /);
    expect(await refusalOf(`#1!z=${packed}`)).toMatch(/^seed is /);
    // Not a measure of speed: in quadratic time these would take hours.
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('is refused whatever it packs', async () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    const packed = ['{"problem":{"toString":1}}', `{"problem":${deep}}`, `{"dim":${deep}}`, `{"start":${deep}}`];
    for (const text of packed) expect(await refusalOf(`#1!z=${await pack(text)}`)).toMatch(/^[A-Zsd].{20,}\.$/);
  });

  it('with more parts than any run needs is refused', async () => {
    expect(await refusalOf(`#1!${'a=1&'.repeat(5000)}`)).toBe('The link has 5001 parts; no run needs so many.');
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, k) => [`k${k}`, k]));
    const packed = await pack(JSON.stringify(many));
    expect(await refusalOf(`#1!z=${packed}`)).toBe('The link packs 5000 keys; no run needs so many.');
  });
});

describe('a link that is no link', () => {
  it('is refused with what was expected', async () => {
    expect(await refusalOf('#settings')).toMatch(/must begin with #1!/);
    expect(await refusalOf('#7!problem=bbob-f1')).toMatch(/of format 7, and this page knows formats 1 to 1/);
    expect(await refusalOf(`#1!${'a'.repeat(200_000)}`)).toMatch(/has 200003 characters/);
    expect(await openLink('#')).toEqual({ kind: 'empty' });
    expect(await openLink('')).toEqual({ kind: 'empty' });
  });
});

describe('a link with a check', () => {
  it('is refused when one character changed or the end is missing', async () => {
    const link = await writeLink(resolve({ problem: 'bbob-f1', dim: 10, seed: 7 }).description);
    expect(await refusalOf(link.replace('seed=7', 'seed=8'))).toMatch(/does not match its own check/);
    expect(await refusalOf(link.slice(0, -1))).toMatch(/does not match its own check/);
    expect(await refusalOf(`${link}&seed=9`)).toMatch(/does not match its own check/);
  });
});

describe('the packed part of a link', () => {
  it('is refused when it is damaged, or no settings', async () => {
    expect(await refusalOf('#1!z=AAAA')).toMatch(/packed part of the link \(z\) is damaged/);
    expect(await refusalOf(`#1!z=${await pack('[1]')}`)).toMatch(/holds no settings/);
    expect(await refusalOf(`#1!z=${await pack('{"dim":}')}`)).toMatch(/is damaged/);
  });

  it('is not unfolded beyond its limit', async () => {
    const bomb = await pack('0'.repeat(20_000_000));
    expect(bomb.length).toBeLessThan(32_000);
    expect(await refusalOf(`#1!z=${bomb}`)).toMatch(/is damaged/);
  });

  it('cannot touch prototypes', async () => {
    const link = `#1!z=${await pack('{"__proto__":{"dim":7},"constructor":1}')}`;
    const result = await openLink(link);
    expect(result).toMatchObject({ kind: 'opened', description: { dim: 2 } });
    expect(({} as Record<string, unknown>)['dim']).toBeUndefined();
  });
});
