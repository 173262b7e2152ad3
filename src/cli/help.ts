import { defaultOf, type Field } from '../core/experiment/fields.ts';
import { problemFields, RUN_FIELDS } from '../core/experiment/schema.ts';
import { PROBLEMS } from '../core/problems/registry.ts';
import { TASKS } from '../core/problems/tasks/registry.ts';
import { ALL_STRATEGIES } from '../core/strategies/registry.ts';

const USAGE = `Evolution Playground on the command line

  npm run -s cli -- eval
      Evaluates points. Reads JSON lines {"problem":"bbob-f8","dim":2,"instance":1,"x":[[0,0]]} from standard input and
      writes a line {"y":[…],"fopt":…,"xopt":[…]} for each, or {"error":"…"} in its place.
  npm run -s cli -- rollout
      Steps tasks. Reads JSON lines {"task":"cartpole","state":[0,0,0.02,0],"actions":[0,1]} from standard input and writes
      {"states":[…],"rewards":[…],"terminated":[…],"truncated":[…]} for each, an entry for every action, also past the
      end of an episode, or {"error":"…"} in its place. An action is an integer, a number or an array of numbers.
  npm run -s cli -- run '<link, fragment or file>' [--workers N]
      Runs it: a JSON line for each generation, then one with digest, best, evaluations and seconds.
      With --workers, every generation is divided among N threads; the digest is the same.
      A run of evollm with model=language-model asks --server URL (of chat completions) for --model NAME, at most --calls N
      times (500); a key is taken from the environment variable EVOLUTION_PLAYGROUND_KEY. A model that thinks before it answers
      needs --thoughts N, tokens for that in each reply (0). The link holds the replies, and --transcript FILE keeps all that
      was asked and said.
  npm run -s cli -- verify '<link>' [--workers N]
      Exit code 0 when the result is reproduced exactly, 1 when not, 2 on bad input, 3 when something else went wrong.
  npm run -s cli -- race '<link or file>' [--workers N] [--json]
      Computes all trials of several strategies on one problem, each as a whole on one of N threads (as many as there are
      cores), and writes a table of what they came to. Shared keys are those of a run; laneN is a strategy, laneN.key a
      parameter of it; over=seeds|instances and count say what the trials are. With --json it writes the race file instead, with
      every trial in it, which the page opens.
  npm run -s cli -- teach '<link or file>' [--prompt key=value …] [--form messages|text]
      Runs any strategy that has a mean and writes what it taught: a line {"prompt":…,"completion":"k1,k2,…"} for each generation
      and block of coordinates, in the form that EvoLLM asks a language model in, for fine-tuning one. --prompt sets what
      the prompt depends on, by the keys of evollm: resolution, reach, block, fitness, context-members and so on.

A fragment is #1! and keys joined by &, for example:
  npm run -s cli -- run '#1!problem=bbob-f8&dim=10&instance=5&seed=77&strategy=cma-es&evaluations=3000'
  npm run -s cli -- race '#1!problem=bbob-f10&dim=5&lane1=cma-es&lane2=deep-ga&lane2.population=50&count=15'`;

/** Everything the command line knows, from the same registries as the page. */
export function help(): string {
  const problems = PROBLEMS.map(({ id, name }) => `  ${id.padEnd(12)} ${name}`);
  const run = { ...problemFields(PROBLEMS[0]), ...RUN_FIELDS };
  const tasks = TASKS.map(({ id, name, state }) => `  ${id.padEnd(23)} ${name}; state: ${state.join(', ')}`);
  const strategies = ALL_STRATEGIES.flatMap(({ id, summary, parameters }) => [
    `  ${id}: ${summary}`,
    ...lines(parameters, '    '),
  ]);
  return [
    USAGE,
    'Keys of a run',
    ...lines(run, '  '),
    'Strategies and their keys',
    ...strategies,
    'Problems',
    ...problems,
    'Tasks',
    ...tasks,
  ]
    .join('\n\n')
    .replace(/\n\n( {2,})/g, '\n$1');
}

function lines(fields: Readonly<Record<string, Field>>, indent: string): string[] {
  return Object.entries(fields).map(([key, field]) => {
    const range =
      field.kind === 'choice' ? field.options.map(({ value }) => value).join('|') : `${field.min}–${field.max}`;
    const preset = defaultOf(field, { dimension: 10 });
    const depends = field.kind !== 'choice' && typeof field.default === 'function' ? ' at dim=10' : '';
    return `${indent}${key}=${range} (${preset}${depends}): ${field.help}`;
  });
}
