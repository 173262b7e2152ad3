import { expect, test } from 'vitest';
import type { Desk } from '../../../src/app/models/desk.svelte.ts';
import { Record } from '../../../src/app/models/record.svelte.ts';
import { transcriptFile } from '../../../src/app/models/transcript-file.ts';
import { readTranscript } from '../../../src/core/evollm/transcript.ts';
import { resolve } from '../../../src/core/experiment/settings.ts';
import { KeyRing } from '../../../src/models/keys.ts';

const settings = { problem: 'bbob-f8', dim: 2, strategy: 'evollm', model: 'language-model', fitness: 'none' };
const { description } = resolve(settings);

test.each(['none', 'fitness', 'evollm', 'sk-planted-0123456789'])(
  'the key “%s” is covered in what was said alone',
  (key) => {
    const keys = new KeyRing();
    keys.keep('https://a.test', key);
    const record = new Record();
    const question = {
      ...{ generation: 3, block: 0, attempt: 0, messages: [{ role: 'user', content: `Is it ${key}?` } as const] },
      ...{ count: 2, highest: 1000, temperature: 0, maxTokens: 32, seed: 1 },
    };
    const model = { name: `model ${key}`, provider: 'a.test' };
    const asked = { id: 1, question, messages: question.messages, text: '', usage: null, form: null };
    const ended = { milliseconds: 5, againAt: null };
    const failure = { kind: 'refused', message: `The server knows no ${key}.` } as const;
    const calls = [
      { ...asked, ...ended, retry: 0, state: 'failed', failure } as const,
      { ...asked, ...ended, retry: 1, state: 'answered', text: `5, 6, ${key}`, failure: null } as const,
    ];
    record.take([question], [`5, 6, ${key}`], () => calls, { description, model, prices: null });
    const playground = { session: { recorded: description, claim: null }, settings: { description } };
    const { name, text } = transcriptFile({ playground, record, connection: { keys } } as unknown as Desk);
    expect(name).toBe('transcript-bbob-f8-d2-seed1.json');
    const read = readTranscript(text);
    expect(read.description).toEqual({ ...description, replies: '.5_6' });
    expect(read.entries[0]).toMatchObject({ messages: [{ content: 'Is it •••?' }], text: '5, 6, •••', levels: [5, 6] });
    expect(read.entries[0].failures).toEqual([{ message: 'The server knows no •••.', milliseconds: 5 }]);
    expect(read.model).toEqual({ name: 'model •••', provider: 'a.test' });
  },
);
