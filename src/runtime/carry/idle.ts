import type { Plugin } from 'vite';
import { replaceProperties } from './replace-properties.ts';

/** What a strategy does in a run, and what it reads off its state for the history. */
const FOR_RUNS = new Set([
  'init',
  'retune',
  'ask',
  'select',
  'tell',
  'stop',
  'selected',
  'shape',
  'read',
  ...['questions', 'answer', 'replied', 'exchange'],
]);

/**
 * The page names strategies and their parameters but never computes, so what they do stays in workers: on the page it is
 * undefined, and what only serves it is dropped with it. It would be a twentieth of a first visit.
 * @param files those that lose what they do
 */
export function idle(files = /\/src\/core\/strategies\/.*\.ts$/): Plugin {
  return {
    name: 'idle',
    enforce: 'post',
    // While developing, the page may as well carry everything.
    apply: 'build',
    transform: {
      filter: { id: files },
      handler(code) {
        return replaceProperties(code, this.parse(code), ({ name, value }) =>
          FOR_RUNS.has(name) && /Function/.test(value.type) ? `${name}: undefined` : null,
        );
      },
    },
  };
}
