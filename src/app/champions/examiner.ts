import type { Genome } from '../../core/champion/champion.ts';
import type { RunDescription } from '../../core/experiment/description.ts';
import { problemOf } from '../../core/problems/registry.ts';
import { spawnInBrowser } from '../../runtime/browser-workers.ts';
import type { Examined } from '../../runtime/host/examine.ts';
import { Watcher } from '../../runtime/watch.ts';

/** Looks at policies in a worker of its own, which ends when it has answered. */
export function examiner(module: WebAssembly.Module) {
  return {
    /**
     * @param chain that may make the same weights
     * @throws Error when no worker lives long enough
     */
    async examine(description: RunDescription, genome: Genome, chain: Genome | null): Promise<Examined> {
      const { problem, dim, instance, task, bounds } = description;
      const { lower, upper } = problemOf(problem);
      const setting = { problem, dim, instance, bounds, lower, upper, ...(task ? { task: plain(task) } : {}) };
      const watcher = new Watcher({ spawn: spawnInBrowser, module });
      try {
        return await watcher.examine({ setting, genome, chain });
      } finally {
        watcher.close();
      }
    },
  };
}

/** Copies out of whatever the page wraps its values in: workers take plain ones only. */
function plain(task: NonNullable<RunDescription['task']>) {
  return { ...task, hidden: [...task.hidden] };
}
