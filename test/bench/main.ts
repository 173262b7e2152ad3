import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { build } from 'vite';
import { kernelModule } from '../../src/cli/kernels.ts';
import { reportDevice } from './device/report.ts';
import { besidePycma, decompositionMs, drawsOfBudget, LAPACK_MS, WANTED_WITHOUT_MATRIX } from './beside-pycma.ts';
import { controls } from './controls-report.ts';
import { functionSpeeds, summarise } from './functions.ts';
import { landscapeSpeeds } from './landscapes.ts';
import { pageSpeed } from './page.ts';
import { BESIDE, compare, DIMENSION, publishedRuntimes, TARGET } from './published.ts';
import { bestRows, hitRows } from './reference.ts';
import { measureBeside, rolloutSpeedsTogether } from './rollout-threads.ts';
import { rolloutSpeeds } from './rollouts.ts';
import { claimsNamed, test, type Outcome } from './solved.ts';
import { strategySpeeds } from './strategies.ts';
import { millions, table } from './table.ts';

const DIMENSIONS = [2, 10, 40];

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

/** Ask and tell beside pycma's, whose figures were taken on one core of a machine like this one; words choose strategies. */
function pycma(words: readonly string[] = []): void {
  const module = kernelModule();
  const number = (value: number): string => value.toPrecision(3);
  const rows = besidePycma(module, words);
  if (rows.length === 0) throw new Error(`No row of the table is about ${words.join(' and ')}.`);
  const cells = rows.map(({ strategy, dimension, population, ms, fullMs, diagonalMs, eigenMs, wholeMs }) => [
    strategy,
    String(dimension),
    String(population),
    number(ms),
    eigenMs > 0 ? number(eigenMs) : '–',
    `${(fullMs / ms).toFixed(1)}×`,
    diagonalMs === null ? '–' : `${(diagonalMs / ms).toFixed(1)}×`,
    number(wholeMs),
  ]);
  console.log(
    '\nAsk and tell: the sample, its ranking and the update, in milliseconds of one thread, the least of many short',
  );
  console.log(
    'windows of processor time, since others are at work, and how many times as long pycma 4.4.0 takes on average, at the',
  );
  console.log(
    'same n and population: with its full matrix, which is how it works by itself, and in its diagonal mode. Costs are in',
  );
  console.log(
    'neither. The last column is a generation of a run, with stop rules and all that is recorded for plots.\n',
  );
  console.log(table(['strategy', 'n', 'population', 'ms', 'of it eigen', 'pycma', 'diagonal', 'whole'], cells));
  for (const { dimension, population, drawsMs, allowedMs } of drawsOfBudget(module)) {
    const draws = `n = ${dimension}: the normal draws of ${population} individuals take ${(1000 * drawsMs).toFixed(1)} µs`;
    console.log(
      `${draws}; a ${WANTED_WITHOUT_MATRIX}th of pycma's diagonal mode is ${(1000 * allowedMs).toFixed(1)} µs`,
    );
  }
  const own = decompositionMs(module, 100);
  const ratio = (own / LAPACK_MS).toFixed(1);
  console.log(`One eigendecomposition, n = 100: ${own.toFixed(2)} ms, ${ratio} times LAPACK's ${LAPACK_MS} ms`);
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
    '\nLandscape of 700 × 700 pixels, milliseconds of processor time of one worker: with contour lines, and the colours alone\n',
  );
  console.log(table(['f', 'D=2', 'colours', 'D=20', 'colours'], cells));
  for (const dimension of [2, 20]) {
    const slowest = Math.max(...rows.filter((row) => row.dimension === dimension).map(({ ms }) => ms));
    console.log(`D = ${dimension}: the slowest takes ${slowest.toFixed(0)} ms`);
  }
}

async function rollouts(): Promise<void> {
  const rows = rolloutSpeeds(kernelModule());
  const together = await rolloutSpeedsTogether(kernelModule());
  console.log('\nEnvironment steps per second, population 256, tanh networks, weights from N(0, ½²)\n');
  const cells = rows.map(({ task, network, stepsPerSecond, meanSteps }, k) => [
    task,
    network,
    millions(stepsPerSecond),
    millions(together[k].stepsPerSecond),
    meanSteps.toFixed(0),
  ]);
  console.log(table(['task', 'network', 'one thread', 'a thread for each core', 'steps an episode'], cells));
}

/** Whether tasks are solved as the references report; `words` choose rows. It is long, and no part of what runs unasked. */
function solved(words: readonly string[]): void {
  const claims = claimsNamed(words);
  if (claims.length === 0) throw new Error(`No row of the table is about ${words.join(' and ')}.`);
  const module = kernelModule();
  const outcomes: Outcome[] = [];
  for (const claim of claims) {
    const outcome = test(claim, module);
    outcomes.push(outcome);
    const { task, strategy, seeds } = claim;
    console.log(`${task}, ${strategy}: ${outcome.solved} of ${seeds} in ${outcome.seconds.toFixed(0)} s`);
  }
  const number = (value: number): string => (Number.isNaN(value) ? '–' : String(Number(value.toPrecision(4))));
  const cells = outcomes.map(({ claim, solved: count, median, score, holds }) => {
    const { task, strategy, reported, within, seeds, share } = claim;
    const wanted = share[1] < 1 ? `at most ${share[1] * seeds}` : `at least ${Math.ceil(share[0] * seeds)}`;
    const cell = `${count} of ${seeds}`;
    return [
      task,
      strategy,
      `${within}`,
      cell,
      wanted,
      number(median),
      number(reported),
      number(score),
      holds ? 'yes' : 'no',
    ];
  });
  const head = ['task', 'strategy', 'generations', 'solved', 'wanted', 'median', 'reported', 'median score', 'holds'];
  console.log(`\nSolved as reported\n\n${table(head, cells)}`);
}

