import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {{ passed: number, failed: number, notRun: import('./summary.mjs').NotRun[] }} Counts
 */

/**
 * Counts a JSON report of Vitest. A file that failed without a failed test (it could not be loaded, or a hook failed)
 * counts as one failure; so does a run that failed as a whole, and one in which no test ran.
 * @param {string} path
 * @param {boolean} succeeded whether Vitest's own exit code was 0
 * @returns {Counts}
 */
export function countTests(path, succeeded) {
  if (!existsSync(path)) return { passed: 0, failed: 1, notRun: [] };
  const report = JSON.parse(readFileSync(path, 'utf8'));
  let passed = 0;
  let failed = 0;
  /** @type {import('./summary.mjs').NotRun[]} */
  const notRun = [];
  for (const file of report.testResults) {
    let failedHere = 0;
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') passed++;
      else if (status === 'failed') failedHere++;
      else notRun.push({ name: fullName, reason: `skipped${file.status === 'failed' ? ', as its file failed' : ''}` });
    }
    failed += file.status === 'failed' ? Math.max(1, failedHere) : failedHere;
  }
  const wrongAsAWhole = failed === 0 && (!succeeded || passed === 0);
  return { passed, failed: wrongAsAWhole ? 1 : failed, notRun };
}
