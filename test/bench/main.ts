import { cpus } from 'node:os';
import { kernelModule } from '../../src/cli/kernels.ts';
import { strategySpeeds } from './strategies.ts';
import { table } from './table.ts';

const parts: Record<string, () => void | Promise<void>> = {
  strategies() {
    const rows = strategySpeeds(kernelModule());
    console.log('\nGenerations per second, one thread, default parameters, random costs\n');
    console.log(
      table(
        ['strategy', 'n', 'population', 'generations/s'],
        rows.map(({ strategy, dimension, population, generationsPerSecond }) => [
          strategy,
          String(dimension),
          String(population),
          Math.round(generationsPerSecond).toLocaleString('en'),
        ]),
      ),
    );
  },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0)
  throw new Error(`There is no benchmark "${unknown[0]}"; there are ${Object.keys(parts).join(', ')}.`);
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}`);
for (const [name, run] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) await run();
