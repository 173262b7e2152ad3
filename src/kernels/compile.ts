import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, '..');
const entry = join(here, 'module.as.ts');
const tasks = join(source, 'core', 'problems', 'tasks');
/** Where the compiled kernels are. */
export const kernelsFile = join(here, 'build', 'kernels.wasm');

/** Newest modification time, in milliseconds, of all that decides what the kernels compile to. */
async function newestSource(): Promise<number> {
  const files = await readdir(source, { recursive: true });
  const kernels = files.filter((file) => file.endsWith('.as.ts')).map((file) => join(source, file));
  // This file names the compiler's flags, the lock file its version.
  const all = [...kernels, fileURLToPath(import.meta.url), join(source, '..', 'package-lock.json')];
  const times = all.map(async (file) => (await stat(file)).mtimeMs);
  return Math.max(...(await Promise.all(times)));
}

async function builtAt(): Promise<number> {
  return stat(kernelsFile).then(
    (found) => found.mtimeMs,
    () => 0,
  );
}

/**
 * Compiles every kernel into `src/kernels/build/kernels.wasm`, unless that file is newer than all sources.
 * @throws Error with the compiler's own messages when a kernel does not compile.
 */
export async function compileKernels(): Promise<void> {
  if ((await builtAt()) > (await newestSource())) return;
  const { main } = await import('assemblyscript/asc');
  // Each task's folder has a kernel of its own, which joins the module by being there.
  const files = await readdir(tasks, { recursive: true });
  const entries = files.filter((file) => file.endsWith('kernel.as.ts')).sort();
  const produced = new Map<string, Uint8Array | string>();
  const flags = ['-O3', '--noAssert', '--runtime', 'minimal', '--enable', 'simd', '--use', 'abort='];
  const { error, stderr } = await main(
    [entry, ...entries.map((file) => join(tasks, file)), ...flags, '--outFile', 'kernels.wasm'],
    {
      writeFile: (name, contents) => void produced.set(name, contents),
    },
  );
  const binary = produced.get('kernels.wasm');
  if (error || !(binary instanceof Uint8Array)) throw new Error(`The kernels did not compile:\n${stderr.toString()}`);
  await mkdir(dirname(kernelsFile), { recursive: true });
  // A rename is atomic, so a build and a test run that start together never read half a module.
  const partial = `${kernelsFile}.${process.pid}`;
  await writeFile(partial, binary);
  await rename(partial, kernelsFile);
}

/** Vite plugin: the WebAssembly module is part of every build, test and development session. */
export function kernels(): Plugin {
  return {
    name: 'kernels',
    configResolved: () => compileKernels(),
    async hotUpdate({ file, server }) {
      if (!file.endsWith('.as.ts')) return;
      await compileKernels();
      server.ws.send({ type: 'full-reload' });
    },
  };
}
