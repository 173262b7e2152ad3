import { networkOf } from '../../network.ts';
import { failed, passed, skipped, type Finding, type Hurdle } from '../hurdle.ts';

/**
 * Names of the permission, the newest first: Chrome has had one for both since version 142 and one for each since 145. Source: MDN,
 * "Local network access".
 */
const NAMES = {
  loopback: ['loopback-network', 'local-network-access'],
  local: ['local-network', 'local-network-access'],
} as const;

/** Whether the browser was told not to let the page reach the local network. */
export const localNetworkPermission: Hurdle = {
  id: 'local-network',
  name: 'Permission for the local network',
  async run({ url, page }): Promise<Finding> {
    const network = networkOf(url);
    if (network === 'public') return skipped('The server is not in the local network.');
    for (const name of NAMES[network]) {
      const state = await page.permission(name);
      if (state === 'granted') return passed('This page may reach the local network.');
      if (state === 'prompt')
        return passed('The browser asks whether this page may reach the local network: allow it.');
      if (state === 'denied') {
        return failed(
          'This page was not allowed to reach the local network.',
          'Click the symbol beside the address of this page, open the settings of the site, and allow access to the local network ' +
            'and to this device. Then try again.',
        );
      }
    }
    return skipped('This browser knows no such permission.');
  },
};
