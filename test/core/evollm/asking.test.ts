import { describe, expect, it } from 'vitest';
import { RUNGS } from '../../../src/core/evollm/exchange.ts';
import { readReplies } from '../../../src/core/evollm/recorded.ts';
import { cutOff } from '../../../src/core/experiment/branch.ts';
import { resolve, settingsOf, type Settings } from '../../../src/core/experiment/settings.ts';
import { Timeline } from '../../../src/core/experiment/timeline.ts';
import { openFileText, writeFile } from '../../../src/core/link/file.ts';
import { openLink, writeLink } from '../../../src/core/link/link.ts';
import { NOBODY_ANSWERS } from '../../../src/engines/advance.ts';
import { Asked, copies, stumbles, type Script } from './scripted.ts';

const plain = {
  problem: 'bbob-f8',
  dim: 3,
  strategy: 'evollm',
  model: 'language-model',
  generations: 14,
  target: 0,
  seed: 3,
};
const blocks = { ...plain, dim: 10, block: 4 };

const RUNS: Record<string, [Settings, Script]> = {
  'that is always understood': [plain, copies],
  'that is sometimes understood': [plain, stumbles],
  'that is never understood': [plain, () => '?'],
  'that is never answered': [{ ...plain, retries: 0 }, () => null],
  'in blocks': [blocks, stumbles],
  'in blocks of one': [{ ...plain, block: 1 }, stumbles],
  'with shuffled labels and lines': [{ ...plain, labels: 'shuffled', 'context-order': 'random' }, stumbles],
  'with a step size for each coordinate': [{ ...plain, 'sigma-rule': 'coordinates' }, stumbles],
  'with a step size for all': [{ ...plain, 'sigma-rule': 'spread', 'context-choice': 'last' }, stumbles],
  'that restarts': [{ ...plain, restart: 'ipop', generations: 500, 'warm-up': 2, evaluations: 6000 }, stumbles],
  'that restarts small': [{ ...plain, restart: 'bipop', generations: 400, 'warm-up': 2, evaluations: 6000 }, stumbles],
  'with changes': [{ ...blocks, changes: '4.block.3_6.sigma.0.5_9.seed.8' }, stumbles],
  'with another grid on its way': [{ ...blocks, changes: '4.reach.2_6.resolution.50_8.context-members.2' }, stumbles],
  'that is asked for some time only': [{ ...plain, changes: '5.model.copy-best_9.model.language-model' }, stumbles],
  'of a task': [
    { problem: 'cartpole', hidden: 'none', strategy: 'evollm', model: 'language-model', generations: 8 },
    stumbles,
  ],
};