/** Average runtimes beside published ones; a word chooses a strategy. It is long, and no part of what runs unasked. */
function published(words: readonly string[]): void {
  const chosen = BESIDE.filter(({ strategy }) => words.every((word) => word === strategy));
  if (chosen.length === 0) throw new Error(`No row of the table is about ${words.join(' and ')}.`);
  const module = kernelModule();
  console.log(`\nEvaluations to ${TARGET} in ${DIMENSION}-D, averaged over 15 instances, beside published runs\n`);
  for (const beside of chosen) {
    const rows: string[][] = [];
    for (const [f, reported] of publishedRuntimes(beside)) {
      const { own, solved } = compare(beside, f, reported, module);
      const ratio = own / reported;
      const within = ratio <= 2 && ratio >= 0.5 ? 'yes' : 'no';
      rows.push([`f${f}`, own.toPrecision(4), reported.toPrecision(4), `${ratio.toFixed(2)}×`, `${solved}`, within]);
    }
    const { patience, instances } = beside;
    const rules = [
      `restarts: ${beside.restart}`,
      ...(patience ? [`after ${patience} evaluations without an improvement`] : []),
      ...(instances ? [`instances ${instances.join(' ')}`] : []),
    ];
    console.log(`${beside.strategy}, ${rules.join(', ')}; published: ${beside.published}\n`);
    console.log(`${table(['f', 'own', 'published', 'ratio', 'solved', 'within 2×'], rows)}\n`);
  }
}

/** Whether our medians are those of an independent implementation; words choose strategies. It fails where one is not. */
function reference(words: readonly string[]): void {
  const hits = [...hitRows(words)];
  const bests = [...bestRows(words)];
  if (hits.length + bests.length === 0) throw new Error(`No row of the tables is about ${words.join(' or ')}.`);
  if (hits.length > 0) {
    const head = ['strategy', 'n', 'function', 'own', 'reference', 'ratio', 'solved', 'within 10 %'];
    console.log('\nEvaluations to 1e-8 from x = 3 with σ = 2, medians of 100 seeds\n');
    console.log(
      table(
        head,
        hits.map(({ cells }) => cells),
      ),
    );
  }
  if (bests.length > 0) {
    const names = ['sphere', 'ellipsoid', 'Rosenbrock', 'Rastrigin'];
    const head = ['strategy', ...names.flatMap((name) => [name, 'reference']), 'agrees'];
    console.log('\nBest after 10,000 evaluations from x = 3, n = 10, medians of 100 seeds\n');
    console.log(
      table(
        head,
        bests.map(({ cells }) => cells),
      ),
    );
    console.log('\n* the reference lies between the quantiles 0.2 and 0.8 of ours');
  }
  if (![...hits, ...bests].every(({ agrees }) => agrees)) process.exitCode = 1;
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
  for (const { view, longTasks, longestTaskMs, watchedSeconds, framesPerSecond, scripting } of speed.views) {
    console.log(
      `${view}: main thread during ${watchedSeconds.toFixed(0)} s of a run on every core: ${longTasks} tasks over 50 ms` +
        `${longestTaskMs > 0 ? `, the longest ${Math.round(longestTaskMs)} ms` : ''}; ${framesPerSecond.toFixed(0)} frames a second`,
    );
    console.log(
      `${view}: scripting a frame, CPU time over ${scripting.frames} frames: median ${scripting.median.toFixed(1)} ms, at most ${scripting.worst.toFixed(1)} ms;` +
        ` the longest task, with style, layout and painting, ${scripting.longestTask.toFixed(1)} ms`,
    );
  }
}

/** What `npm run bench` measures, in this order; `npm run bench functions` measures one of them. */
const PARTS: Readonly<Record<string, () => void | Promise<void>>> = {
  functions,
  landscapes,
  strategies,
  pycma: () => pycma(),
  rollouts,
  device: () => reportDevice(kernelModule()),
  page,
};

/** What is measured only by its name, with words that choose rows: `npm run bench solved cartpole`. */
const LONG: Readonly<Record<string, (words: readonly string[]) => void>> = {
  solved,
  published,
  reference,
  pycma,
  controls: (words) => controls(words, kernelModule()),
};

async function measureAll(): Promise<void> {
  const [first, ...rest] = process.argv.slice(2);
  const long =
    Object.hasOwn(LONG, first ?? '') && (rest.length > 0 || !Object.hasOwn(PARTS, first)) ? LONG[first] : null;
  const wanted = long ? [] : process.argv.slice(2);
  const unknown = wanted.find((name) => !Object.hasOwn(PARTS, name));
  if (unknown !== undefined)
    throw new Error(`There is no benchmark "${unknown}"; there are ${Object.keys(PARTS).join(', ')}.`);
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}`);
  if (long) return long(rest);
  for (const [name, run] of Object.entries(PARTS)) if (wanted.length === 0 || wanted.includes(name)) await run();
}

if (isMainThread) await measureAll();
else measureBeside();
