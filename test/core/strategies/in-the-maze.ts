import { Run } from '../../../src/core/experiment/run.ts';
import { resolve } from '../../../src/core/experiment/settings.ts';
import { Crew } from '../../../src/engines/crew.ts';
import { engineSetting } from '../../../src/engines/setting.ts';
import { WasmEngine } from '../../../src/engines/wasm/engine.ts';
import { objectiveOf, type Objective } from '../../../src/engines/wasm/objectives.ts';
import { loadKernels } from '../../kernels/load.ts';

const kernels = loadKernels();

/**
 * A run in the hard maze, where a generation may be lost: nobody in it has a finite cost or a finite behaviour.
 * @param lost asked whenever individuals have been evaluated
 */
export function inTheMaze(settings: Record<string, unknown>, lost: () => boolean): { run: Run; crew: Crew } {
  const { description } = resolve({ problem: 'hard-maze', hidden: '4', population: 16, target: 0, ...settings });
  const setting = engineSetting(description);
  const maze = objectiveOf(kernels, setting);
  const objective: Objective = {
    ...{ fopt: maze.fopt, xopt: maze.xopt, outcomeSize: maze.outcomeSize! },
    begin: (address) => maze.begin?.(address),
    evaluate(points, tiles, costs, outcomes, at) {
      maze.evaluate(points, tiles, costs, outcomes, at);
      if (!lost()) return;
      new Float64Array(kernels.call.memory.buffer, costs, 4 * tiles).fill(NaN);
      outcomes?.fill(NaN);
    },
    release: () => maze.release(),
  };
  const engine = new WasmEngine(kernels, setting, objective);
  return { run: new Run(description, 0, kernels), crew: new Crew(engine, setting, 'auto', () => 0) };
}
