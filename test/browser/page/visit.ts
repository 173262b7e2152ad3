import { afterAll, beforeAll, expect } from 'vitest';
import { borrow } from '../drivers/borrow.ts';
import {
  launch,
  type BrowserDriver,
  type BrowserName,
  type BrowserPage,
  type LaunchOptions,
  type PageOptions,
} from '../drivers/index.ts';
import { BrowserLost } from '../drivers/browser.ts';
import type { StaticServer } from '../server.ts';
import { ready, servePage } from './play-page.ts';

/** Without graphics hardware the driver itself remarks that reading surfaces back is slow; no page can help that. */
const SLOW_DRIVER = /^\[\.WebGL-[^\]]+\]GL Driver Message \(OpenGL, Performance,/;

export interface Visits {
  /** Where the page lies, with a slash at its end. */
  readonly url: string;
  /** An empty page. */
  newPage(options?: PageOptions): Promise<BrowserPage>;
  /** Opens a fresh page and waits until runs can begin; it is closed after the last test of the block, or before. */
  open(path: string, options?: PageOptions): Promise<BrowserPage>;
  /**
   * Uses a fresh page, expects that it never complained and missed no file, and closes it. Where the browser was lost,
   * as WebKitGTK is now and then inside Mesa's software renderer, it is said and tried once more.
   */
  visit<T>(path: string, use: (page: BrowserPage) => Promise<T>, options?: PageOptions): Promise<T>;
}

/** Expects that a page, and whatever else asked its server, has found everything in order so far. */
export async function expectNoComplaints(page: BrowserPage, server: Pick<StaticServer, 'missing'>): Promise<void> {
  expect((await page.console()).filter(({ text }) => !SLOW_DRIVER.test(text))).toEqual([]);
  expect(server.missing).toEqual([]);
}

/**
 * Serves the built page to one browser for the tests of a block. A `path` is a query, a fragment, both, or a whole address
 * that the page has told. Windows are 1120 × 700 unless told, since larger
 * ones take longer to draw. A browser with a device made in software is one of its own.
 */
export function visits(name: BrowserName, options: LaunchOptions = {}, usual: PageOptions = {}): Visits {
  let server: StaticServer;
  let browser: BrowserDriver;
  beforeAll(async () => {
    server = await servePage();
    browser = await (options.webgpu ? launch(name, options) : borrow(name));
  });
  afterAll(async () => {
    try {
      await browser?.close();
    } finally {
      await server?.close();
    }
  });

  const newPage = (options?: PageOptions): Promise<BrowserPage> =>
    browser.newPage({ width: 1120, height: 700, ...usual, ...options });

  async function open(path: string, options?: PageOptions): Promise<BrowserPage> {
    const page = await newPage(options);
    try {
      await page.goto(new URL(path, server.url).href);
      await ready(page);
      return page;
    } catch (error) {
      await page.close();
      throw error;
    }
  }

  async function once<T>(path: string, use: (page: BrowserPage) => Promise<T>, options?: PageOptions): Promise<T> {
    const page = await open(path, options);
    try {
      const result = await use(page);
      await expectNoComplaints(page, server);
      return result;
    } finally {
      await page.close();
    }
  }

  return {
    get url() {
      return server.url;
    },
    newPage,
    open,
    async visit(path, use, options) {
      try {
        return await once(path, use, options);
      } catch (error) {
        if (!(error instanceof BrowserLost)) throw error;
        console.warn(`${name} was lost and is started again: ${error.message}`);
        return once(path, use, options);
      }
    },
  };
}
