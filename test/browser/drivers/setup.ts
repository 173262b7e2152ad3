import { writeFile } from 'node:fs/promises';
import { wantedBrowsers } from './index.ts';
import { install } from './install.ts';
import { shareCaches } from './leash.ts';

/**
 * Runs once before all browser tests: installs what is missing, and says what could not be had. `npm test` names a file
 * in `BROWSER_REPORT` from which it reads that.
 */
export default async function setup(): Promise<void> {
  shareCaches();
  const missing: Record<string, string> = {};
  // One after the other, as apt-get holds a lock.
  for (const name of wantedBrowsers()) {
    const failure = await install(name);
    if (failure) missing[name] = failure;
  }
  for (const [name, failure] of Object.entries(missing)) console.log(`${name} could not be had: ${failure}`);
  const report = process.env['BROWSER_REPORT'];
  if (report) await writeFile(report, JSON.stringify(missing));
}
