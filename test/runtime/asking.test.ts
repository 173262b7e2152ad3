import { afterEach, describe, expect, it } from 'vitest';
import type { Question } from '../../src/core/evollm/question.ts';
import type { Result } from '../../src/core/experiment/result.ts';
import { Interview } from '../../src/runtime/host/interview.ts';
import { RunClient } from '../../src/runtime/run-client.ts';
import type { Asking, Snapshot } from '../../src/runtime/snapshot.ts';
import { Asked, stumbles } from '../core/evollm/scripted.ts';
import { kernelModule } from '../kernels/load.ts';
import { Mortal } from './mortal.ts';

const settings = {
  ...{ problem: 'bbob-f8', dim: 6, strategy: 'evollm', model: 'language-model', block: 3 },
  ...{ generations: 12, target: 0, seed: 5 },
};
const alone = new Asked(settings, stumbles).to();
const opened: { close(): void }[] = [];
afterEach(() => opened.splice(0).forEach((one) => one.close()));

/** A page that has a model: `reply` says what it does about each question it has not seen before. */
class Page {
  readonly mortal = new Mortal();
  readonly client: RunClient;
  readonly failures: string[] = [];
  readonly asked: Asking[] = [];
  newest: Snapshot | null = null;

  constructor(reply: (page: Page, asking: Asking, nth: number) => void) {
    this.client = new RunClient({
      spawn: this.mortal.spawn,
      makeChannel: this.mortal.threads.makeChannel,
      module: kernelModule,
      settings,
      ...{ repetition: 0, evaluators: 0, policy: 'auto', checkpoint: null, patienceMs: 2000 },
      ready: () => new Promise((wake) => setTimeout(wake, 1)),
      onNotice: () => undefined,
      onFailure: (message) => this.failures.push(message),
      onSnapshot: (snapshot) => {
        this.newest = snapshot;
        const { asking } = snapshot;
        if (!asking || this.asked.some(({ id }) => id === asking.id)) return;
        this.asked.push(asking);
        reply(this, asking, this.asked.length - 1);
      },
    });
    opened.push(this.client, this.mortal.threads);
    this.client.play(Infinity);
  }

  async until(condition: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
    while (!this.newest || !condition(this.newest)) await new Promise((wake) => setTimeout(wake, 2));
    expect(this.failures).toEqual([]);
    return this.newest;
  }

  answer({ id, questions }: Asking): void {
    this.client.reply(id, questions.map(stumbles));
  }
}

function agrees(result: Result | null): void {
  expect(result).toEqual(alone.result);
}

const ids = (page: Page): number[] => page.asked.map(({ id }) => id);

describe('a run in a worker that asks a language model', () => {
  it('comes to what it comes to on one thread', async () => {
    const page = new Page((own, asking) => own.answer(asking));
    agrees((await page.until(({ result }) => result !== null)).result);
    expect(page.asked.flatMap(({ questions }) => questions)).toEqual(alone.questions);
    expect(page.newest!.asking).toBeNull();
    expect(new Set(ids(page)).size).toBe(page.asked.length);
    expect(ids(page)).toEqual([...ids(page)].sort((a, b) => a - b));
  });

  it('ignores replies under another number, and too many or too few', async () => {
    const page = new Page((own, asking, nth) => {
      own.client.reply(
        asking.id - 1,
        asking.questions.map(() => '1,2,3'),
      );
      if (nth > 0)
        own.client.reply(
          own.asked[nth - 1].id,
          asking.questions.map(() => '1,2,3'),
        );
      own.client.reply(asking.id, []);
      own.client.reply(
        asking.id,
        [...asking.questions, 0].map(() => '1,2,3'),
      );
      own.answer(asking);
      own.client.reply(
        asking.id,
        asking.questions.map(() => '1,2,3'),
      );
    });
    agrees((await page.until(({ result }) => result !== null)).result);
  });

  it('gives a question up when it is paused, and asks it again when it goes on', async () => {
    const page = new Page((own, asking, nth) => {
      if (nth !== 2) own.answer(asking);
    });
    const { asking } = await page.until(() => page.asked.length === 3);
    page.client.pause();
    const paused = await page.until(({ status }) => status === 'paused');
    expect(paused.asking).toBeNull();
    page.answer(asking!);
    page.client.play(Infinity);
    agrees((await page.until(({ result }) => result !== null)).result);
    expect(page.asked[3].questions).toEqual(asking!.questions);
    expect(page.asked[3].id).toBeGreaterThan(asking!.id);
  });

  it('goes into its past in mid-question, and from there to the same end', async () => {
    const page = new Page((own, asking, nth) => {
      if (nth !== 5) own.answer(asking);
    });
    const waiting = await page.until(() => page.asked.length === 6);
    for (const goal of [waiting.generation - 1, 1, 0, 3]) {
      page.client.seek(goal);
      const there = await page.until(({ generation, status }) => generation === goal && status === 'paused');
      expect(there.asking).toBeNull();
      expect(there.head.generation).toBe(waiting.generation);
    }
    page.client.play(Infinity);
    agrees((await page.until(({ result }) => result !== null)).result);
    expect(page.asked[6].questions).toEqual(page.asked[5].questions);
    expect(page.asked).toHaveLength(1 + new Set(alone.questions.map(roundOf)).size);
  });

  it('goes on in another worker when one dies in mid-question', async () => {
    const page = new Page((own, asking, nth) => {
      if (nth !== 4 && nth !== 9) own.answer(asking);
    });
    for (const nth of [4, 9]) {
      await page.until(() => page.asked.length === nth + 1);
      page.mortal.kill.at(-1)!();
      page.answer(page.asked[nth]);
    }
    agrees((await page.until(({ result }) => result !== null)).result);
    expect(page.mortal.kill).toHaveLength(3);
  });

  it('waits for replies also where it only steps', async () => {
    const page = new Page((own, asking, nth) => {
      if (nth !== 3) own.answer(asking);
    });
    await page.until(() => page.asked.length === 4);
    page.client.pause();
    const { generation } = await page.until(({ status }) => status === 'paused');
    page.client.step(2);
    await page.until((snapshot) => snapshot.generation === generation + 2 && snapshot.status === 'paused');
    page.client.play(Infinity);
    agrees((await page.until(({ result }) => result !== null)).result);
  });
});

/** Questions of one round are asked together. */
function roundOf({ generation, attempt }: Question): string {
  return `${generation} ${attempt}`;
}

describe('an interview', () => {
  it('takes nothing while nobody asks', () => {
    const interview = new Interview(() => undefined);
    interview.reply(1, ['1,2']);
    interview.giveUp();
    expect(interview.asking).toBeNull();
  });

  it('numbers its questions upwards on a clock that stands still', async () => {
    const { now } = performance;
    performance.now = () => 1;
    try {
      const interview = new Interview(() => undefined);
      const { run } = new Asked(settings, stumbles).to(3);
      const seen: number[] = [];
      const held = interview.hold(run);
      while (interview.asking && seen.length < 3) {
        const { id, questions } = interview.asking;
        seen.push(id);
        // What is no text counts as no reply.
        interview.reply(
          id,
          questions.map(() => 7),
        );
        await new Promise((wake) => setTimeout(wake, 1));
      }
      expect(await held).toBe(true);
      expect(seen).toHaveLength(3);
      expect(seen[0] < seen[1] && seen[1] < seen[2]).toBe(true);
    } finally {
      performance.now = now;
    }
  });
});
