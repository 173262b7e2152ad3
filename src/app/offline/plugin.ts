import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Where the service worker lies beside the page: what it serves is its folder and everything below. */
export const SERVICE_WORKER = 'offline.js';
const ENTRY = fileURLToPath(new URL('../../../workers/offline.worker.ts', import.meta.url));
const PLACEHOLDER = 'OFFLINE_FILES';
/** Read by hosts and by systems that install the page, not by the page. */
const UNSERVED = /^_headers$|^icon-.*\.png$/;
/** Fetched when somebody asks for a model on this device (`models/browser/plugin.ts`), which needs more than this page anyway. */
const LOCAL_MODELS = /^assets\/local-models\//;

/** Vite plugin: a build has a service worker, which knows every file of that build. Development has none. */
export function offline(): Plugin {
  let publicFolder = '';
  return {
    name: 'offline',
    apply: 'build',
    configResolved: ({ publicDir }) => void (publicFolder = publicDir),
    buildStart() {
      this.emitFile({ type: 'chunk', id: ENTRY, fileName: SERVICE_WORKER });
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const worker = bundle[SERVICE_WORKER];
        if (worker?.type !== 'chunk') this.error('The service worker is not in the build.');
        if (worker.imports.length > 0) this.error('The service worker must be one file, but it shares code.');
        const contents = new Map<string, string | Uint8Array>();
        for (const file of (await readdir(publicFolder)).filter((name) => !UNSERVED.test(name)).sort())
          contents.set(file, await readFile(join(publicFolder, file)));
        for (const [name, output] of Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : 1)))
          if (output !== worker && !LOCAL_MODELS.test(name))
            contents.set(name, output.type === 'chunk' ? output.code : output.source);
        const hash = createHash('sha256');
        for (const [name, content] of contents) hash.update(name).update(content);
        // Some hosts send who asks for index.html on to the folder, and a page cannot be opened from such an answer.
        const files = [...contents.keys()].map((name) => (name === 'index.html' ? './' : name));
        const list = { version: hash.digest('hex').slice(0, 16), files };
        if (!worker.code.includes(PLACEHOLDER)) this.error('The service worker does not ask for its files.');
        worker.code = worker.code.replace(PLACEHOLDER, () => JSON.stringify(list));
      },
    },
  };
}
