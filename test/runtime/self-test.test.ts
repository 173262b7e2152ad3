import { describe, expect, test } from 'vitest';
import { SelfTestHost } from '../../src/runtime/host/self-test-host.ts';
import { errorText, selfTestText } from '../../src/app/words/self-test-text.ts';
import { GOLDEN } from '../kernels/bbob/vectors.ts';
import { kernelModule } from '../kernels/load.ts';

const module = kernelModule;
const text = (problems: readonly object[]): string => JSON.stringify(problems);

describe('the self-test', () => {
  test('finds that every problem agrees', () => {
    const host = new SelfTestHost();
    const functions = host.open(module, text(GOLDEN.problems));
    expect(functions).toEqual(Array.from({ length: 24 }, (_, k) => k + 1));
    const reports = functions.map((f) => host.check(f));
    expect(reports.flatMap(({ failures }) => failures)).toEqual([]);
    expect(selfTestText(reports)).toMatch(
      /^Checked against COCO on this machine: 432 problems, 4320 values\. All agree; the largest error is 0\.\d+ of what/,
    );
  });

  test('says where something differs', () => {
    const host = new SelfTestHost();
    const [good, bad] = GOLDEN.problems.filter(({ f, d }) => f === 8 && d === 5);
    host.open(module, text([good, { ...bad, y: bad.y.map((value) => value * (1 + 1e-9)) }]));
    const report = host.check(8);
    expect(report).toMatchObject({ f: 8, problems: 2, values: 20, failures: [`dimension 5, instance ${bad.i}`] });
    expect(report.worst).toBeGreaterThan(1);
    expect(selfTestText([report])).toMatch(/20 values\. 1 of the problems differs by more than rounding explains\.$/);
  });

  test('says when the reference values are no such thing, and how large an error is', () => {
    expect(() => new SelfTestHost().open(module, '<!doctype html>')).toThrow('damaged');
    expect([0, 0.312, 4.2, Infinity].map(errorText)).toEqual([
      'no error at all',
      '0.31 of what rounding explains',
      '4.2 times what rounding explains',
      '∞ times what rounding explains',
    ]);
  });
});
