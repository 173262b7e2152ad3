import { test } from 'vitest';
import type { BrowserName } from './browser.ts';
import { browsersToTest } from './index.ts';

/**
 * The browser that tests what our own code alone decides, which no engine could do otherwise: the first of those to
 * test, or each of them where `TEST_EVERYTHING` is set.
 */
export function oneBrowser(): BrowserName[] {
  return process.env['TEST_EVERYTHING'] ? browsersToTest() : browsersToTest().slice(0, 1);
}

/** `test` in the one browser, and nothing in the others. */
export function inOne(name: BrowserName): (title: string, body: () => Promise<void>) => void {
  return oneBrowser().includes(name) ? (title, body) => test(title, body) : () => undefined;
}

/**
 * The first browser and one of the others, which one the letters of what is tested decide: for what is drawn and pressed in
 * the same way everywhere, while the tests of links, keys, storage and the rest open the page in all of them anyway. With
 * `TEST_EVERYTHING` it is each.
 */
export function twoBrowsers(about: string): BrowserName[] {
  const [first, ...others] = browsersToTest();
  if (!first || others.length === 0 || process.env['TEST_EVERYTHING']) return browsersToTest();
  const letters = [...about].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return [first, others[letters % others.length]!];
}

/** `test` in two browsers, and nothing in the other. */
export function inTwo(name: BrowserName): (title: string, body: () => Promise<void>) => void {
  return (title, body) => {
    if (twoBrowsers(title).includes(name)) test(title, body);
  };
}
