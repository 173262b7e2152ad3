import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { kernelModule } from '../../src/cli/kernels.ts';
import { functionSpeeds, summarise } from './functions.ts';
import { landscapeSpeeds } from './landscapes.ts';
import { pageSpeed } from './page.ts';
import { strategySpeeds } from './strategies.ts';
import { table } from './table.ts';

const DIMENSIONS = [2, 10, 40];

/** Evaluations per second as a person reads them. */
function millions(perSecond: number): string {
  return `${(perSecond / 1e6).toFixed(perSecond < 1e7 ? 2 : 1)}M`;
}

function functions(): void {
  const rows = functionSpeeds(kernelModule());
  const cells = Array.from({ length: 24 }, (_, k) => {
    const own = DIMENSIONS.map((dimension) =>
      rows.find((row) => row.function === k + 1 && row.dimension === dimension)!,
    );
    return [
      `f${k + 1}`,
      ...own.flatMap((row) => [
        millions(row.evaluationsPerSecond),
        millions(row.cocoPerSecond),
        `${row.ratio.toFixed(1)}×`,
      ]),
    ];
  });
  console.log('\nEvaluations per second, one thread, population 256, beside the C code of COCO\n');
  console.log(table(['f', ...DIMENSIONS.flatMap((d) => [`D=${d}`, 'C', 'ratio'])], cells));
  for (const { dimension, geometricMean, least } of summarise(rows)) {
    console.log(`D = ${dimension}: geometric mean ${geometricMean.toFixed(2)}×, least ${least.toFixed(2)}×`);
  }
}

function strategies(): void {
  const rows = strategySpeeds(kernelModule());
  console.log('\nGenerations per second, one thread, default parameters, random costs\n');
  const cells = rows.map(({ strategy, dimension, population, generationsPerSecond }) => [
    strategy,
    String(dimension),
    String(population),
    Math.round(generationsPerSecond).toLocaleString('en'),
  ]);
  console.log(table(['strategy', 'n', 'population', 'generations/s'], cells));
}

function landscapes(): void {
  const rows = landscapeSpeeds(kernelModule());
  const cells = Array.from({ length: 24 }, (_, k) => [
    `f${k + 1}`,
    ...rows
      .filter((row) => row.function === k + 1)
      .flatMap(({ ms, coloursMs }) => [ms.toFixed(0), coloursMs.toFixed(0)]),
  ]);
  console.log(
    '\nLandscape of 700 × 700 pixels, milliseconds of one thread: with contour lines, and the colours alone\n',
  );
  console.log(table(['f', 'D=2', 'colours', 'D=20', 'colours'], cells));
  for (const dimension of [2, 20]) {
    const slowest = Math.max(...rows.filter((row) => row.dimension === dimension).map(({ ms }) => ms));
    console.log(`D = ${dimension}: the slowest takes ${slowest.toFixed(0)} ms`);
  }
}

async function page(): Promise<void> {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  await build({ root, logLevel: 'error' });
  const speed = await pageSpeed(join(root, 'dist'));
  console.log(`\nThe built page in headless ${speed.browser}\n`);
  const total = (key: 'bytes' | 'gzip' | 'brotli'): number => speed.files.reduce((sum, file) => sum + file[key], 0);
  const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);
  const rows = speed.files.map(({ name, bytes, gzip, brotli }) => [name, ...[bytes, gzip, brotli].map(kilobytes)]);
  const sum = ['all', ...(['bytes', 'gzip', 'brotli'] as const).map((key) => kilobytes(total(key)))];
  console.log(table(['fetched before the first generation', 'kB', 'gzip', 'brotli'], [...rows, sum]));
  console.log(`First generation on the screen ${Math.round(speed.firstGenerationMs)} ms after the navigation began`);
  const { longTasks, longestTaskMs, watchedSeconds, framesPerSecond, scripting } = speed;
  console.log(
    `Main thread during ${watchedSeconds.toFixed(0)} s of a run on every core: ${longTasks} tasks over 50 ms` +
      `${longestTaskMs > 0 ? `, the longest ${Math.round(longestTaskMs)} ms` : ''}; ${framesPerSecond.toFixed(0)} frames a second`,
  );
  if (scripting.frames === 0) return console.log('Scripting a frame was not measured: the trace held no frame.');
  console.log(
    `Scripting a frame, CPU time over ${scripting.frames} frames: median ${scripting.median.toFixed(1)} ms, at most ${scripting.worst.toFixed(1)} ms`,
  );
}

/** What `npm run bench` measures, in this order; `npm run bench functions` measures one of them. */
const PARTS: Readonly<Record<string, () => void | Promise<void>>> = { functions, landscapes, strategies, page };

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !Object.hasOwn(PARTS, name));
if (unknown !== undefined)
  throw new Error(`There is no benchmark "${unknown}"; there are ${Object.keys(PARTS).join(', ')}.`);
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}`);
for (const [name, run] of Object.entries(PARTS)) if (wanted.length === 0 || wanted.includes(name)) await run();
