/** Becomes true when the page's typefaces are there, so that what was drawn with others can be drawn again. */
class Fonts {
  #ready = $state(false);

  constructor() {
    void document.fonts.ready.then(() => (this.#ready = true));
  }

  get current(): boolean {
    return this.#ready;
  }
}

export const fontsReady = new Fonts();
