import { beforeAll, describe, expect, it } from 'vitest';
import { settingsOf } from '../../src/core/experiment/settings.ts';
import type { OpenedRace } from '../../src/core/link/link.ts';
import { openContent } from '../../src/core/link/open-file.ts';
import { trialOf } from '../../src/core/race/race.ts';
import { nodeDigest } from '../core/digest.ts';
import { cli } from './cli.ts';

const RACE = '#1!problem=bbob-f1&dim=3&lane1=cma-es&lane2=random-search&lane3=snes&evaluations=1500&count=5';

beforeAll(async () => {
  await cli(['--help']);
}, 60_000);

describe('race', () => {
  it('writes the same table of what all trials came to with any number of threads, and a link', async () => {
    const one = await cli(['race', RACE, '--workers', '1']);
    expect(one.code).toBe(0);
    expect(one.lines[0]).toMatch(/^Lane +Reached +Evaluations +95 % interval +Median cost +Ended by$/);
    expect(one.lines[1]).toMatch(/^1 CMA-ES +5 of 5 +\d+ +\d+ to \d+ +\S+ +target 5$/);
    expect(one.lines[2]).toMatch(/^2 Random search +0 of 5 +– .*evaluations 5$/);
    expect(one.lines[5]).toMatch(/^Pair +Probability +p +p after Holm's correction$/);
    expect(one.lines[6]).toMatch(/^1 CMA-ES before 2 Random search +100 % +0\.00794 +0\.0238$/);
    expect(one.lines[one.lines.length - 1]).toMatch(
      /^#1!problem=bbob-f1&dim=3&evaluations=1500&lane1=cma-es&.*&c=\w{7}$/,
    );
    expect(one.errors).toContain('The link has no check');
    expect(one.errors).toContain('15 of 15 trials are over.');
    const three = await cli(['race', one.lines[one.lines.length - 1], '--workers', '3']);
    expect(three.lines).toEqual(one.lines);
    const file = await cli(['race', RACE, '--workers', '2', '--json']);
    const opened = openContent(JSON.parse(file.lines.join('\n')));
    expect(opened).toMatchObject({ kind: 'race', issues: [] });
    const { race, outcomes } = opened as OpenedRace;
    expect(outcomes?.map(({ digest }) => digest)).toEqual(
      outcomes?.map(({ lane, trial }) => nodeDigest(settingsOf(trialOf(race, lane, trial)))),
    );
    expect(outcomes).toHaveLength(15);
  }, 60_000);

  it('says what cannot be raced, and what is no run', async () => {
    const unknown = await cli(['race', '#1!problem=bbob-f1&lane1=cma-es&lane2=nothing']);
    expect([unknown.code, unknown.errors]).toEqual([
      2,
      expect.stringMatching(/^Lane 2: There is no strategy called "nothing"/),
    ]);
    const run = await cli(['run', RACE]);
    expect([run.code, run.errors]).toEqual([
      2,
      expect.stringMatching(/^This is a race of several strategies, not a run/),
    ]);
  }, 60_000);
});
