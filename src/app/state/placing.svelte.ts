/**
 * Whether the next press on the landscape says where the search begins although there is a run already, which then begins
 * anew. Before there is one, every press may.
 */
export class Placing {
  #armed = $state(false);

  get armed(): boolean {
    return this.#armed;
  }

  toggle(): void {
    this.#armed = !this.#armed;
  }

  /** The place was chosen, or is chosen otherwise. */
  end(): void {
    this.#armed = false;
  }
}
