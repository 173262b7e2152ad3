export interface StageResult {
  readonly name: string;
  readonly seconds: number;
  readonly passed: number;
  readonly failed: number;
  readonly note?: string;
}

export interface NotRun {
  readonly name: string;
  readonly reason: string;
}

export interface Took {
  readonly seconds: number;
  readonly expectedSeconds: number;
}

export function summary(
  stages: readonly StageResult[],
  notRun: readonly NotRun[],
  secondTry?: readonly NotRun[],
  took?: Took,
): string;
export function totals(stages: readonly StageResult[]): { passed: number; failed: number };
