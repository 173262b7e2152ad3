import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { launch, type PlaywrightPage } from '../browser/drivers/index.ts';
import { serve } from '../browser/server.ts';
import { scriptingDuring, type Scripting } from './scripting.ts';

/** A file that was fetched before the first generation was drawn. */
export interface FetchedFile {
  readonly name: string;
  readonly bytes: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** The main thread while a run used every core, in one view of the stage. */
export interface WatchedView {
  /** As its button calls it. */
  readonly view: string;
  /** Main-thread tasks over 50 ms, and the longest of all tasks that were long enough to be seen. */
  readonly longTasks: number;
  readonly longestTaskMs: number;
  readonly watchedSeconds: number;
  readonly framesPerSecond: number;
  readonly scripting: Scripting;
}

export interface PageSpeed {
  readonly browser: string;
  readonly files: readonly FetchedFile[];
  /** From the beginning of the navigation to the first generation on the screen, with Play pressed as soon as it can be. */
  readonly firstGenerationMs: number;
  readonly views: readonly WatchedView[];
}

const WATCHED_MS = 8000;
const TRACED_MS = 3000;
/** Every generation is large enough to be divided among all workers. */
const HEAVY = '#1!problem=bbob-f15&dim=40&strategy=cma-es&population=10000&evaluations=1000000000&target=0';

/** The view that a page begins with, and the one that draws most. */
const VIEWS = ['Slice', 'Pairs'];

/** Measures a built page in headless Chromium. */
export async function pageSpeed(dist: string): Promise<PageSpeed> {
  const server = await serve(dist);
  const browser = await launch('chromium', { ownGraphics: true });
  try {
    const page = await browser.newPage({ width: 1440, height: 900 });
    await page.goto(server.url);
    const firstGenerationMs = await page.evaluate(firstGeneration);
    const names = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    const paths = ['index.html', ...new Set(names.filter((name) => name.startsWith(server.url)))].map((name) =>
      decodeURIComponent(name.replace(server.url, '')),
    );
    const files = paths.map((name) => sizes(name, readFileSync(join(dist, name))));
    await page.close();
    const views: WatchedView[] = [];
    for (const view of VIEWS) views.push(await watch(browser, server.url, view));
    return { browser: `Chromium ${browser.version}`, files, firstGenerationMs, views };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** In the page: presses Play once it is enabled and tells when a generation was on the screen. */
async function firstGeneration(): Promise<number> {
  const frame = (): Promise<number> => new Promise((wake) => requestAnimationFrame(wake));
  let play: HTMLButtonElement | null = null;
  while (!play || play.disabled) {
    play = document.querySelector('.transport .play');
    await frame();
  }
  play.click();
  while (!Number(document.querySelector('.generation')?.textContent)) await frame();
  await frame();
  return performance.now();
}

function sizes(name: string, content: Buffer): FetchedFile {
  const gzip = gzipSync(content, { level: 9 }).length;
  // A font is compressed already, and no host compresses it again.
  const packed = name.endsWith('.woff2');
  const brotli = brotliCompressSync(content).length;
  const bytes = content.length;
  return { name, bytes, gzip: packed ? bytes : gzip, brotli: packed ? bytes : brotli };
}

async function watch(
  browser: { newPage(options: object): Promise<PlaywrightPage> },
  url: string,
  view: string,
): Promise<WatchedView> {
  const page = await browser.newPage({ width: 1440, height: 900 });
  await page.goto(url + HEAVY);
  await page.waitFor(() => !document.querySelector<HTMLButtonElement>('.transport .play')?.disabled);
  await page.waitFor(
    (wanted: string) => {
      const labels = [...document.querySelectorAll<HTMLElement>('.caption label')];
      const label = labels.find(({ textContent }) => textContent?.trim() === wanted);
      label?.click();
      return label !== undefined;
    },
    { args: [view] as const },
  );
  const seen = await page.evaluate(async (duration: number) => {
    const speeds = document.querySelectorAll<HTMLInputElement>(
      '.transport [role=radiogroup] input, .transport input[type=radio]',
    );
    speeds[speeds.length - 1]?.click();
    const tasks: number[] = [];
    let generation = 0;
    // A fast machine comes to the end of the run: it begins again, for as long as somebody measures.
    setInterval(() => {
      const play = document.querySelector<HTMLButtonElement>('.transport .play');
      const shown = document.querySelector('.generation')?.textContent ?? '';
      generation = Math.max(generation, Number(shown.replace(/\D/g, '')));
      if (play?.getAttribute('aria-label') !== 'Pause') play?.click();
    }, 100);
    // What happens while the run gets going belongs to it.
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)));
    observer.observe({ type: 'longtask' });
    const began = performance.now();
    let frames = 0;
    while (performance.now() - began < duration) {
      await new Promise((wake) => requestAnimationFrame(wake));
      frames++;
    }
    return { tasks, frames, generation, seconds: (performance.now() - began) / 1000 };
  }, WATCHED_MS);
  if (!(seen.generation > 10))
    throw new Error(`The heavy run only came to generation ${seen.generation}, seen as ${view}.`);
  // A trace slows everything down: it has seconds of its own.
  const wait = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, ms));
  const scripting = await scriptingDuring(page.native, () => wait(TRACED_MS));
  await page.close();
  return {
    view,
    longTasks: seen.tasks.filter((duration) => duration > 50).length,
    longestTaskMs: Math.max(0, ...seen.tasks),
    watchedSeconds: seen.seconds,
    framesPerSecond: seen.frames / seen.seconds,
    scripting,
  };
}
