import { InputError, type Issue } from '../experiment/fields.ts';
import { quote } from '../experiment/quote.ts';
import { resolve } from '../experiment/settings.ts';
import { MOST_MUTATIONS } from '../population/chain.ts';
import { problemOf } from '../problems/registry.ts';
import { isTask } from '../problems/task.ts';
import { findStrategy } from '../strategies/registry.ts';
import { MOST_NAME, nameOf, type Champion, type Genome, type Mutation, type Origin } from './champion.ts';

export const CHAMPION_FORMAT = 'evolution-playground-champion';
export const CHAMPION_VERSION = 1;

const WORD = 4_294_967_296;

/** The record of a champion, as files, links and the store hold it. */
export function championRecord(champion: Champion): Record<string, unknown> {
  const { name, problem, instance, network, genome, score, origin } = champion;
  const { hidden, activation, episodes, fresh, spread } = network;
  const own =
    genome.kind === 'weights'
      ? { weights: [...genome.values] }
      : { root: genome.root, mutations: genome.mutations.map((mutation) => [...mutation]) };
  return {
    format: CHAMPION_FORMAT,
    version: CHAMPION_VERSION,
    name,
    problem,
    instance,
    network: { hidden: [...hidden], activation, episodes, fresh, spread },
    ...own,
    score,
    origin: { ...origin },
  };
}

/** The text of a champion's file. Numbers are written so that reading them gives the same bits. */
export function writeChampion(champion: Champion): string {
  return `${JSON.stringify(championRecord(champion))}\n`;
}

/**
 * Reads the text of a champion's file.
 * @throws InputError with a sentence on what was found and what was expected
 */
export function readChampion(text: string): Champion {
  let record: unknown;
  try {
    record = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new InputError('The champion is damaged: it is no JSON as a whole. Ask for it again.');
  }
  return readChampionRecord(record);
}

/**
 * The one border check of champions: files, links and the store pass through it.
 * @throws InputError with a sentence on what was found and what was expected
 */
export function readChampionRecord(given: unknown): Champion {
  const record = recordIn(given, 'The champion');
  if (record['format'] !== CHAMPION_FORMAT)
    throw new InputError(`This is no champion: its "format" must be "${CHAMPION_FORMAT}".`);
  if (record['version'] !== CHAMPION_VERSION) {
    throw new InputError(
      `The champion is of version ${quote(record['version'])}, and this build knows version ${CHAMPION_VERSION}.`,
    );
  }
  const network = recordIn(record['network'], 'Its network');
  const issues: Issue[] = [];
  const { problem, instance } = record;
  const resolved = resolve({ problem, instance, ...network, strategy: 'random-search' });
  issues.push(...resolved.issues);
  const { description } = resolved;
  const task = problemOf(description.problem);
  if (!isTask(task) || !description.task)
    throw new InputError(`The champion is of ${quote(problem)}, which is no task; only tasks have policies.`);
  // A network that this page would change is another one.
  if (issues.length > 0) throw new InputError(`The champion cannot act here: ${issues[0].message}`);
  return {
    name: nameIn(record['name']),
    problem: task.id,
    instance: description.instance,
    network: description.task,
    genome: genomeIn(record, description.dim),
    score: finite(record['score'], 'score', 0),
    origin: originIn(record['origin']),
  };
}

function genomeIn({ weights, root, mutations }: Record<string, unknown>, dim: number): Genome {
  if (weights !== undefined) {
    if (!Array.isArray(weights) || weights.length !== dim || !weights.every((one) => Number.isFinite(one))) {
      const found = Array.isArray(weights) ? `${weights.length} of them` : quote(weights);
      throw new InputError(`weights must be ${dim} numbers, as many as the network has; found ${found}.`);
    }
    return { kind: 'weights', values: weights as number[] };
  }
  if (!isSeed(root))
    throw new InputError('The champion has neither weights nor a root, the seed its chain begins with.');
  if (!Array.isArray(mutations) || mutations.length > MOST_MUTATIONS || !mutations.every(isMutation)) {
    throw new InputError(
      `mutations must be a list of at most ${MOST_MUTATIONS} pairs: a seed, and a power from 0 on that is a float32.`,
    );
  }
  return { kind: 'chain', root, mutations };
}

function isSeed(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < WORD;
}

function isMutation(value: unknown): value is Mutation {
  if (!Array.isArray(value) || value.length !== 2 || !isSeed(value[0])) return false;
  const power: unknown = value[1];
  return typeof power === 'number' && power >= 0 && power < Infinity && Math.fround(power) === power;
}

function originIn(given: unknown): Origin {
  const { strategy, seed, repetition = 0, generation, evaluations } = recordIn(given, 'Its origin');
  if (typeof strategy !== 'string' || !findStrategy(strategy))
    throw new InputError(`The champion was bred by ${quote(strategy)}, which is no strategy of this build.`);
  if (!isSeed(seed)) throw new InputError(`seed is ${quote(seed)}, but it must be a whole number below 2^32.`);
  // Files of earlier pages tell of no repetition.
  if (!isSeed(repetition))
    throw new InputError(`repetition is ${quote(repetition)}, but it must be a whole number from 0 on.`);
  return {
    strategy,
    seed,
    repetition,
    generation: finite(generation, 'generation', 0),
    evaluations: finite(evaluations, 'evaluations', 0),
  };
}

function nameIn(given: unknown): string {
  if (typeof given !== 'string' || given !== nameOf(given))
    throw new InputError(
      `name is ${quote(given)}, but it must be a text in one line with 1 to ${MOST_NAME} characters.`,
    );
  return given;
}

function finite(given: unknown, key: string, least: number): number {
  if (typeof given === 'number' && Number.isFinite(given) && given >= least) return given;
  throw new InputError(`${key} is ${quote(given)}, but it must be a number of ${least} or more.`);
}

function recordIn(given: unknown, what: string): Record<string, unknown> {
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) return given as Record<string, unknown>;
  throw new InputError(`${what} is ${quote(given)}, but it must be an object. Ask for the file again.`);
}
