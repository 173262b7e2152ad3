#!/usr/bin/env node
// Speed of the benchmark functions alone, as a table: node test/bench/functions.mjs
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const folder = await mkdtemp(join(tmpdir(), 'functions-'));
try {
  const rollupOptions = {
    input: { functions: join(here, 'functions.ts') },
    output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
  };
  const configFile = join(root, 'vite.cli.config.ts');
  await build({ root, configFile, logLevel: 'error', build: { outDir: folder, emptyOutDir: true, rollupOptions } });
  const { functionSpeeds, summarise } = await import(pathToFileURL(join(folder, 'functions.mjs')).href);
  const kernels = await readFile(join(folder, 'kernels.wasm'));
  print(functionSpeeds(new WebAssembly.Module(kernels)), summarise);
  console.log(`kernels.wasm: ${kernels.length} bytes`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

function print(rows, summarise) {
  const million = (value) => (value / 1e6).toFixed(2).padStart(10);
  console.log('f     D   million/s     C code   ratio');
  for (const { function: number, dimension, evaluationsPerSecond, cocoPerSecond, ratio } of rows) {
    const name = `f${number}`.padEnd(4) + String(dimension).padStart(3);
    console.log(name + million(evaluationsPerSecond) + million(cocoPerSecond) + ratio.toFixed(1).padStart(8));
  }
  for (const { dimension, geometricMean, least } of summarise(rows)) {
    console.log(`D = ${dimension}: geometric mean ${geometricMean.toFixed(2)}, least ${least.toFixed(2)}`);
  }
}
