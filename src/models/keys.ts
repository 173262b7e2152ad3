/** Where keys lie that are kept until the tab closes. */
const ENTRY = 'model-keys';
/** Stands for a key in texts; no key can contain it, so what is left never adds up to one. */
const COVERED = '•••';
/** What keys of many providers look like; a server may quote one half covered, and that half is nobody's business either. */
const LOOKS_LIKE_A_KEY = /\b(?:sk|pk|gsk|xai|hf)[-_][\w*•-]{8,}/g;
const SHORTEST = 4;
const LONGEST = 4000;
/** A tail of a text that is this much of a key may become the whole of it with the next piece. */
const SHORTEST_PREFIX = 4;

/**
 * Keys of model servers, each bound to one origin. They live in memory, and until the tab closes where that is asked for; nothing else
 * on the page keeps one. A ring turned into text or JSON shows no key.
 */
export class KeyRing {
  readonly #keys = new Map<string, string>();

  /** @param storage what lasts until the tab closes; null where there is none, and one that throws is done without */
  constructor(private readonly storage: () => Storage | null = () => null) {
    for (const [origin, key] of this.#stored()) if (keyProblem(key) === null) this.#keys.set(origin, key);
  }

  /**
   * Keeps a key for the origin of an address, instead of the one that was there.
   * @param untilTabCloses also over a reload of the page
   * @returns null, or what is wrong with the key in a sentence, and then nothing has changed
   * @throws TypeError when the address is none
   */
  keep(url: string, key: string, untilTabCloses = false): string | null {
    const { origin, protocol } = new URL(url);
    // Addresses of any other kind share one origin: none.
    if (!/^https?:$/.test(protocol)) return 'Only a server that is asked over https or http can have a key.';
    const cleaned = key.trim();
    const problem = keyProblem(cleaned);
    if (problem !== null) return problem;
    this.#keys.set(origin, cleaned);
    this.#store((kept) => (untilTabCloses ? kept.set(origin, cleaned) : kept.delete(origin)));
    return null;
  }

  /** The key for exactly the origin of this address; null where there is none. */
  keyFor(url: string): string | null {
    return URL.canParse(url) ? (this.#keys.get(new URL(url).origin) ?? null) : null;
  }

  /** Whether the key for the origin of this address outlasts a reload: it lies where keys are kept until the tab closes. */
  lasts(url: string): boolean {
    const key = this.keyFor(url);
    return key !== null && this.#stored().get(new URL(url).origin) === key;
  }

  /** Keeps the key that the origin of this address has until the tab closes, or in memory alone. */
  last(url: string, untilTabCloses: boolean): void {
    const key = this.keyFor(url);
    if (key !== null) this.keep(url, key, untilTabCloses);
  }

  /** A ring in memory with the keys of this one as they are now; what becomes of them later does not touch it. */
  copy(): KeyRing {
    const copied = new KeyRing();
    for (const [origin, key] of this.#keys) copied.#keys.set(origin, key);
    return copied;
  }

  /** Origins that have a key. */
  origins(): readonly string[] {
    return [...this.#keys.keys()];
  }

  forget(url: string): void {
    if (!URL.canParse(url)) return;
    const { origin } = new URL(url);
    this.#keys.delete(origin);
    this.#store((kept) => kept.delete(origin));
  }

  forgetAll(): void {
    this.#keys.clear();
    this.#store((kept) => kept.clear());
  }

  /** The text with every known key covered, however it is escaped, and whatever else looks like one. */
  redact(text: string): string {
    let covered = text;
    for (const form of this.#forms()) covered = covered.replaceAll(form, COVERED);
    return covered.replace(LOOKS_LIKE_A_KEY, COVERED);
  }

  /** As `redact`, for a text that still grows: an end that may become a key is held back. */
  redactGrowing(text: string): string {
    const covered = this.redact(text);
    for (const form of this.#forms()) {
      for (let length = form.length - 1; length >= SHORTEST_PREFIX; length--) {
        if (covered.endsWith(form.slice(0, length))) return covered.slice(0, -length);
      }
    }
    return covered;
  }

  toJSON(): readonly string[] {
    return this.origins();
  }

  /** Every key in every spelling that a text may hold it in, longest first, since one may contain another. */
  #forms(): readonly string[] {
    const forms = [...this.#keys.values()].flatMap((key) => [
      key,
      JSON.stringify(key).slice(1, -1),
      encodeURIComponent(key),
    ]);
    return [...new Set(forms)].sort((a, b) => b.length - a.length);
  }

  #stored(): Map<string, string> {
    try {
      const read: unknown = JSON.parse(this.storage()?.getItem(ENTRY) ?? '{}');
      if (typeof read !== 'object' || read === null) return new Map();
      return new Map(Object.entries(read).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
    } catch {
      return new Map();
    }
  }

  #store(change: (kept: Map<string, string>) => unknown): void {
    const kept = this.#stored();
    change(kept);
    try {
      if (kept.size === 0) this.storage()?.removeItem(ENTRY);
      else this.storage()?.setItem(ENTRY, JSON.stringify(Object.fromEntries(kept)));
    } catch {
      // Memory still has it; only a reload asks for it again.
    }
  }
}

/** What keeps a text from being a key, in a sentence; null where nothing does. */
export function keyProblem(key: string): string | null {
  if (key.length < SHORTEST) return `A key has at least ${SHORTEST} characters; this one has ${key.length}.`;
  if (key.length > LONGEST) return `A key has at most ${LONGEST} characters; this one has ${key.length}.`;
  // A header could not carry it.
  if (!/^[\x20-\x7e\xa0-\xff]*$/.test(key)) {
    return 'A key is one line of plain characters; this one has a line break or a character that no key has. Copy it again.';
  }
  // Covering it would cover parts of every reply.
  if (/^[\d\s,.]*$/.test(key))
    return 'A key of digits alone could not be told from the numbers of a reply. Choose another.';
  return null;
}
