import type { Page } from 'playwright-core';

/** Scripting of a page's main thread, in milliseconds of its frames. */
export interface Scripting {
  readonly frames: number;
  readonly median: number;
  readonly worst: number;
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

/** Traces the main thread while `work` goes on: how long scripts ran from the beginning of one frame to that of the next. */
export async function scriptingDuring(page: Page, work: () => Promise<void>): Promise<Scripting> {
  const browser = page.context().browser();
  if (!browser) throw new Error('Only a page of a browser can be traced.');
  await browser.startTracing(page, { categories: ['-*', 'devtools.timeline', 'v8', 'toplevel', '__metadata'] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const own = mainThreadOf(traceEvents);
  const frames: number[] = [];
  let spent = 0;
  let covered = -Infinity;
  for (const event of own) {
    const end = event.ts + (event.dur ?? 0);
    if (event.name === FRAME && event.ts > covered) {
      frames.push(spent);
      spent = 0;
    }
    if (event.ts < covered || !(SCRIPT.includes(event.name) || event.name === FRAME)) continue;
    spent += (event.tdur ?? 0) / 1000;
    covered = end;
  }
  // Before the first frame lies whatever went before.
  const sorted = frames.slice(1).sort((a, b) => a - b);
  if (sorted.length === 0) return { frames: 0, median: NaN, worst: NaN };
  return { frames: sorted.length, median: sorted[sorted.length >> 1], worst: sorted[sorted.length - 1] };
}

/** Complete events of the thread with most frames, in order: other pages of the browser have none, or hardly any. */
function mainThreadOf(events: readonly TraceEvent[]): TraceEvent[] {
  const counts = new Map<string, number>();
  for (const { name, pid, tid } of events)
    if (name === FRAME) counts.set(`${pid}/${tid}`, (counts.get(`${pid}/${tid}`) ?? 0) + 1);
  const [main] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return events.filter(({ ph, pid, tid }) => ph === 'X' && `${pid}/${tid}` === main).sort((a, b) => a.ts - b.ts);
}
