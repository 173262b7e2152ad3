import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { kernels } from '../../../../src/kernels/compile.ts';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [kernels()],
  base: './',
  logLevel: 'error',
  build: { emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 5000 },
});
