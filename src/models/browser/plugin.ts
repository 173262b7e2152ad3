import type { Plugin } from 'vite';

/** Folder of a build for what only local models need: tens of megabytes that no visit fetches, and that are not kept for visits offline. */
export const LOCAL_MODELS = 'assets/local-models/';

/** What each library is called there, by the folder of its modules. */
const LIBRARIES: Readonly<Record<string, string>> = {
  '/node_modules/@mlc-ai/': 'web-llm',
  '/node_modules/@huggingface/': 'transformers',
};
const RUNTIMES = /^ort-wasm-.*\.(mjs|wasm)$/;

/**
 * Vite plugin, for pages and for workers: the libraries that run models, and the programs of theirs that come with them, are files of
 * this host, in a folder of their own.
 */
export function localModels(): Plugin {
  return {
    name: 'local-models',
    apply: 'build',
    outputOptions: (options) => ({
      ...options,
      chunkFileNames: ({ moduleIds }) => {
        const library = Object.keys(LIBRARIES).find((folder) => moduleIds.some((id) => id.includes(folder)));
        return library ? `${LOCAL_MODELS}${LIBRARIES[library]}-[hash].js` : 'assets/[name]-[hash].js';
      },
      assetFileNames: ({ names }) =>
        names.some((name) => RUNTIMES.test(name))
          ? `${LOCAL_MODELS}[name]-[hash][extname]`
          : 'assets/[name]-[hash][extname]',
    }),
  };
}
