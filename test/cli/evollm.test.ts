import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReply } from '../../src/core/evollm/reply.ts';
import { readReplies } from '../../src/core/evollm/recorded.ts';
import { writeTranscript, type Transcript } from '../../src/core/evollm/transcript.ts';
import { claimOf } from '../../src/core/experiment/result.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { writeFile as runFile } from '../../src/core/link/file.ts';
import { writeLink } from '../../src/core/link/link.ts';
import { Asked, stumbles } from '../core/evollm/scripted.ts';
import { cli } from './cli.ts';

const settings = {
  ...{ problem: 'bbob-f3', dim: 4, strategy: 'evollm', model: 'language-model', block: 2 },
  ...{ generations: 9, target: 0, seed: 6 },
};
const asked = new Asked(settings, stumbles).to();
const { description } = resolve({ ...settings, replies: asked.result.replies });
const claim = claimOf(description, [asked.result]);
const transcript: Transcript = {
  ...{ description, claim },
  model: { name: 'stumbles', provider: 'a test' },
  entries: asked.questions.map((question) => {
    const { generation, block, attempt, messages, count, highest } = question;
    const text = stumbles(question);
    const levels = text === null ? null : readReply(text, count, highest);
    const tokens = { prompt: 90, completion: 9 };
    return {
      ...{ generation, block, attempt, messages, text, levels, tokens },
      ...{ rung: levels ? attempt : null, milliseconds: 3, cost: 0, form: null, failures: [] },
    };
  }),
};
const parse = (line: string): Record<string, unknown> => JSON.parse(line) as Record<string, unknown>;

let folder: string;
const sources: Record<string, string> = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evollm-'));
  const files = {
    'a run file': runFile(description, claim),
    'a transcript': writeTranscript(transcript),
    'a file with a link': `https://example.org/#${await writeLink(description, claim)}\n`,
  };
  for (const [name, text] of Object.entries(files)) {
    sources[name] = join(folder, `${name}.json`);
    await writeFile(sources[name], text);
  }
  sources['a link'] = `#${await writeLink(description, claim)}`;
  await cli(['--help']);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(['a link', 'a file with a link', 'a run file', 'a transcript'])(
  'a run that was asked, from %s',
  (name) => {
    it('is made again without the model', async () => {
      const { code, lines, errors } = await cli(['run', sources[name]]);
      expect([code, errors]).toEqual([0, '']);
      expect(lines).toHaveLength(10);
      expect(parse(lines[9])['digest']).toBe(claim.digest);
      expect(parse(lines[8])).toHaveProperty('valid-replies');
    });

    it('is verified', async () => {
      const { code, lines } = await cli(['verify', sources[name]]);
      expect(code).toBe(0);
      expect(parse(lines[0])).toMatchObject({ kind: 'reproduced', digest: claim.digest });
    });
  },
);

describe('a run that asks', () => {
  it('ends with a sentence where nobody answers', async () => {
    const link = `#${await writeLink(resolve(settings).description)}`;
    const { code, lines, errors } = await cli(['run', link]);
    expect(code).toBe(2);
    expect(lines).toHaveLength(3);
    expect(errors).toMatch(/^This run asks a language model, and none is connected here\. [^\n]*\.\n$/);
  });

  it('is not verified by a transcript whose replies were changed', async () => {
    const replies = readReplies(description.replies).map((reply) => reply?.map((k) => Math.max(0, k - 1)) ?? null);
    const entries = transcript.entries.map((entry, k) => ({ ...entry, levels: replies[k] }));
    const written = replies.map((reply) => `.${reply?.join('_') ?? ''}`).join('');
    const path = join(folder, 'changed.json');
    const forged = { ...transcript, entries, description: { ...description, replies: written } };
    await writeFile(path, writeTranscript(forged));
    const { code, lines } = await cli(['verify', path]);
    expect(code).toBe(1);
    expect(parse(lines[0])['kind']).toBe('differs');
  });
});

describe('teach', () => {
  it('writes a line for each generation and block after the warm-up', async () => {
    const { code, lines } = await cli([
      'teach',
      '#1!problem=bbob-f8&dim=6&strategy=cma-es&generations=5&repetitions=2&target=0',
    ]);
    expect(code).toBe(0);
    expect(lines).toHaveLength(2 * 3 * 2);
    for (const line of lines) {
      const { prompt, completion } = parse(line) as { prompt: { role: string }[]; completion: string };
      expect(prompt.map(({ role }) => role)).toEqual(['system', 'user']);
      expect(completion).toMatch(/^\d+(,\d+){0,4}$/);
    }
  });

  it('takes settings of the prompt, and writes texts', async () => {
    const link = '#1!problem=cartpole&hidden=none&strategy=snes&generations=3&target=0';
    const { lines } = await cli(['teach', link, '--form', 'text', '--prompt', 'block=10', '--prompt', 'fitness=none']);
    expect(lines).toHaveLength(1);
    const { prompt, completion } = parse(lines[0]) as { prompt: string; completion: string };
    expect(prompt).toMatch(/^Every line is 10 integers from 0 to 1000, separated by commas\. /);
    expect(completion.split(',')).toHaveLength(10);
  });

  it.each([
    [['#1!strategy=random-search'], /^Random search has no mean/m],
    [
      ['#1!strategy=cma-es', '--prompt', 'sigma=1'],
      /^"sigma" is nothing that a prompt depends on; the nearest one is/m,
    ],
    [['#1!strategy=cma-es', '--prompt', 'reach'], /^--prompt is "reach", but it must be a key, "=" and a value\.$/m],
    [['#1!strategy=cma-es', '--form', 'xml'], /^--form is "xml", but it must be messages or text\.$/m],
  ])('refuses with a sentence: %j', async (args, message) => {
    const { code, errors } = await cli(['teach', ...args]);
    expect(code).toBe(2);
    expect(errors).toMatch(message);
  });
});
