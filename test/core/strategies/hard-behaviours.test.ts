import { describe, expect, it } from 'vitest';
import type { Run } from '../../../src/core/experiment/run.ts';
import { BEHAVIOUR_STRATEGIES } from '../../../src/core/strategies/registry.ts';
import { advance } from '../../../src/engines/advance.ts';
import { inTheMaze } from './in-the-maze.ts';

interface Centres {
  readonly members?: readonly { readonly mean: Float64Array }[];
  readonly emitters?: readonly { readonly mean: Float64Array }[];
}

/** Where all the searches are that this one consists of. */
function centres({ state }: Run): number[][] {
  const { members, emitters } = state as Centres;
  return [...(members ?? []), ...(emitters ?? [])].map(({ mean }) => [...mean]);
}

describe.each(BEHAVIOUR_STRATEGIES.map(({ id }) => id))('%s', (strategy) => {
  it('stays where it is while nobody has a finite cost or behaviour, and counts them', () => {
    const { run, crew } = inTheMaze({ strategy, generations: 12 }, () => true);
    const before = centres(run);
    while (advance(run, crew));
    expect(centres(run)).toEqual(before);
    expect(run.invalid).toBe(run.evaluations);
    expect(run.best).toBe(Infinity);
    expect(run.solution).toHaveLength(0);
    expect(run.trace.digest(run.solution)).toHaveLength(32);
  });

  it('stays where it is in a generation without anything finite, also later on', () => {
    let lost = false;
    const { run, crew } = inTheMaze({ strategy, generations: 40 }, () => lost);
    for (let g = 0; g < 12; g++) advance(run, crew);
    const before = centres(run);
    const { best } = run;
    lost = true;
    for (let g = 0; g < 2; g++) expect(advance(run, crew)).toBe(true);
    expect(centres(run)).toEqual(before);
    expect(run.best).toBe(best);
    lost = false;
    while (advance(run, crew));
    expect(centres(run).flat().every(Number.isFinite)).toBe(true);
    expect(run.best).toBeLessThanOrEqual(best);
    expect([...run.solution].every(Number.isFinite)).toBe(true);
  });
});
