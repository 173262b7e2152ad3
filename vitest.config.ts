import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { kernels } from './src/kernels/compile.ts';
import { LongestFirst } from './test/run/longest-first.ts';

export default defineConfig({
  plugins: [kernels(), svelte()],
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**'],
          // Otherwise a core is kept free for people, which on two of them is one half; and some tests wait for a clock.
          maxWorkers: '150%',
          // No file changes what the modules of the project hold, so none needs modules of its own.
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/drivers/setup.ts'],
          // While one page waits for its clock, its store or its pauses, another one computes. More at once would only
          // make each slower.
          maxWorkers: 2,
          // Each of the two keeps its browsers from file to file.
          isolate: false,
          sequence: { groupOrder: 1 },
          // Three browsers, their drivers and the clock of a busy machine: what fails once is tried again, and is told.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
