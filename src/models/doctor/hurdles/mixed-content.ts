import { networkOf } from '../../network.ts';
import { failed, passed, type Finding, type Hurdle } from '../hurdle.ts';

/** Whether a browser lets a page from https ask this server over http. */
export const mixedContent: Hurdle = {
  id: 'mixed-content',
  name: 'Mixed content',
  async run({ page, url }): Promise<Finding> {
    if (url.protocol === 'https:' || !page.origin.startsWith('https:')) {
      return passed('Page and server do not mix https with http.');
    }
    if (networkOf(url) === 'loopback') {
      return url.hostname === '127.0.0.1' || url.hostname === '[::1]'
        ? passed('The server is on this machine, which a page from https may ask over http (Safari does not let it).')
        : passed('The server is on this machine. If it cannot be reached, write 127.0.0.1 instead of localhost.');
    }
    // A permission that can be asked for also lifts the ban on http within the own network.
    if ((await page.permission('local-network')) ?? (await page.permission('local-network-access'))) {
      return passed('This browser lets a page from https ask servers of the own network over http, with a permission.');
    }
    return failed(
      `This page comes over https, and this browser does not let it ask ${url.host} over http.`,
      'Give the server https, or run it on this machine and ask it at 127.0.0.1, or use Chrome or Edge from version 142 on.',
    );
  },
};
