import type { Playground } from '../state/playground.svelte.ts';
import type { RunRecord } from './record.ts';

/** The run on the page, as files tell of it at this moment. */
export async function recordOf(playground: Playground): Promise<RunRecord> {
  const { settings, session } = playground;
  const { claim } = session;
  const { description } = settings;
  const runs = session.runs.map((run) => run?.snapshot);
  return { description, claim, runs, link: await playground.link(claim ? 'result' : 'settings') };
}
