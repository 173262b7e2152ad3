#!/usr/bin/env node
// Bundles the benchmarks for Node and runs them. Speed is measured here and never in a test.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const folder = await mkdtemp(join(tmpdir(), 'bench-'));
try {
  const rollupOptions = { input: { main: join(here, 'main.ts') }, output: { entryFileNames: '[name].mjs' } };
  const configFile = join(root, 'vite.cli.config.ts');
  // Packages stay where they are: a browser driver does not survive bundling.
  const ssr = { noExternal: false };
  process.env.PROJECT_ROOT = root;
  await build({ root, configFile, logLevel: 'error', ssr, build: { outDir: join(root, 'dist-cli', 'bench'), rollupOptions } });
  await import(pathToFileURL(join(root, 'dist-cli', 'bench', 'main.mjs')).href);
} finally {
  await rm(folder, { recursive: true, force: true });
}
