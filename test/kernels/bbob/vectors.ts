import { readFileSync } from 'node:fs';

export interface GoldenProblem {
  readonly f: number;
  readonly d: number;
  readonly i: number;
  readonly id: string;
  readonly fopt: number;
  readonly xopt: readonly number[];
  readonly x: readonly (readonly number[])[];
  readonly y: readonly number[];
  readonly best?: number;
}

export interface Part {
  readonly k: string;
  readonly seed: number;
  readonly d: number;
  readonly beta: number;
  readonly v: readonly number[];
}

/** Numbers of the C code of COCO: what its `meta` says about them is in the file. */
export const GOLDEN = JSON.parse(readFileSync(new URL('../../vectors/bbob-public.json', import.meta.url), 'utf8')) as {
  readonly parts: readonly Part[];
  readonly foptTable: readonly { readonly f: number; readonly from: number; readonly v: readonly number[] }[];
  readonly problems: readonly GoldenProblem[];
};

/** The ten points of a problem, those that a rule gives first. */
export function pointsOf({ d, xopt, x }: GoldenProblem): number[][] {
  const line = (value: (j: number) => number): number[] => Array.from({ length: d }, (_, j) => value(j));
  return [
    [...xopt],
    line(() => 0),
    line(() => 1),
    line((j) => (j % 2 === 0 ? 5 : -5)),
    ...x.map((point) => [...point]),
  ];
}
