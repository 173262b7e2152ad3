/** The engines that the page must work in. */
export const browserNames = ['chromium', 'firefox', 'webkit'] as const;

export type BrowserName = (typeof browserNames)[number];

/** What a page complained about: its console, uncaught exceptions, policy violations and failed loads alike. */
export interface ConsoleMessage {
  readonly level: 'error' | 'warning';
  readonly text: string;
}

/** A browser ended under the test: by a fault of its own, or of the graphics driver below it. */
export class BrowserLost extends Error {}

export interface LaunchOptions {
  /** Chromium only: offer a WebGPU device made in software. */
  readonly webgpu?: boolean;
  /** Chromium only: graphics are what it chooses itself, for measurements; tests spare the processor. */
  readonly ownGraphics?: boolean;
}

export interface PageOptions {
  /** Inner size of the window in CSS pixels; 1280 × 800 unless told. */
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly reducedMotion?: boolean;
  /** The longest that any one step may take, in milliseconds; 30 000 unless told. */
  readonly timeout?: number;
}

export interface WaitOptions<A extends readonly unknown[]> {
  readonly timeout?: number;
  readonly args?: A;
}

/** A function that runs in the page. It is sent as source, so it sees its arguments and the page, not its surroundings. */
export type PageFunction<A extends readonly unknown[], T> = (...args: A) => T | Promise<T>;

/** One tab with storage of its own. Every step ends in time: with its result or with an error that names it. */
export interface BrowserPage {
  /** Loads an address and waits for its load event. */
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Calls a function in the page. Arguments and result travel as JSON. */
  evaluate<A extends readonly unknown[], T>(body: PageFunction<A, T>, ...args: A): Promise<T>;
  /** Calls a function in the page until it answers with something truthy, which is returned; what it throws on the way is forgiven. */
  waitFor<A extends readonly unknown[], T>(condition: PageFunction<A, T>, options?: WaitOptions<A>): Promise<T>;
  click(selector: string): Promise<void>;
  /** Sets a text field, number, slider or editable element, with the input and change events that a person would cause. */
  fill(selector: string, value: string): Promise<void>;
  /** Chooses the option of that value in a `<select>`. */
  select(selector: string, value: string): Promise<void>;
  /** Presses keys together on whatever has the focus: `Enter`, `Control+Shift+z`, `ArrowLeft`. */
  press(keys: string): Promise<void>;
  /** Writes what the window shows to a PNG file. */
  screenshot(path: string): Promise<void>;
  /** Every error and warning since the page was opened, over all its documents, once those under way have arrived. */
  console(): Promise<ConsoleMessage[]>;
  url(): Promise<string>;
  title(): Promise<string>;
  close(): Promise<void>;
}

export interface BrowserDriver<P extends BrowserPage = BrowserPage> {
  readonly name: BrowserName;
  readonly version: string;
  /** Leaders of the process groups that this driver started, to see that they are gone after `close`. */
  readonly processGroups: readonly number[];
  /** False once the browser has ended, by itself too. */
  readonly alive: boolean;
  newPage(options?: PageOptions): Promise<P>;
  /** Ends every process that the driver started and removes what they wrote. */
  close(): Promise<void>;
}
