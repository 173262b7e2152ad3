import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, the longest first. A guess that is wrong costs time and nothing else. */
const LONGEST = [
  'runtime/run-client',
  'core/strategies/cma-bands',
  'cli/cli',
  'core/strategies/pso',
  'core/strategies/nes',
  'core/strategies/fixed-budget',
  'core/link/link',
  'core/evollm/controls',
  'browser/page/tasks',
  'browser/page/play',
  'browser/exact/digests',
  'browser/page/task-stage',
  'browser/page/evollm',
  'browser/exact/disturbed',
  'browser/page/accessible',
  'browser/models/local',
  'browser/page/print',
  'browser/page/reload',
  'browser/webgpu/runs',
  'browser/smoke/drivers',
  'browser/page/stage-views',
];

function rank({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((path) => moduleId.includes(`/test/${path}.test.ts`));
  return place < 0 ? LONGEST.length : place;
}

/** Begins with what takes longest, so that no worker is left with a long file when the other has nothing more to do. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
