/** Something that happened and needs no answer, though it may offer one. */
export interface Notice {
  readonly id: number;
  readonly message: string;
  /** Notices about a run go when the next one begins. */
  readonly about: 'run' | 'page';
  /** What can be done about it, as the words of a button. */
  readonly action?: { readonly label: string; readonly act: () => void };
  /** Told when somebody closes it without acting. */
  readonly onClose?: () => void;
}

const MOST = 4;

/** What people should know and may forget. */
export class Notices {
  #list = $state.raw<readonly Notice[]>([]);
  #next = 0;

  get list(): readonly Notice[] {
    return this.#list;
  }

  add(message: string, about: Notice['about'], offer: Pick<Notice, 'action' | 'onClose'> = {}): void {
    if (this.#list.some((notice) => notice.message === message)) return;
    this.#list = [...this.#list, { id: this.#next++, message, about, ...offer }].slice(-MOST);
  }

  dismiss(id: number): void {
    this.#take(id)?.onClose?.();
  }

  /** Does what a notice offers. */
  accept(id: number): void {
    this.#take(id)?.action?.act();
  }

  clear(about: Notice['about']): void {
    if (this.#list.length > 0) this.#list = this.#list.filter((notice) => notice.about !== about);
  }

  #take(id: number): Notice | undefined {
    const found = this.#list.find((notice) => notice.id === id);
    this.#list = this.#list.filter((notice) => notice !== found);
    return found;
  }
}
