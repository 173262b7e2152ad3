import { describe, expect, test } from 'vitest';
import type { Engine, EngineChunk, EngineRequest } from '../../../src/models/browser/webllm/engine.ts';
import { WebLlmModel } from '../../../src/models/browser/webllm/webllm-model.ts';

const MESSAGES = [{ role: 'user', content: '1,2' }] as const;
const SCHEMA = { count: 2, highest: 100 };
const options = (signal = new AbortController().signal) => ({
  ...{ signal, seed: 7, temperature: 0.5, maxTokens: 20, stop: ['\n'] },
});

/** An engine that says these pieces, as often as it is asked. */
function fake(say: (request: EngineRequest, stop: () => boolean) => AsyncIterable<EngineChunk>) {
  const requests: EngineRequest[] = [];
  let interrupted = false;
  const done = { unloaded: 0, interrupts: 0 };
  const create = async (request: EngineRequest): Promise<AsyncIterable<EngineChunk>> => {
    requests.push(request);
    interrupted = false;
    return say(request, () => interrupted);
  };
  const engine: Engine = {
    chat: { completions: { create } },
    reload: async () => undefined,
    interruptGenerate: () => {
      done.interrupts++;
      interrupted = true;
    },
    unload: async () => void done.unloaded++,
  };
  return { engine, requests, done };
}

const chunk = (content: string): EngineChunk => ({ choices: [{ delta: { content } }] });

async function* list(): AsyncGenerator<EngineChunk> {
  yield chunk('1');
  yield chunk(',2');
  yield { choices: [], usage: { prompt_tokens: 11, completion_tokens: 3 } };
}

async function* endless(_: EngineRequest, stop: () => boolean): AsyncGenerator<EngineChunk> {
  while (!stop()) {
    yield chunk('1');
    await new Promise((wake) => setTimeout(wake, 1));
  }
}

describe('a model of WebLLM', () => {
  test('is asked with everything that makes its reply, and streams', async () => {
    const { engine, requests } = fake(list);
    const heard: string[] = [];
    const model = new WebLlmModel('Tiny', engine, true);
    const reply = await model.propose(MESSAGES, SCHEMA, { ...options(), onText: (text) => heard.push(text) });
    expect(reply).toEqual({ text: '1,2', usage: { prompt: 11, completion: 3 }, form: 'grammar', cut: false });
    expect(heard).toEqual(['1', '1,2']);
    expect(requests[0]).toMatchObject({ seed: 7, temperature: 0.5, max_tokens: 20, stop: ['\n'], messages: MESSAGES });
    expect(requests[0].response_format?.grammar).toContain('root ::= number "," number');
    expect(requests[0].extra_body).toEqual({ enable_thinking: false });
  });

  test('is asked without a grammar once that has failed', async () => {
    const { engine, requests } = fake((request) => {
      if (request.response_format) throw new Error('GrammarMatcherInitError');
      return list();
    });
    const model = new WebLlmModel('Tiny', engine, false);
    expect((await model.propose(MESSAGES, SCHEMA, options())).form).toBe('none');
    await model.propose(MESSAGES, SCHEMA, options());
    expect(requests.map(({ response_format: form }) => Boolean(form))).toEqual([true, false, false]);
  });

  test('says where it came to its limit of tokens, and is not stopped where it begins with a line break', async () => {
    const { engine, requests } = fake(async function* ({ response_format: form, stop }) {
      if (form) throw new Error('GrammarMatcherInitError');
      if (stop === null) yield chunk('\n1,');
      yield { choices: [{ delta: {}, finish_reason: 'length' }] };
    });
    const model = new WebLlmModel('Tiny', engine, false);
    expect(await model.propose(MESSAGES, SCHEMA, options())).toMatchObject({ text: '', cut: true });
    expect(await model.propose(MESSAGES, SCHEMA, options())).toMatchObject({ text: '\n1,', cut: true });
    expect(requests.slice(1).map(({ stop }) => stop)).toEqual([['\n'], null]);
  });

  test('is cancelled at once, and answers the next question', async () => {
    let first = true;
    const { engine, done } = fake((request, stop) => {
      const say = first ? endless(request, stop) : list();
      first = false;
      return say;
    });
    const model = new WebLlmModel('Tiny', engine, false);
    const stop = new AbortController();
    const given = model.propose(MESSAGES, SCHEMA, options(stop.signal));
    setTimeout(() => stop.abort(new Error('Enough.')), 10);
    await expect(given).rejects.toThrow('Enough.');
    expect(done.interrupts).toBeGreaterThan(0);
    expect((await model.propose(MESSAGES, SCHEMA, options())).text).toBe('1,2');
  });

  test('says when the card gave out', async () => {
    const { engine } = fake(() => {
      throw new Error('Device was lost. This can happen due to insufficient memory');
    });
    await expect(new WebLlmModel('Tiny', engine, false).propose(MESSAGES, SCHEMA, options())).rejects.toMatchObject({
      kind: 'resources',
      message:
        'The graphics card or the memory gave out under Tiny. Close other pages, choose a smaller model, and load it again.',
    });
  });

  test('closing gives back what it holds, once, and rejects whoever waits', async () => {
    const { engine, done } = fake(endless);
    const model = new WebLlmModel('Tiny', engine, false);
    const waiting = [model.propose(MESSAGES, SCHEMA, options()), model.propose(MESSAGES, SCHEMA, options())];
    model.close();
    model.close();
    for (const each of waiting) await expect(each).rejects.toThrow('The model was closed.');
    await expect(model.propose(MESSAGES, SCHEMA, options())).rejects.toThrow('The model was closed.');
    expect(done.unloaded).toBe(1);
  });
});
