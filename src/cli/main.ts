import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { writeRaceFile } from '../core/analysis/race-file.ts';
import type { RunDescription } from '../core/experiment/description.ts';
import { InputError } from '../core/experiment/fields.ts';
import { isExact } from '../core/experiment/inexact.ts';
import { verify } from '../core/experiment/verify.ts';
import { writeLink, type OpenedLink } from '../core/link/link.ts';
import { writeRaceLink } from '../core/link/race-link.ts';
import { Kernels } from '../kernels/kernels.ts';
import { messageOf } from '../runtime/remote.ts';
import type { FinishedTrial } from '../runtime/trials-options.ts';
import { AskedOfModel } from './asked.ts';
import { evaluateLines } from './eval.ts';
import { help } from './help.ts';
import { stringify } from './json.ts';
import { kernelModule } from './kernels.ts';
import type { Interviewer } from './model.ts';
import { MOST_WORKERS, runDescription } from './run.ts';
import { laneNames, raceTable, runRace } from './race.ts';
import { rolloutLines } from './rollout.ts';
import { openRaceSource, openSource } from './source.ts';
import { writeLessons } from './teach.ts';

/** Exit codes: done or reproduced; not reproduced; bad input; anything else that went wrong. */
const EXIT = { ok: 0, differs: 1, input: 2, failure: 3 } as const;

/** Whoever read the output has stopped reading, as `head` does. */
class ReaderGone extends Error {}

let outputError: NodeJS.ErrnoException | null = null;
process.stdout.on('error', (error: NodeJS.ErrnoException) => (outputError = error));

/** Writes a line and waits until it is taken. */
async function write(line: string): Promise<void> {
  await new Promise<void>((resolve) => process.stdout.write(`${line}\n`, () => resolve()));
  if (!outputError) return;
  if (outputError.code === 'EPIPE') throw new ReaderGone();
  throw new Error(`The output cannot be written (${outputError.code ?? outputError.message})`);
}

const notice = (message: string): void => void process.stderr.write(`${message}\n`);

async function evaluate(): Promise<number> {
  await evaluateLines(process.stdin, write);
  return EXIT.ok;
}

async function rollout(): Promise<number> {
  await rolloutLines(process.stdin, write, new Kernels(kernelModule()));
  return EXIT.ok;
}

async function run(source: string | undefined, workers: number, asked: AskedOfModel): Promise<number> {
  const opened = await openSource(source);
  announce(opened);
  const model = await asked.connect();
  try {
    return await runWith(opened.description, workers, model, asked);
  } finally {
    model?.close();
  }
}

async function runWith(
  description: RunDescription,
  workers: number,
  model: Interviewer | null,
  asked: AskedOfModel,
): Promise<number> {
  const ran = await runDescription(description, {
    workers,
    ...(model ? { answer: model.hold } : {}),
    onNotice: notice,
    onGeneration: ({ repetition, generation, evaluations, best, testScore, state, strategy }) => {
      const readings = Object.fromEntries(strategy.readings.map(({ id, read }) => [id, read(state)]));
      const test = Number.isNaN(testScore) ? {} : { test: testScore };
      return write(stringify({ repetition, generation, evaluations, best, ...test, ...readings }));
    },
  });
  const best = ran.results.reduce((least, result) => Math.min(least, result.best), Infinity);
  const evaluations = ran.results.reduce((sum, result) => sum + result.evaluations, 0);
  const solutions = ran.results.map(({ reason, best, solution }) => ({ reason, best, solution }));
  const { replies } = ran.results[0];
  const made = replies ? { ...description, replies } : description;
  await asked.keep(made, ran.claim, model?.entries ?? []);
  const link = `#${await writeLink(made, ran.claim)}`;
  const { seconds, shares } = ran;
  await write(
    stringify({ digest: ran.claim.digest, best, evaluations, seconds, repetitions: solutions, shares, link }),
  );
  return EXIT.ok;
}

