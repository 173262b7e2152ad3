import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { scratch } from '../drivers/leash.ts';

export interface BuiltSite {
  readonly folder: string;
  remove(): Promise<void>;
}

/** Builds the little page beside this file into a folder of its own, as the real page is built. */
export async function buildSite(): Promise<BuiltSite> {
  const folder = await mkdtemp(join(scratch(), 'site-'));
  await build({
    root: fileURLToPath(new URL('./site', import.meta.url)),
    configFile: false,
    base: './',
    logLevel: 'warn',
    worker: { format: 'es' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