describe.each(Object.entries(RUNS))('a run %s', (_name, [settings, script]) => {
  const first = new Asked(settings, script).to();
  const { replies } = first.result;
  const told = { ...settings, replies };

  it('asks something, and remembers every reply', () => {
    expect(first.questions.length).toBeGreaterThan(0);
    expect(readReplies(replies)).toHaveLength(first.questions.length);
  });

  it('is the same without a model, from its replies', () => {
    const again = new Asked(told, null).to();
    expect(again.trail).toBe(first.trail);
    expect(again.result.replies).toBe(replies);
    expect(again.run.history.record()).toEqual(first.run.history.record());
  });

  it('is the same from a link and from a file', async () => {
    const { description } = resolve(told);
    const linked = await openLink(`#${await writeLink(description)}`);
    const filed = await openFileText(writeFile(description, null));
    for (const opened of [linked, filed]) {
      expect(opened).toMatchObject({ kind: 'opened', description });
      if (opened.kind === 'opened')
        expect(new Asked(settingsOf(opened.description), null).to().trail).toBe(first.trail);
    }
  });

  it('goes on from a checkpoint at any moment, also in mid-question', () => {
    const donor = new Asked(settings, script);
    let steps = 0;
    // A step is a generation or an answer, so also an odd spacing comes upon both.
    const spacing = 2 * Math.floor((first.questions.length + first.run.generation) / 20) + 1;
    while (donor.step()) {
      donor.run.next();
      if (!donor.run.settled || steps++ % spacing !== spacing >> 1) continue;
      const checkpoint = structuredClone(donor.run.checkpoint());
      expect(new Asked(settings, script, checkpoint).to().trail).toBe(first.trail);
    }
    expect(donor.trail).toBe(first.trail);
  });

  it('goes back in time and forth again', () => {
    const timeline = new Timeline();
    const asked = new Asked(settings, script);
    do timeline.note(asked.run);
    while (asked.step() && asked.run.generation < 12);
    const { length } = asked.questions;
    for (const goal of [11, 5, 9, 0, 7]) {
      asked.run.rewind(timeline.before(goal)!);
      asked.to(12);
    }
    expect(asked.questions).toHaveLength(length);
    expect(asked.to().trail).toBe(first.trail);
  });

  it('asks nothing that was answered, and goes on asking where replies end', () => {
    const all = readReplies(replies);
    const half = replies!
      .split('.')
      .slice(0, 1 + (all.length >> 1))
      .join('.');
    const asked = new Asked({ ...settings, replies: half }, script).to();
    expect(asked.trail).toBe(first.trail);
    expect(asked.questions.length).toBeLessThan(first.questions.length);
    expect(asked.result.replies).toBe(replies);
  });

  it('leaves out of its result what nobody asked for', () => {
    expect(new Asked({ ...settings, replies: `${replies}.1_2.3_4` }, null).to().result.replies).toBe(replies);
  });
});

