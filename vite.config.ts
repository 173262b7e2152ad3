import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { offline } from './src/app/offline/plugin.ts';
import { security } from './src/app/security/plugin.ts';
import { reference } from './src/app/self-test/plugin.ts';
import { kernels } from './src/kernels/compile.ts';

export default defineConfig({
  base: './',
  plugins: [kernels(), reference(), svelte(), security(), offline()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // What is imported later is fetched by its import alone: a preload link beside it only makes WebKit complain.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, files, { hostType }) =>
        files.filter((file) => hostType === 'html' || !file.endsWith('.js')),
    },
  },
});
