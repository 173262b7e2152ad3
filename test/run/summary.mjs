/**
 * @typedef {{ name: string, seconds: number, passed: number, failed: number, note?: string }} StageResult
 * @typedef {{ name: string, reason: string }} NotRun
 * @typedef {{ seconds: number, expectedSeconds: number }} Took how long the whole run took, and how long it may take at most
 */

/**
 * The closing lines of a test run: a table of the stages, what could not be run and why, and the totals alone on the
 * last line.
 * @param {readonly StageResult[]} stages
 * @param {readonly NotRun[]} notRun
 * @param {readonly NotRun[]} [secondTry] tests that failed once and then passed: to be looked into
 * @param {Took} [took]
 * @returns {string}
 */
export function summary(stages, notRun, secondTry = [], took) {
  const width = Math.max(...stages.map(({ name }) => name.length), 'stage'.length);
  const row = (/** @type {string[]} */ [name = '', seconds = '', passed = '', failed = '', note = '']) =>
    `${name.padEnd(width)}  ${seconds.padStart(7)}  ${passed.padStart(6)}  ${failed.padStart(6)}  ${note}`.trimEnd();
  const lines = [
    '',
    row(['stage', 'seconds', 'passed', 'failed']),
    ...stages.map(({ name, seconds, passed, failed, note }) =>
      row([name, seconds.toFixed(1), String(passed), String(failed), note ?? '']),
    ),
  ];
  for (const [heading, remarks] of /** @type {const} */ ([
    ['could not be run:', notRun],
    ['passed only at the second try:', secondTry],
  ])) {
    if (remarks.length > 0) lines.push('', heading, ...remarks.map(({ name, reason }) => `  ${name}: ${reason}`));
  }
  if (took) lines.push('', tookOf(took));
  const { passed, failed } = totals(stages);
  return [...lines, '', `${passed} passed, ${failed} failed`].join('\n');
}

/**
 * @param {Took} took
 * @returns {string}
 */
function tookOf({ seconds, expectedSeconds }) {
  const minutes = (/** @type {number} */ time) => `${(time / 60).toFixed(1)} minutes`;
  const late =
    seconds > expectedSeconds ? `, which is more than the ${minutes(expectedSeconds)} it should take at most` : '';
  return `took ${minutes(seconds)}${late}`;
}

/**
 * @param {readonly StageResult[]} stages
 * @returns {{ passed: number, failed: number }}
 */
export function totals(stages) {
  return {
    passed: stages.reduce((sum, { passed }) => sum + passed, 0),
    failed: stages.reduce((sum, { failed }) => sum + failed, 0),
  };
}
