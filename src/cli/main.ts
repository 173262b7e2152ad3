import { parseArgs } from 'node:util';
import { InputError } from '../core/experiment/fields.ts';
import { verify } from '../core/experiment/verify.ts';
import { writeLink, type OpenedLink } from '../core/link/link.ts';
import { messageOf } from '../runtime/remote.ts';
import { evaluateLines } from './eval.ts';
import { help } from './help.ts';
import { stringify } from './json.ts';
import { MOST_WORKERS, runDescription } from './run.ts';
import { openSource } from './source.ts';

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

async function run(source: string | undefined, workers: number): Promise<number> {
  const opened = await openSource(source);
  const { description } = opened;
  announce(opened);
  const ran = await runDescription(description, {
    workers,
    onNotice: notice,
    onGeneration: ({ repetition, generation, evaluations, best, state, strategy }) => {
      const readings = Object.fromEntries(strategy.readings.map(({ id, read }) => [id, read(state)]));
      return write(stringify({ repetition, generation, evaluations, best, ...readings }));
    },
  });
  const best = ran.results.reduce((least, result) => Math.min(least, result.best), Infinity);
  const evaluations = ran.results.reduce((sum, result) => sum + result.evaluations, 0);
  const solutions = ran.results.map(({ reason, best, solution }) => ({ reason, best, solution }));
  const link = `#${await writeLink(description, ran.claim)}`;
  const { seconds, shares } = ran;
  await write(
    stringify({ digest: ran.claim.digest, best, evaluations, seconds, repetitions: solutions, shares, link }),
  );
  return EXIT.ok;
}

async function check(source: string | undefined, workers: number): Promise<number> {
  const { description, claim, ...opened } = await openSource(source);
  if (!claim) throw new InputError('The link claims no result, so there is nothing to verify; share a finished run.');
  announce(opened);
  const { claim: own } = await runDescription(description, { workers, onNotice: notice });
  const verdict = verify(description, claim, own);
  // Nobody may be reading: the exit code tells it all.
  await write(stringify({ ...verdict, digest: own.digest, claimed: claim.digest })).catch((error: unknown) => {
    if (!(error instanceof ReaderGone)) throw error;
  });
  return verdict.kind === 'reproduced' ? EXIT.ok : EXIT.differs;
}

function announce({ issues, checked }: Pick<OpenedLink, 'issues' | 'checked'>): void {
  if (!checked) notice('The link has no check: it does exactly what its visible keys say.');
  for (const { message } of issues) notice(message);
}

function readWorkers(given: string | undefined): number {
  if (given === undefined) return 0;
  const workers = Number(given);
  if (/^\d+$/.test(given) && workers >= 1 && workers <= MOST_WORKERS) return workers;
  throw new InputError(`--workers is "${given}", but it must be a whole number from 1 to ${MOST_WORKERS}.`);
}

async function main(): Promise<number> {
  const options = { workers: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
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
    run: () => run(source, workers),
    verify: () => check(source, workers),
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
