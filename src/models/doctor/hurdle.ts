import type { Clock } from '../clock.ts';
import type { Endpoint } from '../endpoint.ts';
import type { KeyRing } from '../keys.ts';
import type { Listing } from '../list-models.ts';
import type { Preset } from '../presets.ts';

/** What a hurdle is examined with. */
export interface Examination {
  /** As it was entered, not checked yet. */
  readonly given: { readonly preset: string; readonly base: string };
  readonly preset: Preset;
  /** Checked by the first hurdle. */
  readonly endpoint: Endpoint;
  readonly url: URL;
  readonly model: string;
  readonly keys: KeyRing;
  readonly page: ExaminedPage;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Milliseconds for one request that needs no model. */
  readonly timeoutMs: number;
  /** Tokens that a reply may have for thoughts. */
  readonly thoughts: number;
  /** Asks for the list of models, once for all hurdles. */
  listing(): Promise<Listing>;
}

/** What is known about the page and its browser. */
export interface ExaminedPage {
  readonly origin: string;
  /** `isSecureContext`. */
  readonly secure: boolean;
  /** State of a permission of the browser; null where it knows none of that name. */
  permission(name: string): Promise<PermissionState | null>;
}

/** How a hurdle was found. */
export interface Finding {
  readonly state: 'passed' | 'failed' | 'skipped';
  /** What was found, in a sentence. */
  readonly says: string;
  /** What to do about it, with the exact setting; null where nothing is to be done. */
  readonly mend: string | null;
}

/** One thing between a page and a model that may fail. */
export interface Hurdle {
  readonly id: string;
  readonly name: string;
  /** @throws the signal's reason when it fires; anything else counts as a failure of this hurdle */
  run(examination: Examination): Promise<Finding> | Finding;
}

export const passed = (says: string): Finding => ({ state: 'passed', says, mend: null });
export const skipped = (says: string): Finding => ({ state: 'skipped', says, mend: null });
export const failed = (says: string, mend: string): Finding => ({ state: 'failed', says, mend });
