import { describe, expect, it } from 'vitest';
import { RUNGS } from '../../../src/core/evollm/exchange.ts';
import {
  readTranscript,
  writeTranscript,
  type Transcript,
  type TranscriptEntry,
} from '../../../src/core/evollm/transcript.ts';
import { DIGEST_DIGITS, MARK_DIGITS } from '../../../src/core/experiment/trace.ts';
import { resolve } from '../../../src/core/experiment/settings.ts';
import { openFileText } from '../../../src/core/link/file.ts';

const { description } = resolve({
  problem: 'bbob-f1',
  dim: 2,
  strategy: 'evollm',
  model: 'language-model',
  replies: '.500_500..1_1000',
});

function entry(generation: number, attempt: number, text: string | null, levels: number[] | null): TranscriptEntry {
  return {
    ...{ generation, block: 0, attempt, text, levels },
    messages: [
      { role: 'system', content: 'Every line is …' },
      { role: 'user', content: `1: 2,3\n"quoted"\u2028${generation}` },
    ],
    rung: levels ? attempt : null,
    tokens: { prompt: 120, completion: null },
    milliseconds: 812.5,
    cost: null,
    form: 'schema',
    failures: [{ message: 'It failed (500).', milliseconds: 20 }],
  };
}

const transcript: Transcript = {
  description,
  claim: { digest: 'ab'.repeat(DIGEST_DIGITS / 2), marks: ['0'.repeat(MARK_DIGITS)], revisions: null },
  model: { name: 'a model:8b', provider: 'somewhere' },
  entries: [
    entry(3, 0, '500, 500', [500, 500]),
    entry(4, 0, 'I would rather not say.', null),
    { ...entry(4, 1, null, [1, 1000]), text: '1,1000', rung: 1, cost: 0.00002 },
  ],
};
const text = writeTranscript(transcript);
const changed = (edit: (record: Record<string, never>) => void): string => {
  const record = JSON.parse(text) as Record<string, never>;
  edit(record);
  return JSON.stringify(record);
};
const set = (record: object, key: string, value: unknown): void => void Object.assign(record, { [key]: value });

describe('a transcript', () => {
  it('is read as it was written', () => {
    expect(readTranscript(text)).toEqual(transcript);
    expect(readTranscript(`\ufeff${text}`)).toEqual(transcript);
    const unclaimed = { ...transcript, claim: null, entries: [] };
    expect(readTranscript(writeTranscript(unclaimed))).toEqual(unclaimed);
    const fallen = {
      ...transcript,
      entries: [{ ...transcript.entries[0], rung: RUNGS.bestSoFar }, ...transcript.entries.slice(1)],
    };
    expect(readTranscript(writeTranscript(fallen))).toEqual(fallen);
  });

  it('says first what it is, and names the keys that others read', () => {
    const record = JSON.parse(text) as { settings: Record<string, unknown>; questions: Record<string, unknown>[] };
    expect(Object.keys(record)).toEqual([
      ...['format', 'version', 'settings', 'digest', 'marks', 'model', 'questions'],
    ]);
    expect(record).toMatchObject({ format: 'evolution-playground-transcript', version: 1 });
    expect(record.settings['replies']).toBe('.500_500..1_1000');
    expect(record.questions[2]).toEqual({
      ...{ generation: 4, block: 0, attempt: 1, reply: '1,1000', integers: [1, 1000], rung: 1 },
      messages: transcript.entries[2].messages,
      tokens: { prompt: 120, completion: null },
      ...{ milliseconds: 812.5, cost: 0.00002, form: 'schema' },
      failures: [{ message: 'It failed (500).', milliseconds: 20 }],
    });
  });

  it('may lack what earlier builds did not write', () => {
    const older = changed((record) => {
      for (const question of record['questions'] as Record<string, unknown>[]) {
        delete question['form'];
        delete question['failures'];
      }
    });
    const { entries } = readTranscript(older);
    expect(entries).toEqual(transcript.entries.map((one) => ({ ...one, form: null, failures: [] })));
  });

  it('opens as a run with its replies', async () => {
    const opened = await openFileText(text);
    expect(opened).toEqual({
      ...{ kind: 'opened', description, claim: transcript.claim, checked: true, issues: [] },
      transcript,
    });
  });

  it('may begin later than its run, as after a reload', () => {
    const later = { ...transcript, entries: transcript.entries.slice(1) };
    expect(readTranscript(writeTranscript(later))).toEqual(later);
  });

  it.each([
    ['{', /^The transcript is no JSON, or was cut/],
    ['[]', /^The transcript is a list, but it must be an object/],
    ['{"format":{"toString":1}}', /^This is not a transcript/],
    [changed((record) => set(record, 'version', 2)), /version 2, and this build knows version 1/],
    [changed((record) => set(record, 'settings', null)), /"settings" is missing/],
    [
      changed((record) => set(record, 'settings', { replies: 3, strategy: 'evollm', model: 'language-model' })),
      /^repl/,
    ],
    [changed((record) => set(record, 'digest', 'x')), /^digest is damaged/],
    [changed((record) => set(record, 'model', 'gpt')), /^"model" is "gpt", but it must be an object/],
    [changed((record) => set(record, 'model', { name: 3, provider: '' })), /^The name of the model is 3, but/],
    [changed((record) => set(record, 'questions', {})), /^questions is an object, but it must be a list/],
    [changed((record) => set(record['questions'], '0', 7)), /^Question 1 is 7, but it must be an object/],
    [changed((record) => set(record['questions'][0], 'generation', -1)), /^generation is -1, but/],
    [changed((record) => set(record['questions'][0], 'messages', [{ role: 'tool', content: '' }])), /^The role of/],
    [changed((record) => set(record['questions'][0], 'messages', [{ role: 'user', content: 5 }])), /^A message is 5/],
    [changed((record) => set(record['questions'][0], 'reply', 5)), /^The reply to question 1 is 5/],
    [changed((record) => set(record['questions'][0], 'integers', [1.5])), /^"integers" of question 1 must be/],
    [changed((record) => set(record['questions'][0], 'integers', [500, 501])), /they belong to different runs\.$/],
    [changed((record) => set(record['questions'][1], 'integers', [1, 2])), /they belong to different runs\.$/],
    [changed((record) => set(record['questions'][0], 'rung', 'none')), /^rung is "none"/],
    [changed((record) => set(record['questions'][0], 'tokens', 5)), /^"tokens" of question 1 is 5/],
    [changed((record) => set(record['questions'][0], 'form', 5)), /^The form of the reply to question 1 is 5/],
    [changed((record) => set(record['questions'][0], 'failures', 5)), /^failures is 5/],
    [changed((record) => set(record['questions'][0], 'failures', [{ message: 5 }])), /^A failure is 5/],
    [changed((record) => set(record['questions'][0], 'cost', -1)), /^cost is -1, but/],
    [changed((record) => set(record['settings'], 'replies', '.1_1')), /3 questions and 1 replies/],
  ])('refuses what is wrong with a sentence, case %#', async (bad, message) => {
    expect(() => readTranscript(bad)).toThrow(message);
    expect(() => readTranscript(bad)).toThrow(expect.objectContaining({ name: 'InputError' }) as Error);
    expect(await openFileText(bad)).toMatchObject({ kind: 'refused', message: expect.stringMatching(/\.$/) as string });
  });
});
