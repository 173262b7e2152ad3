/**
 * Installs the browsers that are missing, for which the network is waited for, while the other checks keep the processor
 * busy. What is still missing afterwards the browser tests try again, and say why it could not be had.
 */
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

/** @param {string} file */
const load = async (file) => {
  const path = fileURLToPath(new URL(`../browser/drivers/${file}`, import.meta.url));
  return (await runnerImport(path, { configFile: false, logLevel: 'silent' })).module;
};

const { wantedBrowsers } = /** @type {typeof import('../browser/drivers/index.ts')} */ (await load('index.ts'));
const { install } = /** @type {typeof import('../browser/drivers/install.ts')} */ (await load('install.ts'));
// One after the other, as apt-get holds a lock.
for (const name of wantedBrowsers()) await install(name);
