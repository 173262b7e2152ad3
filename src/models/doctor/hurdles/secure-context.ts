import { networkOf } from '../../network.ts';
import { failed, passed, skipped, type Hurdle } from '../hurdle.ts';

/** Whether the page is secure, which browsers ask of one that wants to reach the local network. */
export const secureContext: Hurdle = {
  id: 'secure-context',
  name: 'Secure page',
  run({ page, url }) {
    if (page.secure) return passed('This page is secure.');
    if (networkOf(url) === 'public') return skipped('This page is not secure, which does not matter for this server.');
    // A page from the same network may ask there in any browser.
    if (networkOf(new URL(page.origin)) !== 'public') return skipped('This page comes from the local network itself.');
    return failed(
      'This page is not secure (http), and browsers let only secure pages reach servers on this machine or in this network.',
      `Open it over https: ${page.origin.replace(/^http:/, 'https:')}`,
    );
  },
};