describe('a run that asks', () => {
  it('says in a sentence that nobody answers', () => {
    expect(() => new Asked(plain, null).to()).toThrow(NOBODY_ANSWERS);
    expect(NOBODY_ANSWERS).toMatch(/^This run asks a language model, and none is connected here\. .*\.$/);
    expect(() => new Asked({ ...plain, replies: '.1_2_3' }, null).to()).toThrow(NOBODY_ANSWERS);
  });

  it('is bit for bit the run that began with a change, when it branches off, also in mid-question', () => {
    const original = new Asked(blocks, stumbles);
    original.to(6);
    for (let replied = 0; replied <= 2; replied++) {
      original.run.next();
      for (const change of ['6.block.2', '6.sigma.0.9', '6.model.rank-weighted', '6.resolution.100', '6.seed.99']) {
        const settings = { ...blocks, changes: change };
        const branch = new Asked(settings, stumbles, cutOff(structuredClone(original.run.checkpoint()))).to();
        const begun = new Asked(settings, stumbles).to();
        expect(branch.trail).toBe(begun.trail);
        expect(branch.result.replies).toBe(begun.result.replies);
        expect(new Asked({ ...settings, replies: branch.result.replies }, null).to().trail).toBe(begun.trail);
      }
      original.reply();
    }
  });

  it('keeps none of the replies that came after the moment it branched off at', () => {
    const original = new Asked(plain, stumbles);
    const timeline = new Timeline();
    do timeline.note(original.run);
    while (original.step());
    original.run.rewind(timeline.before(7)!);
    const cut = cutOff(original.run.checkpoint());
    const settings = { ...plain, changes: '7.sigma.1' };
    expect(new Asked(settings, stumbles, cut).to().trail).toBe(new Asked(settings, stumbles).to().trail);
  });

  it('climbs down every rung of the ladder, and tells which', () => {
    const asked = new Asked({ ...plain, block: 2 }, ({ generation, block, attempt, ...rest }) =>
      block === 1 && (generation < 5 || attempt < generation - 5)
        ? 'no'
        : copies({ generation, block, attempt, ...rest }),
    );
    const rungs: number[] = [];
    for (let generation = 4; generation <= 10; generation++) {
      asked.to(generation);
      const { strategy, state, setting } = asked.run;
      const exchange = strategy.exchange!(state, setting)!;
      expect(exchange.blocks.map(({ levels }) => levels.length)).toEqual([2, 1]);
      expect(exchange.blocks[0].rung).toBe(RUNGS.reply);
      rungs.push(exchange.blocks[1].rung);
    }
    expect(rungs).toEqual([RUNGS.bestSoFar, RUNGS.lastMean, 0, 1, 2, RUNGS.lastMean, RUNGS.lastMean]);
    const failed = asked.questions.filter(({ generation, block }) => generation === 3 && block === 1);
    expect(
      failed.map(({ attempt, temperature, maxTokens, count }) => [attempt, temperature, maxTokens, count]),
    ).toEqual([
      [0, 0, 24, 1],
      [1, 0.7, 24, 1],
      [2, 0.7, 24, 1],
    ]);
    expect(new Set(failed.map(({ seed }) => seed)).size).toBe(3);
    expect(new Set(failed.map(({ messages }) => JSON.stringify(messages))).size).toBe(1);
  });

  it('takes the mean that it is told, and the best individual where nothing ever could be read', () => {
    const told = new Asked(plain, () => '583, 292, 1000').to(4);
    expect([...told.run.shape()!.mean].map((x) => x.toFixed(3))).toEqual(['0.830', '-2.080', '5.000']);
    const never = new Asked(plain, () => null).to(3);
    const { solution } = never.run;
    never.to(4);
    [...never.run.shape()!.mean].forEach((x, j) =>
      expect(Math.abs(x - solution[j])).toBeLessThanOrEqual(0.005 + 1e-12),
    );
  });

  it('counts as unreadable what does not fit the question, in replies from outside', () => {
    const many = '.1_2.1_2_3_4..5_5_5'.concat('.1_1_1'.repeat(200));
    const asked = new Asked({ ...plain, replies: many }, null).to(4);
    expect(asked.run.strategy.exchange!(asked.run.state, asked.run.setting)!.blocks[0].rung).toBe(RUNGS.bestSoFar);
    const beyond = new Asked({ ...plain, resolution: 100, replies: '.999999_0_50' }, null).to(4);
    expect([...beyond.run.shape()!.mean]).toEqual([5, -5, 0]);
  });

  it('refuses another number of replies than of questions', () => {
    const { run } = new Asked(plain, copies).to(3);
    expect(() => run.supply({ kind: 'ask', replies: [] })).toThrow('asked 1 questions and was given 0 replies');
    expect(() => run.supply({ kind: 'fold', folded: [], rows: [] })).toThrow('asked to ask');
  });

  it('is run once, and says so', () => {
    const { description, issues } = resolve({ ...plain, repetitions: 5 });
    expect(description.repetitions).toBe(1);
    expect(issues).toEqual([{ key: 'repetitions', message: expect.stringContaining('one run at a time') as string }]);
  });
});

describe('step-size rules', () => {
  const shapeAfter = (generation: number, settings: Settings) => {
    const asked = new Asked({ ...plain, model: 'rank-weighted', ...settings }, null).to(generation);
    return asked.run.shape()!;
  };

  it('leave a fixed one as it is, or let it decay', () => {
    expect(shapeAfter(8, { sigma: 0.25 })).toMatchObject({ sigma: 0.25, factor: null });
    expect(shapeAfter(8, { sigma: 0.25, decay: 0.5 }).sigma).toBe(0.25 / 256);
  });

  it('take the spread of the best, for all coordinates or for each', () => {
    const one = shapeAfter(8, { 'sigma-rule': 'spread' });
    expect(one.factor).toBeNull();
    expect(one.sigma).toBeGreaterThan(0);
    const each = shapeAfter(3, { 'sigma-rule': 'coordinates' });
    const mean = each.factor!.reduce((sum, f) => sum + f * f, 0) / 3;
    expect(mean).toBeCloseTo(1, 12);
    expect(shapeAfter(3, { 'sigma-rule': 'spread' }).sigma).toBe(each.sigma);
  });
});
