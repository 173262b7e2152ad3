import { expect, test } from 'vitest';
import { Record } from '../../../src/app/models/record.svelte.ts';
import { readTranscript, writeTranscript } from '../../../src/core/evollm/transcript.ts';
import { RUNGS } from '../../../src/core/evollm/exchange.ts';
import { resolve } from '../../../src/core/experiment/settings.ts';

const { description } = resolve({ problem: 'bbob-f8', dim: 2, strategy: 'evollm', model: 'language-model' });
const model = { name: 'somebody', provider: 'somewhere' };
const question = (generation: number, attempt = 0) => ({
  ...{ generation, block: 0, attempt, messages: [{ role: 'user', content: '1: 2,3' } as const] },
  ...{ count: 2, highest: 1000, temperature: 0, maxTokens: 32, seed: 1 },
});

test('what was asked is a transcript that reads as it was written', () => {
  const record = new Record();
  const take = (generation: number, text: string | null, attempt = 0): void =>
    record.take([question(generation, attempt)], [text], [undefined], { description, model, prices: null });
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

test('a worker that took another one’s place asks again, and what came then counts', () => {
  const record = new Record();
  const take = (generation: number, text: string): void =>
    record.take([question(generation)], [text], [undefined], { description, model, prices: null });
  take(3, '1, 1');
  take(4, '2, 2');
  take(5, '3, 3');
  take(4, '9, 9');
  expect(record.transcript(description, null, model).description.replies).toBe('.1_1.9_9');
});
