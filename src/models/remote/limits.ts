/** How long a call may take and how much it may bring. */
export interface CallLimits {
  /** Milliseconds for the whole call. */
  readonly wholeMs: number;
  /** Milliseconds until the first byte: a server may have to load the model before. */
  readonly firstByteMs: number;
  /** Milliseconds between two pieces. */
  readonly idleMs: number;
  readonly maxBytes: number;
  /** Characters of a reply for each token that was asked for, above which it counts as endless. */
  readonly charactersPerToken: number;
}

export const CALL_LIMITS: CallLimits = {
  wholeMs: 300_000,
  firstByteMs: 120_000,
  idleMs: 30_000,
  maxBytes: 4_000_000,
  charactersPerToken: 16,
};
