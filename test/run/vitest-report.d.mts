export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly notRun: readonly string[];
}

export function countTests(path: string, succeeded: boolean): Counts;