async function check(source: string | undefined, workers: number): Promise<number> {
  const { description, claim, ...opened } = await openSource(source);
  if (!claim) throw new InputError('The link claims no result, so there is nothing to verify; share a finished run.');
  announce({ description, ...opened });
  const { claim: own } = await runDescription(description, { workers, onNotice: notice });
  const verdict = verify(description, claim, own);
  // Nobody may be reading: the exit code tells it all.
  await write(stringify({ ...verdict, digest: own.digest, claimed: claim.digest })).catch((error: unknown) => {
    if (!(error instanceof ReaderGone)) throw error;
  });
  return verdict.kind === 'differs' ? EXIT.differs : EXIT.ok;
}

async function teach(source: string | undefined, prompt: readonly string[], form: string | undefined): Promise<number> {
  const opened = await openSource(source);
  announce(opened);
  await writeLessons(opened.description, { prompt, form, onNotice: notice }, write);
  return EXIT.ok;
}

async function race(source: string | undefined, workers: number, json: boolean): Promise<number> {
  const { race, checked, issues } = await openRaceSource(source);
  announceLink({ checked, issues });
  const { lanes, evidence: plan } = race;
  const all = lanes.length * plan.count;
  const outcomes: FinishedTrial[] = [];
  const evidence = await runRace(race, {
    workers: workers || availableParallelism(),
    onNotice: notice,
    onTrial: (outcome) => {
      outcomes.push(outcome);
      const tenths = Math.floor((10 * outcomes.length) / all);
      if (tenths > Math.floor((10 * (outcomes.length - 1)) / all))
        notice(`${outcomes.length} of ${all} trials are over.`);
    },
  });
  const link = `#${await writeRaceLink(race)}`;
  if (json) {
    await write(writeRaceFile({ race, names: laneNames(race), link, outcomes, evidence }).trimEnd());
    return EXIT.ok;
  }
  for (const line of raceTable(race, outcomes, evidence)) await write(line);
  await write(`\n${link}`);
  return EXIT.ok;
}

function announceLink({ issues, checked }: Pick<OpenedLink, 'issues' | 'checked'>): void {
  if (!checked) notice('The link has no check: it does exactly what its visible keys say.');
  for (const { message } of issues) notice(message);
}

function announce({ issues, checked, description }: Pick<OpenedLink, 'issues' | 'checked' | 'description'>): void {
  if (!isExact(description)) {
    notice('This run asks for WebGPU, which there is none of here: it runs on the reference engine, in float64.');
  }
  announceLink({ issues, checked });
}

function readWorkers(given: string | undefined): number {
  if (given === undefined) return 0;
  const workers = Number(given);
  if (/^\d+$/.test(given) && workers >= 1 && workers <= MOST_WORKERS) return workers;
  throw new InputError(`--workers is "${given}", but it must be a whole number from 1 to ${MOST_WORKERS}.`);
}

async function main(): Promise<number> {
  const options = {
    workers: { type: 'string' },
    json: { type: 'boolean' },
    prompt: { type: 'string', multiple: true },
    form: { type: 'string' },
    server: { type: 'string' },
    model: { type: 'string' },
    calls: { type: 'string' },
    thoughts: { type: 'string' },
    transcript: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  let parsed;
  try {
    parsed = parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new InputError(`${(error as Error).message.split('.')[0]}. Try: npm run -s cli -- --help.`);
  }
  const { positionals, values } = parsed;
  const [command, source, ...surplus] = positionals;
  if (surplus.length > 0) throw new InputError(`"${surplus[0]}" is one argument too many; quote a link as a whole.`);
  const workers = readWorkers(values.workers);
  const commands: Record<string, () => Promise<number>> = {
    eval: evaluate,
    rollout,
    run: () => run(source, workers, new AskedOfModel(values)),
    verify: () => check(source, workers),
    teach: () => teach(source, values.prompt ?? [], values.form),
    race: () => race(source, workers, values.json ?? false),
  };
  if (values.help || command === undefined || command === 'help') {
    await write(help());
    return EXIT.ok;
  }
  const chosen = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (!chosen) throw new InputError(`There is no command "${command}"; there are ${Object.keys(commands).join(', ')}.`);
  return chosen();
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    if (error instanceof ReaderGone) return;
    const bad = error instanceof InputError;
    notice(bad ? error.message : `Something went wrong: ${messageOf(error)}.`);
    process.exitCode = bad ? EXIT.input : EXIT.failure;
  },
);
