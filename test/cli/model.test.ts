import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RUNGS } from '../../src/core/evollm/exchange.ts';
import { readTranscript } from '../../src/core/evollm/transcript.ts';
import { startFakeServer, type FakeServer } from '../models/fake-server.ts';
import { cli } from './cli.ts';

const RUN = '#1!problem=bbob-f1&dim=2&strategy=evollm&model=language-model&generations=6&population=5';
const parse = (line: string): Record<string, unknown> => JSON.parse(line) as Record<string, unknown>;

let folder: string;
let server: FakeServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'model-'));
  server = await startFakeServer();
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('a run that asks a server', () => {
  it('is answered, written with its replies, and reproduced without the server', async () => {
    const file = join(folder, 'said.json');
    const ran = await cli(['run', RUN, '--server', `${server.url}/v1`, '--model', 'good', '--transcript', file]);
    expect([ran.code, ran.errors]).toEqual([0, expect.not.stringContaining('wrong')]);
    const { digest, link } = parse(ran.lines.at(-1)!) as { digest: string; link: string };
    expect(link).toMatch(/&replies=\.\d+_\d+\.\d+_\d+\.\d+_\d+&/);

    const { entries, model, claim } = readTranscript(await readFile(file, 'utf8'));
    expect(entries).toHaveLength(3);
    expect(model.name).toBe('good');
    expect(claim?.digest).toBe(digest);
    for (const source of [link, file]) {
      const verified = await cli(['verify', source]);
      expect([verified.code, parse(verified.lines[0])]).toEqual([0, expect.objectContaining({ digest })]);
    }
  });

  it('says which rung of the ladder each reply led to, and what failed', async () => {
    const file = join(folder, 'unread.json');
    const asked = ['run', RUN, '--server', `${server.url}/v1`, '--model', 'nan', '--transcript', file];
    expect((await cli(asked)).code).toBe(0);
    const { entries } = readTranscript(await readFile(file, 'utf8'));
    const [best, last] = [RUNGS.bestSoFar, RUNGS.lastMean];
    expect(entries.map(({ rung }) => rung)).toEqual([null, null, best, null, null, last, null, null, last]);
    const thinking = join(folder, 'thoughts.json');
    const more = ['--model', 'thinks', '--thoughts', '300', '--transcript', thinking];
    expect((await cli(['run', RUN, '--server', `${server.url}/v1`, ...more])).code).toBe(0);
    const thought = readTranscript(await readFile(thinking, 'utf8')).entries;
    expect(thought.map(({ rung, failures }) => [rung, failures])).toEqual(Array(3).fill([0, []]));
    const spent = await cli(['run', RUN, '--server', `${server.url}/v1`, '--model', 'thinks']);
    expect([spent.code, spent.errors]).toEqual([2, expect.stringContaining('all of its 32 tokens for thoughts')]);
  });

  it('ends with what the server said where it will not answer, and with what is missing where half is named', async () => {
    const refused = await cli(['run', RUN, '--server', `${server.url}/locked`, '--model', 'good']);
    expect([refused.code, refused.errors]).toEqual([2, expect.stringMatching(/key/i)]);
    const nobody = await cli(['run', RUN, '--server', 'http://127.0.0.1:9/v1', '--model', 'good']);
    expect([nobody.code, nobody.errors]).toEqual([2, expect.stringContaining('127.0.0.1:9 cannot be reached')]);
    const never = await cli(['run', RUN, '--server', `${server.url}/v1`, '--model', 'too-long']);
    expect([never.code, never.errors]).toEqual([2, expect.stringContaining('maximum context length')]);
    for (const { lines } of [nobody, never]) expect(lines.join('')).not.toContain('digest');
    const half = await cli(['run', RUN, '--model', 'good']);
    expect([half.code, half.errors]).toEqual([2, expect.stringContaining('--server')]);
    const limited = await cli(['run', RUN, '--server', `${server.url}/v1`, '--model', 'good', '--calls', '1']);
    expect([limited.code, limited.errors]).toEqual([2, expect.stringContaining('1 call of the model')]);
  });
});
