import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STRATEGIES } from '../../src/core/strategies/registry.ts';
import { nodeDigest } from '../core/digest.ts';
import { cli, launcher, root } from './cli.ts';

const parse = (line: string): Record<string, unknown> => JSON.parse(line) as Record<string, unknown>;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'));
  await cli(['--help']);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('eval', () => {
  it('answers every line in its place', async () => {
    const { code, lines } = await cli(
      ['eval'],
      [
        '{"problem":"bbob-f1","dim":2,"instance":1,"x":[[0.2528,-1.1568],[0,0]]}',
        '{"problem":"bbob-f1","dim":2,"instance":1,"x":[["Infinity",0],["NaN",0],[0,"-Infinity"]]}',
        '{"problem":"bbob-f1","dim":41,"instance":1,"x":[]}',
        '{"problem":"bbob-f1","dim":2,"instance":0,"x":[]}',
        '{"problem":"bbob-f25","dim":2,"instance":1,"x":[]}',
        '{"problem":"bbob-f1","dim":2,"instance":1,"x":[[1]]}',
        '{"problem":"bbob-f1","dim":2,"instance":1,"x":[[1,"two"]]}',
        '{"problem":"bbob-f1",',
        '',
        '[]',
        '{"problem":"bbob-f5","dim":3,"instance":1,"x":[]}',
      ].join('\n'),
    );
    expect(code).toBe(0);
    expect(lines).toHaveLength(11);
    expect(parse(lines[0])).toEqual({ y: [79.48, 80.88209408], fopt: 79.48, xopt: [0.2527999999999997, -1.1568] });
    expect(parse(lines[1])['y']).toEqual(['Infinity', 'NaN', 'Infinity']);
    const errors = lines.slice(2, 10).map((line) => parse(line)['error'] as string);
    expect(errors).toEqual([
      'dim is 41; bbob defines dimensions 2 to 40.',
      expect.stringMatching(/^instance is 0; bbob defines instances 1 to \d+\.$/),
      expect.stringMatching(/^problem is "bbob-f25", which is none; the nearest one is bbob-f2\d?\.$/),
      'Point 1 of x has 1 numbers, but dim is 2.',
      'Coordinate 2 of point 1 is "two", but it must be a number.',
      expect.stringMatching(/^The JSON is malformed at line 1, column 22: /),
      expect.stringMatching(/^The JSON is malformed at line 1, column 1: /),
      'A line must be a JSON object with problem, dim, instance and x.',
    ]);
    expect(parse(lines[10])['y']).toEqual([]);
  });

  it('answers every line, whatever the ones before it did', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const good = '{"problem":"bbob-f1","dim":2,"instance":1,"x":[[0,0]]}';
    const bad = [
      '{"problem":{"toString":1},"dim":2,"instance":1,"x":[]}',
      `{"problem":${deep},"dim":2,"instance":1,"x":[]}`,
      `{"problem":"bbob-f1","dim":${deep},"instance":1,"x":[]}`,
      '{"dim":2,"instance":1,"x":[]}',
      'null',
    ];
    const returns = '{"problem":"bbob-f1",\r"dim":2,"instance":1,"x":[]}';
    const { code, lines } = await cli(['eval'], `\ufeff${good}\r\n${[...bad, returns, good].join('\n')}`);
    expect(code).toBe(0);
    expect(lines).toHaveLength(bad.length + 3);
    expect(lines[0]).toBe(lines[lines.length - 1]);
    expect(parse(lines[lines.length - 2])).toHaveProperty('y', []);
    for (const line of lines.slice(1, -2)) expect(parse(line)['error']).toMatch(/^[A-Zpd].*\.$/);
    expect(parse(lines[4])['error']).toMatch(/^problem is missing/);
  });

  it('takes many lines and large populations', async () => {
    const x = Array.from({ length: 3000 }, (_, i) => [i / 1000, -1]);
    const line = JSON.stringify({ problem: 'bbob-f8', dim: 2, instance: 2, x });
    const { lines } = await cli(['eval'], `${line}\n${line}\n`);
    expect(lines).toHaveLength(2);
    expect((parse(lines[0])['y'] as number[]).length).toBe(3000);
    expect(lines[1]).toBe(lines[0]);
  });
});

