import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { ReferenceProblem } from '../../core/problems/bbob/reference.ts';

const here = dirname(fileURLToPath(import.meta.url));
const vectors = join(here, '..', '..', '..', 'test', 'vectors', 'bbob-public.json');
const target = join(here, 'build', 'reference.json');

/** Writes what the self-test compares: the golden vectors without the points, which a rule gives. */
async function writeReference(): Promise<void> {
  const { problems } = JSON.parse(await readFile(vectors, 'utf8')) as { problems: readonly ReferenceProblem[] };
  const text = JSON.stringify(problems.map(({ f, d, i, fopt, xopt, y }) => ({ f, d, i, fopt, xopt, y })));
  if ((await readFile(target, 'utf8').catch(() => '')) === text) return;
  await mkdir(dirname(target), { recursive: true });
  // A rename is atomic, so builds that start together never read half a file.
  const partial = `${target}.${process.pid}`;
  await writeFile(partial, text);
  await rename(partial, target);
}

/** Vite plugin: the reference values are part of every build and development session. */
export function reference(): Plugin {
  return { name: 'reference', configResolved: () => writeReference() };
}
