/** Text that follows a fast one at a pace that can be followed. */
export class SlowText {
  #text = $state('');
  #latest = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly intervalMs: number) {}

  get text(): string {
    return this.#text;
  }

  /** Takes the newest text; it is shown at once if the last one has been long enough on show, else when it has. */
  follow(text: string): void {
    this.#latest = text;
    if (this.#timer !== undefined) return;
    this.#text = text;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#latest !== this.#text) this.follow(this.#latest);
    }, this.intervalMs);
  }

  /** Shows this text now. */
  say(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.follow(text);
  }
}
