import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { kernels } from '../../src/kernels/compile.ts';
import { localModels } from '../../src/models/browser/plugin.ts';
import { scratch } from './drivers/leash.ts';

const built = new Map<string, Promise<string>>();

/**
 * Builds a little page as the real one is built, once for all test files of this process, and returns the folder that it
 * is in. The folder goes when the process does.
 * @param root where the page's `index.html` lies
 */
export function buildSite(root: URL): Promise<string> {
  const folder = built.get(root.href) ?? make(fileURLToPath(root));
  built.set(root.href, folder);
  return folder;
}

async function make(root: string): Promise<string> {
  const outDir = await mkdtemp(join(scratch(), 'site-'));
  await build({
    root,
    configFile: false,
    plugins: [kernels(), localModels()],
    base: './',
    logLevel: 'warn',
    worker: { format: 'es', plugins: () => [localModels()] },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 5000,
      modulePreload: { polyfill: false },
    },
  });
  return outDir;
}