describe('run', () => {
  const link = '#1!problem=bbob-f8&dim=10&instance=5&seed=77&strategy=cma-es&evaluations=3000';

  it('writes a line for each generation and then the result', async () => {
    const { code, lines, errors } = await cli(['run', link]);
    expect(code).toBe(0);
    expect(errors).toContain('no check');
    const generations = lines.slice(0, -1).map(parse);
    generations.forEach(({ generation }, k) => expect(generation).toBe(k + 1));
    const last = parse(lines[lines.length - 1]);
    expect(last).toMatchObject({ evaluations: 3000, best: generations[generations.length - 1]['best'] });
    expect(typeof last['seconds']).toBe('number');
    expect(last['digest']).toBe(
      nodeDigest({ problem: 'bbob-f8', dim: 10, instance: 5, seed: 77, strategy: 'cma-es', evaluations: 3000 }),
    );
  });

  it('gives the same digest for repetitions of fewer individuals than threads', async () => {
    const fragment = '1!problem=bbob-f15&strategy=deep-ga&population=4&power=5&dim=10&evaluations=400&repetitions=5';
    const digests = await Promise.all(
      [[], ['--workers', '3'], ['--workers', '8']].map(async (options) => {
        const { lines } = await cli(['run', fragment, ...options]);
        return parse(lines[lines.length - 1])['digest'];
      }),
    );
    expect(new Set(digests).size).toBe(1);
  });

  it.each(STRATEGIES.map(({ id }) => id))(
    '%s: gives the same digest on 1, 2 and 4 threads, each of which did its share',
    async (strategy) => {
      const fragment = `1!problem=bbob-f15&dim=4&strategy=${strategy}&seed=5&evaluations=600&target=0`;
      const [alone, ...shared] = await Promise.all(
        [[], ['--workers', '1'], ['--workers', '2'], ['--workers', '4']].map((options) =>
          cli(['run', fragment, ...options]),
        ),
      );
      const digest = parse(alone.lines[alone.lines.length - 1])['digest'];
      shared.forEach(({ lines, errors }, k) => {
        const last = parse(lines[lines.length - 1]);
        expect(last['digest']).toBe(digest);
        const shares = last['shares'] as number[];
        expect(shares).toHaveLength([1, 2, 4][k]);
        for (const share of shares) expect(share).toBeGreaterThan(0);
        expect(errors).not.toContain('replaced');
      });
    },
  );

  it('opens files with a link or a run file in them', async () => {
    await writeFile(join(folder, 'link.txt'), `https://example.org/page/${link}\n`);
    const settings = { problem: 'bbob-f1', dim: 3, evaluations: 100 };
    await writeFile(
      join(folder, 'run.json'),
      JSON.stringify({ format: 'evolution-playground-run', version: 1, settings }),
    );
    await writeFile(join(folder, 'bad.json'), '{\n  "format": oops\n}');
    const fromLink = await cli(['run', join(folder, 'link.txt')]);
    expect(parse(fromLink.lines[fromLink.lines.length - 1])).toMatchObject({ evaluations: 3000 });
    const fromFile = await cli(['run', join(folder, 'run.json')]);
    expect(parse(fromFile.lines[fromFile.lines.length - 1])['digest']).toBe(nodeDigest(settings));
    const bad = await cli(['run', join(folder, 'bad.json')]);
    expect(bad).toMatchObject({ code: 2, lines: [] });
    expect(bad.errors).toMatch(/^The JSON is malformed at line 2, column 13: .*\.\n$/);
  });
});

describe('verify', () => {
  it('ends with 0, 1 or 2', async () => {
    const { lines } = await cli(['run', '1!problem=bbob-f10&dim=3&seed=9&evaluations=900']);
    const link = parse(lines[lines.length - 1])['link'] as string;
    const reproduced = await cli(['verify', link, '--workers', '2']);
    expect(reproduced).toMatchObject({ code: 0, errors: '' });
    expect(parse(reproduced.lines[0])).toMatchObject({ kind: 'reproduced' });

    const open = link.slice(0, link.lastIndexOf('&c='));
    const differs = await cli(['verify', open.replace('seed=9', 'seed=8')]);
    expect(differs.code).toBe(1);
    expect(parse(differs.lines[0])).toMatchObject({ kind: 'differs', where: 'in the first generation' });

    for (const bad of [
      link.replace('seed=9', 'seed=8'),
      '1!problem=bbob-f1',
      '1!problem=nothing',
      'no such file',
      '',
    ]) {
      const { code, lines: none, errors } = await cli(['verify', bad]);
      expect(code).toBe(2);
      expect(none).toEqual([]);
      expect(errors.trim().split('\n')).toHaveLength(1);
      expect(errors).toMatch(/^[A-Z"].*\.\n$/);
    }
  });
});

describe('the command line', () => {
  it('refuses what it does not know with one sentence', async () => {
    const wrong = [
      ['fly'],
      ['constructor'],
      ['run', '1!dim=2', '--workers', '0'],
      ['run', '1!dim=2', '--colour'],
      ['run', '1!dim=2', 'surplus'],
    ];
    for (const args of wrong) {
      const { code, errors } = await cli(args);
      expect(code).toBe(2);
      expect(errors.trim().split('\n')).toHaveLength(1);
    }
  });

  it('keeps its exit code when nobody reads, and has one of its own when the output cannot be written', async () => {
    const ended = (command: string): Promise<number | null> =>
      new Promise((resolve) => {
        const shell = spawn('bash', ['-c', command], { cwd: root, stdio: 'ignore', timeout: 60_000 });
        shell.on('close', resolve);
      });
    const node = `"${process.execPath}" "${launcher}"`;
    const claim = "'1!dim=2&digest=00000000000000000000'";
    expect(await ended(`${node} verify ${claim} >/dev/null`)).toBe(1);
    expect(await ended(`${node} verify ${claim} >/dev/full`)).toBe(3);
    expect(await ended(`${node} run '1!dim=2' >/dev/full`)).toBe(3);
    expect(await ended(`set -o pipefail; ${node} run '1!dim=2' | head -1 >/dev/null`)).toBe(0);
    expect(await ended(`set -o pipefail; ${node} verify ${claim} | true`)).toBe(1);
  });

  it('lists everything in the registries', async () => {
    const { lines } = await cli(['--help']);
    for (const { id, parameters } of STRATEGIES) {
      expect(lines.join('\n')).toContain(`${id}:`);
      for (const key of Object.keys(parameters)) expect(lines.join('\n')).toContain(`${key}=`);
    }
  });
});
