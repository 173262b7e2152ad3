import { defaultOf, type Field } from '../core/experiment/fields.ts';
import { problemFields, RUN_FIELDS } from '../core/experiment/schema.ts';
import { PROBLEMS } from '../core/problems/registry.ts';
import { STRATEGIES } from '../core/strategies/registry.ts';

const USAGE = `Evolution Playground on the command line

  npm run -s cli -- eval
      Evaluates points. Reads JSON lines {"problem":"bbob-f8","dim":2,"instance":1,"x":[[0,0]]} from standard input and
      writes a line {"y":[…],"fopt":…,"xopt":[…]} for each, or {"error":"…"} in its place.
  npm run -s cli -- run '<link, fragment or file>' [--workers N]
      Runs it: a JSON line for each generation, then one with digest, best, evaluations and seconds.
      With --workers, every generation is divided among N threads; the digest is the same.
  npm run -s cli -- verify '<link>' [--workers N]
      Exit code 0 when the result is reproduced exactly, 1 when not, 2 on bad input, 3 when something else went wrong.

A fragment is #1! and keys joined by &, for example:
  npm run -s cli -- run '#1!problem=bbob-f8&dim=10&instance=5&seed=77&strategy=cma-es&evaluations=3000'`;

/** Everything the command line knows, from the same registries as the page. */
export function help(): string {
  const problems = PROBLEMS.map(({ id, name }) => `  ${id.padEnd(12)} ${name}`);
  const run = { ...problemFields(PROBLEMS[0]), ...RUN_FIELDS };
  const strategies = STRATEGIES.flatMap(({ id, summary, parameters }) => [
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
