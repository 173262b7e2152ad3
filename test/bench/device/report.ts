import { TASKS } from '../../../src/core/problems/tasks/registry.ts';
import { functionSpeeds } from '../functions.ts';
import { rolloutSpeeds } from '../rollouts.ts';
import { millions, table } from '../table.ts';
import { MEASURED } from './generations.ts';
import { openDevice } from './open.ts';
import { POPULATIONS, type Speeds } from './speeds.ts';

/** The suite defines dimensions up to 40. */
const DIMENSIONS = [10, 40];
const cells = (speeds: Speeds): string[] => speeds.map((speed) => (speed === null ? '–' : millions(speed)));
const heads = POPULATIONS.map((size) => size.toLocaleString('en'));

/** Prints what a device computes in a second beside one thread of the reference engine. */
export async function reportDevice(module: WebAssembly.Module): Promise<void> {
  const device = await openDevice(module);
  try {
    console.log(`\nWebGPU on ${device.adapter}; "–" where one generation would take longer than 6 s`);
    console.log('\nGenerations per second: one thread of the reference engine, and WebGPU\n');
    const runs: string[][] = [];
    for (const [which, { strategy, problem, population, ...rest }] of MEASURED.entries()) {
      const { reference: here, device: there, dispatches, readbacks } = await device.generations(which);
      const name = 'dim' in rest ? `${problem}, D=${rest.dim}` : problem;
      const size = population.toLocaleString('en');
      const speeds = [here, there].map((speed) => String(Number(speed.toPrecision(3))));
      runs.push([strategy, name, size, ...speeds, dispatches.toFixed(1), readbacks.toFixed(1)]);
    }
    const measures = ['reference', 'WebGPU', 'dispatches', 'readbacks'];
    console.log(table(['strategy', 'problem', 'population', ...measures], runs));

    console.log('\nEnvironment steps per second: one thread of the reference engine, and WebGPU by population\n');
    const reference = rolloutSpeeds(module);
    const tasks: string[][] = [];
    for (const { id } of TASKS) {
      const { network, stepsPerSecond } = reference.findLast(({ task }) => task === id)!;
      tasks.push([id, network, millions(stepsPerSecond), ...cells(await device.steps(id))]);
    }
    console.log(table(['task', 'network', 'reference', ...heads], tasks));

    console.log('\nEvaluations per second: one thread of the reference engine, and WebGPU by population\n');
    const threads = functionSpeeds(module);
    const rows: string[][] = [];
    for (let f = 1; f <= 24; f++) {
      const row = [`f${f}`];
      for (const dimension of DIMENSIONS) {
        const own = threads.find((speed) => speed.function === f && speed.dimension === dimension)!;
        row.push(millions(own.evaluationsPerSecond), ...cells(await device.evaluations(f, dimension)));
      }
      rows.push(row);
    }
    console.log(table(['f', ...DIMENSIONS.flatMap((d) => [`D=${d}`, ...heads])], rows));
  } finally {
    await device.release();
  }
}
