import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { offline } from './src/app/offline/plugin.ts';
import { cards } from './src/app/cards/plugin.ts';
import { strategyTexts } from './src/app/words/plugin.ts';
import { security } from './src/app/security/plugin.ts';
import { reference } from './src/app/self-test/plugin.ts';
import { kernels } from './src/kernels/compile.ts';
import { localModels } from './src/models/browser/plugin.ts';
import { idle } from './src/runtime/carry/idle.ts';
import { LATE_STRATEGIES, whole } from './src/runtime/carry/whole.ts';
import { wordless } from './src/runtime/carry/wordless.ts';

/** What the page begins with only names tasks; `words/task-texts.ts` brings their paragraphs when somebody wants to read them. */
const TASKS = /\/src\/core\/problems\/tasks\/.*\.ts$/;

/** It names functions, too; `words/function-texts.ts` has their paragraphs and formulas. */
const FUNCTIONS = /\/src\/core\/problems\/bbob\/.*\.ts$/;
const ABOUT = new Set(['about', 'formula']);

/** Of strategies it keeps the sentence for the menu; `words/strategy-texts.ts` brings what explains parameters and readings. */
const STRATEGIES = /\/src\/core\/(strategies|evollm)\/.*\.ts$/;
const PARAGRAPHS = new Set(['about', 'rules', 'help', 'reference', 'summary']);
const EXPLANATIONS = new Set(['help', 'reference']);

/** Everything but the service worker, which is one file of its own. */
const NOT_OFFLINE = /^(?!.*(\/runtime\/offline\/|\/workers\/))/;

export default defineConfig({
  base: './',
  plugins: [
    kernels(),
    strategyTexts(),
    cards(),
    wordless(TASKS, PARAGRAPHS),
    wordless(FUNCTIONS, ABOUT),
    wordless(STRATEGIES, EXPLANATIONS),
    ...[idle(), reference(), svelte(), security(), localModels(), offline()],
  ],
  worker: { format: 'es', plugins: () => [wordless(), whole(), idle(LATE_STRATEGIES), localModels()] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // What a visit begins with is one file: in the pieces that parts loaded later would cut it into it compresses worse.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'page', tags: ['$initial'], test: NOT_OFFLINE }] } },
    },
    // What is imported later is fetched by its import alone: a preload link beside it only makes WebKit complain.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, files, { hostType }) =>
        files.filter((file) => hostType === 'html' || !file.endsWith('.js')),
    },
  },
});
