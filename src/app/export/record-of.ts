import type { Checkpoint } from '../../core/experiment/checkpoint.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';
import type { Playground } from '../state/playground.svelte.ts';
import type { RunRecord } from './record.ts';

/** The run on the page, as files tell of it at this moment. */
export async function recordOf(playground: Playground): Promise<RunRecord> {
  const { settings, session } = playground;
  const { claim } = session;
  const { description } = settings;
  const kept = session.left()?.checkpoint;
  const runs = session.runs.map((run) => run && withImprovements(run.snapshot, kept));
  return { description, claim, runs, link: await playground.link(claim ? 'result' : 'settings') };
}

/** Snapshots carry as many improvements as a curve needs; a checkpoint of the same moment has them all. */
export function withImprovements(snapshot: Snapshot, checkpoint: Checkpoint | null | undefined): Snapshot {
  const same = checkpoint?.head.evaluations === snapshot.head.evaluations;
  return checkpoint && same ? { ...snapshot, improvements: checkpoint.improvements } : snapshot;
}
