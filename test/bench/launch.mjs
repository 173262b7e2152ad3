#!/usr/bin/env node
// Bundles the benchmarks for Node and runs them. Speed is measured here and never in a test.
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
// Inside the project, because packages are found from where a file lies.
const outDir = join(root, 'dist-cli', 'bench');
await mkdir(outDir, { recursive: true });
const rollupOptions = { input: { main: join(here, 'main.ts') }, output: { entryFileNames: '[name].js' } };
await build({
  root,
  configFile: join(root, 'vite.cli.config.ts'),
  logLevel: 'error',
  mode: 'bench',
  build: { outDir, emptyOutDir: true, rollupOptions },
});
await import(pathToFileURL(join(outDir, 'main.js')).href);
