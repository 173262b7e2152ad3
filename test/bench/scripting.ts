import type { Page } from 'playwright-core';

/** Scripting of a page's main thread between frames, in milliseconds of CPU time. */
export interface Scripting {
  readonly frames: number;
  readonly median: number;
  readonly worst: number;
  /** The longest task of the main thread, with style, layout and painting. */
  readonly longestTask: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** CPU time of the thread, in microseconds: what others do with the processor meanwhile is not the page's. */
  readonly tdur?: number;
  readonly dur?: number;
  readonly args: { readonly name?: string; readonly data?: { readonly type?: string } };
}

/** Events that scripts run in; those within one another are counted once. */
const SCRIPT = ['FunctionCall', 'EvaluateScript', 'v8.callFunction', 'RunMicrotasks', 'V8.GCScavenger', 'MajorGC'];
const FRAME = 'FireAnimationFrame';
const TASK = 'ThreadControllerImpl::RunTask';
const LEAST_FRAMES = 10;

/**
 * Traces the main thread while `work` goes on: how long scripts ran from the beginning of one frame to that of the next,
 * and how long the longest task took.
 * @throws Error when the page drew hardly any frame meanwhile.
 */
export async function scriptingDuring(page: Page, work: () => Promise<void>): Promise<Scripting> {
  const browser = page.context().browser();
  if (!browser) throw new Error('Only a page of a browser can be traced.');
  await browser.startTracing(page, { categories: ['-*', 'devtools.timeline', 'v8', 'toplevel', '__metadata'] });
  let trace: Buffer;
  try {
    await work();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const own = mainThreadOf(traceEvents);
  const frames: number[] = [];
  let [spent, covered, longest, framed] = [0, -Infinity, 0, false];
  for (const event of own) {
    const milliseconds = (event.tdur ?? 0) / 1000;
    if (event.name === TASK) {
      longest = Math.max(longest, milliseconds);
      framed = false;
      continue;
    }
    // All callbacks of one frame are called in one task.
    if (event.name === FRAME && !framed) {
      frames.push(spent);
      [spent, framed] = [0, true];
    }
    if (event.ts < covered || !(SCRIPT.includes(event.name) || event.name === FRAME)) continue;
    spent += milliseconds;
    covered = event.ts + (event.dur ?? 0);
  }
  // Before the first frame lies whatever went before.
  const sorted = frames.slice(1).sort((a, b) => a - b);
  if (sorted.length < LEAST_FRAMES)
    throw new Error(`The trace holds ${frames.length} frames of ${traceEvents.length} events: too few to measure.`);
  return {
    frames: sorted.length,
    median: sorted[sorted.length >> 1],
    worst: sorted[sorted.length - 1],
    longestTask: longest,
  };
}

/** Complete events of the thread with most frames, in order: other pages of the browser have none, or hardly any. */
function mainThreadOf(events: readonly TraceEvent[]): TraceEvent[] {
  const counts = new Map<string, number>();
  for (const { name, pid, tid } of events)
    if (name === FRAME) counts.set(`${pid}/${tid}`, (counts.get(`${pid}/${tid}`) ?? 0) + 1);
  const [main] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return events.filter(({ ph, pid, tid }) => ph === 'X' && `${pid}/${tid}` === main).sort((a, b) => a.ts - b.ts);
}
