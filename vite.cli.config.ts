import { readFile } from 'node:fs/promises';
import { defineConfig, type Plugin } from 'vite';
import { kernels, kernelsFile } from './src/kernels/compile.ts';

/** Puts the kernels beside the bundle. */
const shipKernels: Plugin = {
  name: 'ship-kernels',
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'kernels.wasm', source: await readFile(kernelsFile) });
  },
};

// The command line and its threads, bundled for Node with all they need. Benchmarks keep their packages outside,
// because a browser driver does not survive bundling, all but tfjs, whose modules Node cannot load by themselves.
export default defineConfig(({ mode }) => ({
  plugins: [kernels(), shipKernels],
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    rollupOptions: {
      input: { main: 'src/cli/main.ts', evaluate: 'workers/evaluate.node.ts', trial: 'workers/trial.node.ts' },
      output: { entryFileNames: '[name].js' },
    },
  },
  ssr: { noExternal: mode === 'bench' ? [/^@tensorflow\//] : true },
}));
