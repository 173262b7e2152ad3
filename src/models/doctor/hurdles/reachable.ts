import { addressSpaceHint, networkOf } from '../../network.ts';
import { Guard } from '../../remote/guard.ts';
import { failed, passed, type Examination, type Finding, type Hurdle } from '../hurdle.ts';

/** Whether anybody answers at all; what it answers is not looked at, so no leave of the server is needed. */
export const reachable: Hurdle = {
  id: 'reachable',
  name: 'Server',
  async run(examination): Promise<Finding> {
    const { url, fetch, signal, clock, timeoutMs } = examination;
    const guard = new Guard(signal, clock);
    guard.begin('whole', timeoutMs, `Nobody answered at ${url.host} within ${timeoutMs / 1000} s.`);
    try {
      const response = await guard.race(
        fetch(url.href, {
          ...{ mode: 'no-cors', credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' },
          ...{ signal: guard.signal, ...addressSpaceHint(url) },
        }),
      );
      // It may be without an end.
      response.body?.cancel().catch(() => undefined);
      return passed(`Somebody answers at ${url.host}.`);
    } catch {
      signal.throwIfAborted();
      return failed(
        `Nobody answers at ${url.host}, or the browser does not let this page ask there.`,
        mendOf(examination),
      );
    } finally {
      guard.end();
    }
  },
};

function mendOf({ preset, url, given, page }: Examination): string {
  const steps = preset.start === null ? [] : [`Start ${preset.name}: ${preset.start}`];
  if (url.hostname === 'localhost') steps.push('Write 127.0.0.1 instead of localhost');
  if (networkOf(url) === 'public') steps.push('Check the address and the connection to the internet');
  else {
    if (preset.own && preset.base !== given.base) steps.push(`Check the port: usual is ${preset.base}`);
    if (page.origin.startsWith('https:') && url.protocol === 'http:') {
      steps.push('Safari does not let a page from https ask a server over http: use another browser there');
    }
    steps.push('If the browser asks whether this page may reach the local network, allow it');
  }
  return `${steps.join('. ')}.`;
}
