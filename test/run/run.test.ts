import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { summary } from './summary.mjs';
import { program, runCommand } from './stage.mjs';
import { countTests } from './vitest-report.mjs';

const NOTHING_PASSED = { passed: 0, failed: 1, notRun: [], secondTry: [] };

const folder = mkdtempSync(join(tmpdir(), 'playground-run-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface File {
  status: 'passed' | 'failed';
  tests: readonly string[];
}

function report(files: readonly File[]): string {
  const path = join(folder, `${Math.trunc(performance.now() * 1e6)}.json`);
  const testResults = files.map(({ status, tests }) => ({
    status,
    assertionResults: tests.map((each, index) => ({ status: each, fullName: `test ${index}` })),
  }));
  writeFileSync(path, JSON.stringify({ testResults }));
  return path;
}

test('counts the tests of every file', () => {
  const path = report([
    { status: 'passed', tests: ['passed', 'passed'] },
    { status: 'failed', tests: ['passed', 'failed', 'skipped'] },
  ]);
  expect(countTests(path, false)).toEqual({
    passed: 3,
    failed: 1,
    notRun: [{ name: 'test 2', reason: 'skipped, as its file failed' }],
    secondTry: [],
  });
});

test('tells what passed only when it was tried again', async () => {
  const flaky = join(folder, 'flaky.test.ts');
  const out = join(folder, 'flaky.json');
  writeFileSync(
    flaky,
    `let tries = 0;\ntest('now and then', () => expect(++tries, 'tries').toBe(2));\ntest('always', () => expect(1).toBe(1));`,
  );
  const options = ['--globals', '--retry=1', '--reporter=json', `--outputFile=${out}`, '--root', folder];
  const ended = await runCommand([program(process.cwd(), 'vitest'), 'run', ...options], {
    cwd: process.cwd(),
    limitSeconds: 60,
    keep: true,
  });
  expect(ended.code, ended.output).toBe(0);
  const { passed, failed, secondTry } = countTests(out, true);
  expect({ passed, failed }).toEqual({ passed: 2, failed: 0 });
  expect(secondTry).toEqual([{ name: 'now and then', reason: expect.stringContaining('expected 1 to be 2') }]);
  expect(summary([{ name: 'browser tests', seconds: 1, passed, failed }], [], secondTry)).toContain(
    'passed only at the second try:\n  now and then: ',
  );
});

test.each([
  ['a file that could not be loaded', [{ status: 'failed', tests: [] }], false],
  ['a run that failed though each test passed', [{ status: 'passed', tests: [] }], false],
  ['a run of no test', [], true],
] as const)('counts %s as a failure', (_what, files, succeeded) => {
  expect(countTests(report(files), succeeded)).toEqual(NOTHING_PASSED);
});

test('counts a run that left no report as a failure', () => {
  expect(countTests(join(folder, 'absent.json'), true)).toEqual(NOTHING_PASSED);
});

test('closes with the totals alone on the last line', () => {
  const stages = [
    { name: 'eslint', seconds: 3.04, passed: 1, failed: 0 },
    { name: 'unit tests', seconds: 12, passed: 40, failed: 2, note: 'ended: it took too long' },
  ];
  expect(summary(stages, [{ name: 'tests in webkit', reason: 'no package' }]).split('\n')).toEqual([
    '',
    'stage       seconds  passed  failed',
    'eslint          3.0       1       0',
    'unit tests     12.0      40       2  ended: it took too long',
    '',
    'could not be run:',
    '  tests in webkit: no package',
    '',
    '41 passed, 2 failed',
  ]);
});

test.each([
  [899, 'took 15.0 minutes'],
  [1620, 'took 27.0 minutes, which is more than the 25.0 minutes it should take at most'],
])('says how long %i s were', (seconds, sentence) => {
  const lines = summary([{ name: 'eslint', seconds, passed: 1, failed: 0 }], [], [], {
    seconds,
    expectedSeconds: 1500,
  });
  expect(lines.split('\n').slice(-3)).toEqual([sentence, '', '1 passed, 0 failed']);
});
