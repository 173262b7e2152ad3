import {
  BrowserLost,
  type BrowserName,
  type BrowserPage,
  type PageFunction,
  type PageOptions,
  type WaitOptions,
} from './browser.ts';
import type { ConsoleLog } from './console-log.ts';
import { chooseOption, setValue, usable } from './controls.ts';
import { until, within } from './deadline.ts';
import { expressionFor, valueFrom } from './page-script.ts';

/** The little that each engine does its own way; everything else a page can do is built on it. */
export interface EnginePage {
  goto(url: string): Promise<unknown>;
  reload(): Promise<unknown>;
  /** Evaluates an expression that becomes a promise of text. */
  run(expression: string): Promise<string>;
  click(selector: string): Promise<unknown>;
  press(keys: string): Promise<unknown>;
  screenshot(path: string): Promise<unknown>;
  close(): Promise<unknown>;
}

export const defaultPatience = 30_000;

/** Makes a page out of an engine's own steps: the same limits, waiting and events for all engines. */
export function pageOver(name: BrowserName, engine: EnginePage, log: ConsoleLog, options: PageOptions): BrowserPage {
  const patience = options.timeout ?? defaultPatience;
  const step = <T>(work: Promise<T>, what: string): Promise<T> => within(work, patience, `${name} ${what}`);

  async function ask<A extends readonly unknown[], T>(body: PageFunction<A, T>, args: A): Promise<T> {
    return valueFrom<T>(await engine.run(expressionFor(body, args)));
  }

  async function evaluate<A extends readonly unknown[], T>(body: PageFunction<A, T>, ...args: A): Promise<T> {
    return step(ask(body, args), `to answer ${body.toString()}`);
  }

  async function waitFor<A extends readonly unknown[], T>(
    condition: PageFunction<A, T>,
    { timeout = patience, args = [] as unknown as A }: WaitOptions<A> = {},
  ): Promise<T> {
    let last = 'none';
    const attempt = async (): Promise<{ value: T } | undefined> => {
      try {
        const value = await ask(condition, args);
        last = JSON.stringify(value) ?? 'undefined';
        return value ? { value } : undefined;
      } catch (error) {
        if (error instanceof BrowserLost) throw error;
        // A page that is just being replaced cannot answer either; only the limit decides.
        last = String(error);
        return undefined;
      }
    };
    try {
      return (await until(attempt, timeout, `${name}: ${condition.toString()}`)).value;
    } catch (error) {
      if (error instanceof BrowserLost) throw error;
      throw new Error(`${(error as Error).message} Last answer: ${last}`, { cause: error });
    }
  }

  const ready = (selector: string) => waitFor(usable, { args: [selector] as const });

  return {
    goto: async (url) => void (await step(engine.goto(url), `to load ${url}`)),
    reload: async () => void (await step(engine.reload(), 'to reload')),
    evaluate,
    waitFor,
    async click(selector) {
      await ready(selector);
      await step(engine.click(selector), `to click ${selector}`);
    },
    async fill(selector, value) {
      await ready(selector);
      await evaluate(setValue, selector, value);
    },
    async select(selector, value) {
      await ready(selector);
      await evaluate(chooseOption, selector, value);
    },
    press: async (keys) => void (await step(engine.press(keys), `to press ${keys}`)),
    screenshot: async (path) => void (await step(engine.screenshot(path), `to take the picture ${path}`)),
    console: () => log.settled((mark) => ask((text: string) => console.warn(text), [mark] as const), patience),
    url: () => evaluate(() => location.href),
    title: () => evaluate(() => document.title),
    close: async () => void (await step(engine.close(), 'to close a page')),
  };
}
