import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { BrowserPage } from '../drivers/index.ts';

/** The library as a function whose body is its source: the page's policy lets nothing be evaluated from within. */
const install = new Function(axe.source) as () => void;

/** The rules whose verdict depends on colours; all others judge the same document in light and in dark. */
const COLOURS = { runOnly: ['color-contrast', 'link-in-text-block'] };

/** What axe finds wrong with a page as it is now, one line for each element; empty when it finds nothing. */
export async function violations(page: BrowserPage, options: object = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(install);
  return page.evaluate(async (given: object) => {
    // What still appears or fades has colours of its own for a moment; what ends with one may begin another.
    for (let frame = 0; frame < 2; frame++) {
      for (const animation of document.getAnimations()) {
        const endless = animation.effect?.getComputedTiming().iterations === Infinity;
        if (endless) animation.cancel();
        else animation.finish();
      }
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    const results = await axe.run({ resultTypes: ['violations'], ...given });
    return results.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
  }, options);
}

/** The same, in light and in dark, between which the page's own switch changes; what dark alone has is told apart. */
export async function violationsInBoth(page: BrowserPage): Promise<string[]> {
  await wear(page, 'light');
  const light = await violations(page);
  await wear(page, 'dark');
  const dark = await violations(page, COLOURS);
  return [...light, ...dark.map((line) => `dark: ${line}`)];
}

/** A dialog covers the switch, but not for a script. Narrow pages have one button that goes through all choices. */
async function wear(page: BrowserPage, tone: 'light' | 'dark'): Promise<void> {
  await page.waitFor(
    (wanted: string) => {
      if (document.documentElement.dataset['theme'] === wanted) return true;
      const control = `[aria-label=Theme] input[value=${wanted}], button[aria-label^="Theme:"]`;
      document.querySelector<HTMLElement>(control)!.click();
      return false;
    },
    { args: [tone] as const },
  );
}
