import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {import('./summary.mjs').NotRun} Remark
 * @typedef {{ passed: number, failed: number, notRun: Remark[], secondTry: Remark[] }} Counts
 */

/**
 * Counts a JSON report of Vitest. A file that failed without a failed test (it could not be loaded, or a hook failed)
 * counts as one failure; so does a run that failed as a whole, and one in which no test ran. What passed only when it was
 * tried again is counted as passed and told with what went wrong before.
 * @param {string} path
 * @param {boolean} succeeded whether Vitest's own exit code was 0
 * @returns {Counts}
 */
export function countTests(path, succeeded) {
  if (!existsSync(path)) return { passed: 0, failed: 1, notRun: [], secondTry: [] };
  const report = JSON.parse(readFileSync(path, 'utf8'));
  let passed = 0;
  let failed = 0;
  /** @type {Remark[]} */
  const notRun = [];
  /** @type {Remark[]} */
  const secondTry = [];
  for (const file of report.testResults) {
    let failedHere = 0;
    for (const { status, fullName, failureMessages = [] } of file.assertionResults) {
      if (status === 'passed') {
        passed++;
        const [before] = failureMessages;
        if (before !== undefined) secondTry.push({ name: fullName, reason: before.split('\n')[0] });
      } else if (status === 'failed') failedHere++;
      else notRun.push({ name: fullName, reason: `skipped${file.status === 'failed' ? ', as its file failed' : ''}` });
    }
    failed += file.status === 'failed' ? Math.max(1, failedHere) : failedHere;
  }
  const wrongAsAWhole = failed === 0 && (!succeeded || passed === 0);
  return { passed, failed: wrongAsAWhole ? 1 : failed, notRun, secondTry };
}
