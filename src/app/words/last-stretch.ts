import type { Measure } from './measure.ts';

/** The last stretch of a run is this share of its evaluations; fewer than so many say nothing. */
const SHARE = 0.1;
const LEAST = 10;
/** Whoever gained this share of the best cost there was falling fast, and whoever gained that one was still on the way. */
const FAST = 0.1;
const MOVING = 0.01;

/** How the best cost went in the last stretch of a run. */
export interface LastStretch {
  readonly text: string;
  /** The run was still on the way when it ended. */
  readonly moving: boolean;
}

/**
 * Looks at the last tenth of a run that has ended.
 * @param improvements evaluations and costs, alternating
 */
export function lastStretch(improvements: Float64Array, evaluations: number, measure: Measure): LastStretch {
  const stretch = Math.round(SHARE * evaluations);
  const last = improvements.length - 2;
  let before = last;
  while (before >= 0 && improvements[before] > evaluations - stretch) before -= 2;
  if (before < 0 || stretch < LEAST) return { text: '', moving: false };
  if (before === last)
    return { text: `No improvement in the last ${measure.counted(evaluations - improvements[last])}.`, moving: false };
  const [then, now] = [improvements[before + 1], improvements[last + 1]];
  const gain = (then - now) / then;
  const [from, to] = [then, now].map((cost) => measure.written(cost));
  const within = `within the last ${measure.counted(stretch)}`;
  if (gain >= FAST) {
    const ways = measure.upwards ? 'rising' : 'falling';
    return { text: `The ${measure.best} was still ${ways} at the end: from ${from} to ${to} ${within}.`, moving: true };
  }
  const moved = measure.upwards ? 'rose' : 'fell';
  const text = from === to ? `hardly ${moved}` : `${moved} only from ${from} to ${to}`;
  return { text: `The ${measure.best} ${text} ${within}.`, moving: gain >= MOVING };
}
