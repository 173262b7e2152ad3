import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport, type Plugin } from 'vite';
import type { CardText } from './card.ts';
import { typesetCard } from './typeset.ts';

const ALL = fileURLToPath(new URL('texts/all.ts', import.meta.url));

/**
 * Vite plugin: `texts/<strategy>.card.ts?typeset` is that card with its formulas as MathML, so that what reads TeX stays at home
 * and the page fetches nothing but the card.
 */
export function cards(): Plugin {
  /** All cards are read together, once for each build. */
  let texts: Promise<Readonly<Record<string, CardText>>> | null = null;
  return {
    name: 'cards',
    buildStart: () => void (texts = null),
    watchChange: () => void (texts = null),
    load: {
      filter: { id: /\/src\/app\/cards\/texts\/[\w-]+\.card\.ts\?typeset$/ },
      async handler(id) {
        const file = id.split('?')[0];
        this.addWatchFile(file);
        texts ??= readTexts();
        const card = typesetCard((await texts)[basename(file, '.card.ts')]);
        return `export default ${JSON.stringify(card)};`;
      },
    },
  };
}

async function readTexts(): Promise<Readonly<Record<string, CardText>>> {
  const { module } = await runnerImport<{ CARD_TEXTS: Readonly<Record<string, CardText>> }>(ALL, {
    configFile: false,
    logLevel: 'error',
  });
  return module.CARD_TEXTS;
}
