import type { Task } from '../../core/problems/task.ts';
import { count, coordinate, measured, spoken } from './numbers.ts';

/** Whom a stage shows, and in which episode. */
export interface Watched {
  readonly who: 'best' | 'all' | 'champion' | 'elite';
  readonly starts: 'training' | 'test';
  readonly generation: number;
  readonly size: number;
  /** How many of them are shown. */
  readonly actors: number;
  /** Counted from 0. */
  readonly episode: number;
  readonly episodes: number;
}

/** Who acts, as a heading. */
export function watchedTitle({ who, generation, size, actors }: Watched): string {
  if (who === 'champion') return 'Best policy so far';
  if (who === 'elite') return 'Elite of the chosen cell';
  if (who === 'best') return `Best of generation ${count(generation)}`;
  const some = actors < size ? `${count(actors)} of ${count(size)}` : `All ${count(size)}`;
  return `${some} in generation ${count(generation)}`;
}

/** Which episode it is. */
export function episodeText({ starts, episode, episodes }: Watched): string {
  const kind = starts === 'test' ? 'test' : 'training';
  return episodes === 1 ? `${kind} episode` : `${kind} episode ${count(episode + 1)} of ${count(episodes)}`;
}

/** A return as people know it. */
export function returnText(sum: number): string {
  return Number.isInteger(sum) ? coordinate(sum, 0) : measured(sum);
}

/** What the stage shows, for those who cannot see it. */
export function stageOfTaskText(task: Task, watched: Watched | null, state: string, step: number, sum: number): string {
  if (!watched) return `${task.name}, before anybody has acted: ${state}.`;
  const { actors } = watched;
  const leader = actors > 1 ? ` The best of them: ${state}` : ` ${state[0].toUpperCase()}${state.slice(1)}`;
  return (
    `${task.name}. ${watchedTitle(watched)}, ${episodeText(watched)}.${leader}; ` +
    `step ${count(step)} of at most ${count(task.limit)}, return ${spoken(sum, 3)}.`
  );
}

/** What the stage of a task shows on paper: a way, or six moments of an episode. */
export function paperText(watched: Watched | null, way: boolean): string {
  if (!watched) return 'How an episode begins, before anybody has acted.';
  const { actors } = watched;
  const others = actors > 1 ? ' The others are paler.' : '';
  return `${watchedTitle(watched)}: ${way ? 'the way it takes' : `six moments of a ${episodeText(watched)}`}.${others}`;
}

/** What a network is and does, for those who cannot see it. */
export function networkText(
  task: Task,
  sizes: readonly number[],
  activation: string,
  weights: number,
  thoughts: ArrayLike<number> | null,
): string {
  const hidden = sizes.slice(1, -1);
  const middle =
    hidden.length === 0
      ? 'no hidden layer'
      : `${hidden.map(count).join(' and ')} hidden neurons (${activation === 'relu' ? 'ReLU' : activation})`;
  const shape = `Network with ${count(sizes[0])} inputs, ${middle} and ${count(sizes.at(-1)!)} outputs: ${count(weights)} weights.`;
  if (!thoughts) return `${shape} Nothing goes through it now.`;
  const outputs = Array.from({ length: sizes.at(-1)! }, (_, o) => thoughts[thoughts.length - sizes.at(-1)! + o]);
  const seen = task.observation.map((name, j) => `${name} ${spoken(thoughts[j])}`).join(', ');
  const { actions } = task;
  const does =
    actions.kind === 'choices'
      ? `It chooses “${actions.labels[outputs.indexOf(Math.max(...outputs))]}”`
      : `Its outputs are ${actions.labels.map((name, o) => `${name} ${spoken(outputs[o])}`).join(', ')}`;
  return `${shape} It sees ${seen}. ${does}.`;
}

/** What is known of a set of points that a classifier tells apart. */
interface Told {
  /** 1 for each mistake. */
  readonly wrong: Uint8Array;
}

/** How well a classifier tells its points apart. */
export function mistakesText({ wrong }: Told): string {
  const sum = wrong.reduce((count, one) => count + one, 0);
  return sum === 0 ? `all ${count(wrong.length)} told apart` : `${count(sum)} of ${count(wrong.length)} mistaken`;
}

/** Whose boundary is shown, and how well it tells the points apart. */
export function planeTitle(watched: Watched, told: Told): string {
  const whose = watched.who === 'all' ? `Generation ${count(watched.generation)}, its best` : watchedTitle(watched);
  return `${whose}: ${mistakesText(told)}${watched.starts === 'test' ? ' in the test' : ''}`;
}

/** The boundary of a classifier, for those who cannot see it. */
export function boundaryText({ name, actions }: Task, watched: Watched | null, told: Told | null): string {
  if (!watched || !told) return `${name}: nobody has told the points apart yet.`;
  const [first, second] = actions.labels;
  const lines = watched.who === 'all' ? ' The boundaries of others are thin lines.' : '';
  return (
    `${name}: the plane in two colours, as a classifier takes it for the ${first} or the ${second}. ` +
    `${planeTitle(watched, told)}.${lines}`
  );
}

/** What a classifier takes a place for. */
export function opinionText({ actions }: Task, at: readonly [number, number], thoughts: ArrayLike<number>): string {
  const lead = thoughts[thoughts.length - 1] - thoughts[thoughts.length - 2];
  const share = 1 / (1 + Math.exp(-Math.abs(lead)));
  const place = at.map((value) => coordinate(value)).join(', ');
  return `${place}: ${actions.labels[lead > 0 ? 1 : 0]}, ${Math.round(100 * share)} %`;
}
