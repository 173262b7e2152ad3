import type { RunDescription } from '../../../core/experiment/description.ts';
import { isTask } from '../../../core/problems/task.ts';
import { problemOf } from '../../../core/problems/registry.ts';
import type { Snapshot } from '../../../runtime/snapshot.ts';
import type { EpisodeChoice, Play } from '../../../runtime/watch-orders.ts';

/** Who is watched. */
export type Who = 'best' | 'all' | 'champion' | 'elite';
/** Which episodes they are watched in. */
export type Starts = 'training' | 'test';

/** Policies to watch, and what to say of them. */
export interface Acting {
  readonly play: Play;
  readonly who: Who;
  readonly starts: Starts;
  /** Completed generations when they were made; 0 for the best so far, whose generation is not known. */
  readonly generation: number;
  /** Individuals of their whole generation; 1 for the best so far. */
  readonly size: number;
  /** The episode, counted from 0, and of how many. */
  readonly episode: number;
  readonly episodes: number;
}

/** The part of a description that whoever computes a task needs. */
export function settingOfTask(description: RunDescription): Play['setting'] {
  const { problem, dim, instance, task, bounds } = description;
  const { lower, upper } = problemOf(problem);
  return { problem, dim, instance, bounds, lower, upper, ...(task ? { task } : {}) };
}

/**
 * Whom to watch next in a run; null before there is anybody.
 * @param round counts episodes: each time another one is taken
 */
export function actingIn(
  description: RunDescription,
  snapshot: Snapshot | null,
  who: Who,
  starts: Starts,
  round: number,
): Acting | null {
  const task = problemOf(description.problem);
  if (!isTask(task) || !snapshot) return null;
  const setting = settingOfTask(description);
  const tested = (starts === 'test' || who === 'champion') && task.testEpisodes > 0;
  const episodes = tested ? task.testEpisodes : (description.task?.episodes ?? 1);
  const number = round % episodes;
  const { cast, solution, endings } = snapshot;
  const training = cast?.address ?? { seed: description.seed, repetition: 0, generation: 0 };
  const { seed, repetition, generation } = training;
  const episode: EpisodeChoice = tested
    ? { kind: 'test', episode: number }
    : { kind: 'training', seed, repetition, generation, episode: number };
  const said = { who, starts: tested ? 'test' : 'training', episode: number, episodes } as const;
  if (who === 'champion') {
    if (solution.length !== description.dim) return null;
    return { ...said, play: { setting, weights: solution, episode }, generation: 0, size: 1 };
  }
  if (who === 'elite') {
    const weights = endings?.elites?.chosen?.weights;
    if (!cast || weights?.length !== description.dim) return null;
    return { ...said, play: { setting, weights, episode }, generation: cast.generation, size: 1 };
  }
  if (!cast || cast.weights.length % description.dim !== 0) return null;
  const weights = who === 'all' ? cast.weights : cast.weights.subarray(0, description.dim);
  return { ...said, play: { setting, weights, episode }, generation: cast.generation, size: cast.size };
}
