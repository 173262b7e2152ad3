import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'puppeteer-core';

interface Media {
  readonly dark: boolean;
  readonly reducedMotion: boolean;
}

/** The part of Puppeteer's WebDriver BiDi connection that its published types leave out. */
interface BidiBrowser {
  readonly connection: { send(method: string, parameters: object): Promise<{ result: unknown }> };
}

/**
 * Runs in Firefox's own window, where a tab's settings can be reached. The tab is recognised by its address. The
 * settings last as long as the tab, unless a Cross-Origin-Opener-Policy makes Firefox replace it.
 */
function source(address: string, { dark, reducedMotion }: Media): string {
  return `(() => {
    for (const window of Services.wm.getEnumerator('navigator:browser')) {
      for (const browser of window.gBrowser.browsers) {
        if (browser.currentURI.spec !== ${JSON.stringify(address)}) continue;
        browser.browsingContext.prefersColorSchemeOverride = '${dark ? 'dark' : 'light'}';
        browser.browsingContext.prefersReducedMotionOverride = '${reducedMotion ? 'reduce' : 'no-preference'}';
        return true;
      }
    }
    return false;
  })()`;
}

/** Makes a fresh tab prefer dark or light colours, and reduced or full motion. */
export async function emulateMedia(browser: Browser, page: Page, media: Media): Promise<void> {
  const { connection } = browser as unknown as BidiBrowser;
  const address = `about:blank#${randomUUID()}`;
  await page.goto(address);
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
  const context = (tree.result as { contexts: { context: string }[] }).contexts[0]?.context;
  const answer = await connection.send('script.evaluate', {
    target: { context },
    expression: source(address, media),
    awaitPromise: false,
  });
  const { result } = answer.result as { result?: { value?: unknown } };
  if (result?.value !== true) throw new Error(`Firefox did not take the emulated media: ${JSON.stringify(answer)}`);
}
