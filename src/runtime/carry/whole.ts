import type { Plugin } from 'vite';

const WHOLE = '?whole';
const STRATEGIES = /\/src\/core\/strategies\/[^?]*\.ts$/;
const KEEPER = /\/runtime\/host\/whole-strategies\.ts$/;

/** Strategies that lose what they do in a worker that begins runs: all but the one that a first visit runs, and restarts. */
export const LATE_STRATEGIES = /\/src\/core\/strategies\/(?!cma-es\/cma-es\.ts|restart\.ts)[^?]*\.ts$/;

/**
 * What `whole-strategies.ts` imports, and what that imports, are the strategies once more under names of their own, so that
 * `idle` leaves them as they are. They make a file that a worker fetches when a run wants another strategy than the first.
 */
export function whole(): Plugin {
  return {
    name: 'whole',
    enforce: 'pre',
    apply: 'build',
    resolveId: {
      filter: { id: /^\..*\.ts$/ },
      async handler(source, importer, options) {
        if (!importer || !(importer.endsWith(WHOLE) || KEEPER.test(importer))) return null;
        const found = await this.resolve(source, importer.replace(WHOLE, ''), { ...options, skipSelf: true });
        return found && STRATEGIES.test(found.id) ? found.id + WHOLE : found;
      },
    },
  };
}
