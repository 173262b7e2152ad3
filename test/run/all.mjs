/**
 * `npm test`: every check of the project in one go. A stage that fails does not keep the later ones from running, so
 * that one run tells all there is to tell.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endWithUs, program, runCommand } from './stage.mjs';
import { summary, totals } from './summary.mjs';
import { countTests } from './vitest-report.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'playground-reports-'));
// Against what hangs. How fast a machine is decides about no test: one that is slower than it should be is told so.
const overAllLimit = 45 * 60;
const expectedSeconds = 25 * 60;
const begun = Date.now();

/** @type {import('./summary.mjs').StageResult[]} */
const results = [];
/** @type {import('./summary.mjs').NotRun[]} */
const notRun = [];
/** @type {import('./summary.mjs').NotRun[]} */
const secondTry = [];

/** @param {string} name */
const announce = (name) => console.log(`\n──── ${name} ────`);

/**
 * Runs a command within its own limit and what is left of the whole run's.
 * @param {string[]} command
 * @param {number} limitSeconds
 * @param {{ env?: NodeJS.ProcessEnv, keep?: boolean }} [options]
 */
async function run(command, limitSeconds, options) {
  const left = overAllLimit - (Date.now() - begun) / 1000;
  return runCommand(command, { cwd: root, limitSeconds: Math.max(1, Math.min(limitSeconds, left)), ...options });
}

/**
 * @param {import('./stage.mjs').Ended} ended
 * @returns {{ note?: string }}
 */
const noteOf = ({ timedOut }) => (timedOut ? { note: 'ended: it took too long' } : {});

/**
 * A check that passes or fails as one. Its output comes at its end.
 * @param {string} name
 * @param {string[]} command
 */
async function check(name, command) {
  const ended = await run(command, 300, { keep: true });
  announce(name);
  process.stdout.write(ended.output);
  const passed = ended.code === 0 && !ended.timedOut;
  results.push({ name, seconds: ended.seconds, passed: Number(passed), failed: Number(!passed), ...noteOf(ended) });
}

/**
 * Checks of which each keeps one core busy, two at a time.
 * @param {[name: string, command: string[]][]} checks
 */
async function checkInTwos(checks) {
  const waiting = [...checks];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await check(...next);
  };
  await Promise.all([lane(), lane()]);
}

/**
 * One project of Vitest's configuration.
 * @param {string} project
 * @param {number} limitSeconds
 * @param {NodeJS.ProcessEnv} [env]
 */
async function tests(project, limitSeconds, env) {
  const report = join(reports, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const command = [program(root, 'vitest'), 'run', '--project', project, ...reporters];
  announce(`${project} tests`);
  const ended = await run(command, limitSeconds, env && { env });
  const counts = countTests(report, ended.code === 0 && !ended.timedOut);
  const { passed, failed } = counts;
  results.push({ name: `${project} tests`, seconds: ended.seconds, passed, failed, ...noteOf(ended) });
  notRun.push(...counts.notRun);
  secondTry.push(...counts.secondTry);
}

/** Browser tests, and what they say about browsers that could not be had: where `CI` is set, each is a failure. */
async function browserTests() {
  const browserReport = join(reports, 'browsers-missing.json');
  await tests('browser', 40 * 60, { BROWSER_REPORT: browserReport });
  if (!existsSync(browserReport)) return;
  /** @type {Record<string, string>} */
  const missing = JSON.parse(readFileSync(browserReport, 'utf8'));
  for (const [name, reason] of Object.entries(missing)) {
    notRun.push({ name: `tests in ${name}`, reason });
    if (process.env['CI']) results.push({ name: `${name} is there`, seconds: 0, passed: 0, failed: 1 });
  }
}

process.on('exit', () => rmSync(reports, { recursive: true, force: true }));
endWithUs();
const browsersThere = run([join(root, 'test/run/browsers.mjs')], 10 * 60, { keep: true });
await checkInTwos([
  // Reads the files that are TypeScript alone as well.
  ['svelte-check', [program(root, 'svelte-check'), '--fail-on-warnings']],
  ['eslint', [program(root, 'eslint'), '.', '--max-warnings', '0']],
  ['prettier', [program(root, 'prettier'), '--check', '.']],
  ['build', [program(root, 'vite'), 'build']],
]);
await tests('unit', 20 * 60);
await browsersThere;
if (results.some(({ name, passed }) => name === 'build' && passed > 0)) await browserTests();
else notRun.push({ name: 'browser tests', reason: 'there is no fresh build to test' });

console.log(summary(results, notRun, secondTry, { seconds: (Date.now() - begun) / 1000, expectedSeconds }));
const { passed, failed } = totals(results);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
