import type { NotRun } from './summary.mjs';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly notRun: readonly NotRun[];
  readonly secondTry: readonly NotRun[];
}

export function countTests(path: string, succeeded: boolean): Counts;
