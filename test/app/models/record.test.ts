import { expect, test } from 'vitest';
import { Record } from '../../../src/app/models/record.svelte.ts';
import { readTranscript, writeTranscript } from '../../../src/core/evollm/transcript.ts';
import { RUNGS } from '../../../src/core/evollm/exchange.ts';
import type { Message, Question } from '../../../src/core/evollm/question.ts';
import { resolve } from '../../../src/core/experiment/settings.ts';
import type { Attempt } from '../../../src/models/attempt.ts';
import { CallLog } from '../../../src/models/call-log.ts';

const { description } = resolve({ problem: 'bbob-f8', dim: 2, strategy: 'evollm', model: 'language-model' });
const model = { name: 'somebody', provider: 'somewhere' };
const messages: readonly Message[] = [{ role: 'user', content: '1: 2,3' }];
const question = (generation: number, attempt = 0): Question => ({
  ...{ generation, block: 0, attempt, messages },
  ...{ count: 2, highest: 1000, temperature: 0, maxTokens: 32, seed: 1 },
});
const call = (asked: Question, more: Partial<Attempt>): Attempt => ({
  ...{ id: 1, question: asked, messages: asked.messages, retry: 0, state: 'failed', text: '', usage: null, form: null },
  ...{ milliseconds: 20, failure: null, againAt: null },
  ...more,
});

function listen() {
  const record = new Record();
  const log = new CallLog();
  const take = (generation: number, text: string | null, attempt = 0, replies?: string, prices = null as never): void =>
    record.take([question(generation, attempt)], [text], (one) => log.take(one), {
      ...{ model, prices, description: replies === undefined ? description : { ...description, replies } },
    });
  return { record, log, take };
}

test('what was asked is a transcript that reads as it was written', () => {
  const { record, take } = listen();
  take(3, '5, 6');
  take(4, 'no idea');
  take(4, '7, 8', 1);
  expect(record.entries.map(({ levels, rung }) => [levels, rung])).toEqual([
    [[5, 6], RUNGS.reply],
    [null, null],
    [[7, 8], 1],
  ]);
  const made = record.transcript(description, null, model);
  expect(made.description.replies).toBe('.5_6..7_8');
  expect(readTranscript(writeTranscript(made)).entries).toEqual(record.entries);
});

test('the last failure says what the ladder came to', () => {
  const { record, take } = listen();
  for (const attempt of [0, 1, 2]) take(3, null, attempt);
  take(4, '5, 6');
  for (const attempt of [0, 1, 2]) take(5, 'no idea', attempt);
  expect(record.entries.map(({ rung }) => rung)).toEqual([null, null, RUNGS.bestSoFar, 0, null, null, RUNGS.lastMean]);
});

test('a worker that took another one’s place asks again, and what came then counts', () => {
  const { record, take } = listen();
  take(3, '1, 1');
  take(4, '2, 2');
  take(5, '3, 3');
  take(4, '9, 9');
  expect(record.transcript(description, null, model).description.replies).toBe('.1_1.9_9');
});

test('calls that failed are kept, also from before a pause, with what was sent and as much as came', () => {
  const { record, log, take } = listen();
  const sent: readonly Message[] = [{ role: 'user', content: '1: 2,3\nJSON' }];
  log.note(call(question(3), { state: 'asked' }));
  log.note(call(question(3), { failure: { kind: 'server', message: 'It failed (500).' } }));
  log.note(call(question(3), { id: 2, state: 'stopped', milliseconds: 5 }));
  const cut = { failure: { kind: 'cut', message: 'Cut off.' }, text: '5, 6', messages: sent, form: 'object' } as const;
  log.note(call(question(3), { ...cut, id: 1, usage: { prompt: 40, completion: null } }));
  take(3, null, 0, undefined, { prompt: 1e6, completion: 1e6 } as never);
  log.note(call(question(3, 1), { state: 'answered', usage: { prompt: 40, completion: 2 } }));
  take(3, '7, 8', 1, undefined, { prompt: 1e6, completion: 1e6 } as never);
  expect(record.entries).toMatchObject([
    {
      ...{ messages: sent, form: 'object', text: '5, 6', levels: null, rung: null },
      // Nobody knows what a call costs whose tokens nobody counted.
      cost: null,
      failures: [
        { message: 'It failed (500).', milliseconds: 20 },
        { message: 'The call was stopped.', milliseconds: 5 },
        { message: 'Cut off.', milliseconds: 20 },
      ],
    },
    { text: '7, 8', levels: [7, 8], rung: 1, cost: 42, failures: [] },
  ]);
});

test('a run that has come back has what was kept of it, as far as its replies go', () => {
  const before = listen();
  before.take(3, '1, 1');
  before.take(4, 'no idea');
  before.take(4, '2, 2', 1);
  const { entries } = before.record;
  const kept = (replies: string, from = 0, said = entries): Record => {
    const { record } = listen();
    record.restore({ ...description, replies }, from, said, model);
    return record;
  };
  // What was said last may not have come into a checkpoint; it is asked again.
  expect(kept('.1_1.').entries).toEqual(entries.slice(0, 2));
  expect(kept('.9_9.1_1..2_2', 1).entries).toEqual(entries);
  for (const record of [kept('.1_1..2_2.3_3'), kept('.1_1.7_7'), kept('.1_1..2_2', 0, [])])
    expect(record.entries).toEqual([]);

  const { record, take } = listen();
  record.restore({ ...description, replies: '.1_1.7_7' }, 0, entries, model);
  expect(record.unheard({ ...description, replies: '.1_1.7_7' })).toBe(2);
  take(5, '3, 3', 0, '.1_1.7_7');
  expect(record.unheard({ ...description, replies: '.1_1.7_7' })).toBe(2);
  expect(record.transcript(description, null, model).description.replies).toBe('.1_1.7_7.3_3');
});

test('words of another run are not taken for those of this one', () => {
  const { record, take } = listen();
  take(3, '1, 1');
  take(4, '2, 2');
  take(5, '5, 5', 0, '.1_1.4_4');
  expect(record.transcript(description, null, model).description.replies).toBe('.1_1.4_4.5_5');
  expect(record.entries).toHaveLength(1);
});
