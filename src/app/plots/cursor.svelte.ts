/** The evaluation that somebody points at in any of the plots; all of them show it. */
export class Cursor {
  #evaluations = $state<number | null>(null);

  get evaluations(): number | null {
    return this.#evaluations;
  }

  point(evaluations: number | null): void {
    this.#evaluations = evaluations;
  }
}
