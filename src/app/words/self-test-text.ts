import type { FunctionReport } from '../../runtime/host/self-test-host.ts';
import { count, counted, measured } from './numbers.ts';

/** How large an error is, beside what rounding may explain. */
export function errorText(worst: number): string {
  if (worst === 0) return 'no error at all';
  return worst > 1
    ? `${measured(worst, 2)} times what rounding explains`
    : `${measured(worst, 2)} of what rounding explains`;
}

/** What came of the self-test, in a sentence or two. */
export function selfTestText(reports: readonly FunctionReport[]): string {
  const sum = (of: (report: FunctionReport) => number): number => reports.reduce((total, one) => total + of(one), 0);
  const problems = sum((one) => one.problems);
  const failed = sum(({ failures }) => failures.length);
  const checked = `Checked against COCO on this machine: ${counted(problems, 'problem')}, ${counted(
    sum((one) => one.values),
    'value',
  )}`;
  const worst = Math.max(...reports.map((one) => one.worst));
  return failed === 0
    ? `${checked}. All agree; the largest error is ${errorText(worst)}.`
    : `${checked}. ${count(failed)} of the problems ${failed === 1 ? 'differs' : 'differ'} by more than rounding explains.`;
}
