import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { BrowserPage } from '../drivers/index.ts';

/** The library as a function whose body is its source: the page's policy lets nothing be evaluated from within. */
const install = new Function(axe.source) as () => void;

/** What axe finds wrong with a page as it is now, one line for each element; empty when it finds nothing. */
export async function violations(page: BrowserPage): Promise<string[]> {
  await page.evaluate(install);
  return page.evaluate(async () => {
    // What still appears or fades has colours of its own for a moment.
    for (const animation of document.getAnimations()) {
      const endless = animation.effect?.getComputedTiming().iterations === Infinity;
      if (endless) animation.cancel();
      else animation.finish();
    }
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    const results = await axe.run({ resultTypes: ['violations'] });
    return results.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
  });
}
