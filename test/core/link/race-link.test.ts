import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolve } from '../../../src/core/experiment/settings.ts';
import { checkOf } from '../../../src/core/link/check.ts';
import { openLink, writeLink, type OpenedRace } from '../../../src/core/link/link.ts';
import { writeRaceLink } from '../../../src/core/link/race-link.ts';
import { resolveRace } from '../../../src/core/race/settings.ts';
import { ALL_STRATEGIES } from '../../../src/core/strategies/registry.ts';
import { races } from '../race/races.ts';

async function opened(link: string): Promise<OpenedRace> {
  const result = await openLink(link);
  if (result.kind !== 'race') throw new Error(`no race: ${JSON.stringify(result)}`);
  return result;
}

async function refusal(link: string): Promise<string> {
  const result = await openLink(link);
  if (result.kind !== 'refused') throw new Error(`not refused: ${JSON.stringify(result)}`);
  return result.message;
}

const messages = async (link: string): Promise<string[]> => (await opened(link)).issues.map(({ message }) => message);

const DUEL =
  '1!problem=bbob-f10&dim=5&lane1=cma-es&lane2=deep-ga&lane2.population=50&over=seeds&count=20&evaluations=3000';

describe('a link to a race', () => {
  it('means exactly the race it was made from', async () => {
    await fc.assert(
      fc.asyncProperty(races, async (race) => {
        const link = await writeRaceLink(race);
        const back = await opened(`https://example.org/#${link}`);
        expect(back.race).toEqual(race);
        expect(back.checked).toBe(true);
        expect(link).toMatch(/^1![A-Za-z0-9._=&-]+$/);
      }),
      { numRuns: 200 },
    );
  });

  it('is short and readable, and opens as it stands', async () => {
    const { race, issues, checked } = await opened(DUEL);
    expect(issues).toEqual([]);
    expect(checked).toBe(false);
    const shared = { problem: 'bbob-f10', dim: 5, evaluations: 3000 };
    expect(race.lanes).toEqual([
      resolve({ ...shared, strategy: 'cma-es' }).description,
      resolve({ ...shared, strategy: 'deep-ga', population: 50 }).description,
    ]);
    expect(race.evidence).toEqual({ over: 'seeds', count: 20 });
    const text =
      '1!problem=bbob-f10&dim=5&evaluations=3000&lane1=cma-es&lane2=deep-ga&lane2.population=50&over=seeds&count=20';
    expect(await writeRaceLink(race)).toBe(`${text}&c=${checkOf(text)}`);
  });

  it('holds eight lanes with every parameter they have, and a start point too long to read', async () => {
    const widest = [...ALL_STRATEGIES]
      .filter(({ needsBehaviour, mostDimensions }) => !needsBehaviour && !mostDimensions)
      .sort((a, b) => Object.keys(b.parameters).length - Object.keys(a.parameters).length)[0];
    const settings: Record<string, unknown> = {
      problem: 'bbob-f1',
      dim: 40,
      start: Array(40).fill(1.2345678901234567),
    };
    for (let lane = 1; lane <= 8; lane++) {
      settings[`lane${lane}`] = widest.id;
      for (const [key, field] of Object.entries(widest.parameters)) {
        const values = field.kind === 'choice' ? field.options.map(({ value }) => value) : [field.min, field.max];
        settings[`lane${lane}.${key}`] = values[lane % values.length];
      }
    }
    const { race } = resolveRace(settings);
    const link = await writeRaceLink(race);
    expect(link).toContain('&z=');
    expect((await opened(link)).race).toEqual(race);
  });

  it.each([
    ['a digit', (link: string) => link.replace('dim=5', 'dim=6')],
    ['the strategy of a lane', (link: string) => link.replace('deep-ga', 'snes')],
    ['the number of a lane', (link: string) => link.replace('lane2.population', 'lane1.population')],
    ['its end', (link: string) => link.slice(0, -1)],
  ])('is refused where %s was changed on its way', async (_, damage) => {
    const link = await writeRaceLink((await opened(DUEL)).race);
    expect(await refusal(damage(link))).toMatch(/does not match its own check/);
  });

  it('says of which lane it had to change something', async () => {
    expect(
      await messages('1!problem=bbob-f1&dim=2&lane1=cma-es&lane2=deep-ga&lane2.population=1e9&lane2.popsize=4'),
    ).toEqual([
      expect.stringMatching(/^Lane 2 \(Deep GA\): population is "1e9", but it must be .* is used instead\.$/),
      expect.stringMatching(/^Lane 2 \(Deep GA\): "popsize" is not a known key/),
    ]);
  });

  it('tells the colours of lanes where they do not follow from them', async () => {
    const link = '1!problem=bbob-f1&dim=2&lane1=cma-es&lane2=deep-ga&lane2.colour=7&lane3=de&lane3.colour=red';
    const { race, issues } = await opened(link);
    expect(race.colours).toEqual([null, '7', null]);
    expect(issues).toEqual([
      {
        key: 'lane3.colour',
        message:
          'Lane 3 (Differential evolution): colour is "red", but it can only be a number from 1 to 11, or the strategy whose colour it is. It was left out.',
      },
    ]);
    expect(await writeRaceLink(race)).toContain('lane2.colour=7&lane3=de&c=');
  });

  it('refuses what cannot be run, and says in which lane', async () => {
    expect(await refusal('1!problem=bbob-f1&lane1=cma-es&lane2=cme-es')).toBe(
      'Lane 2: There is no strategy called "cme-es"; the nearest one is cma-es.',
    );
    expect(await refusal('1!problem=bbob-f1&lane1=novelty-search')).toMatch(
      /^Lane 1 \(Novelty search\): .*needs a task/,
    );
    expect(await refusal('1!lane1.population=5')).toMatch(/^A race needs at least one lane/);
    expect(await refusal('1!lane1=cma-es&count=many')).toMatch(/^count is "many"/);
    expect(await refusal('1!lane1=cma-es&over=days')).toBe(
      'over is "days", but it can only be one of: seeds, instances.',
    );
  });

  it('leaves links to runs as they are', async () => {
    const link = await writeLink(resolve({ problem: 'bbob-f8', dim: 3 }).description);
    expect((await openLink(link)).kind).toBe('opened');
    expect((await openLink('1!problem=bbob-f8&lane=3')).kind).toBe('opened');
  });
});
