/** Something that happened and needs no answer. */
export interface Notice {
  readonly id: number;
  readonly message: string;
  /** Notices about a run go when the next one begins. */
  readonly about: 'run' | 'page';
}

const MOST = 4;

/** What people should know and may forget. */
export class Notices {
  #list = $state.raw<readonly Notice[]>([]);
  #next = 0;

  get list(): readonly Notice[] {
    return this.#list;
  }

  add(message: string, about: Notice['about']): void {
    if (this.#list.some((notice) => notice.message === message)) return;
    this.#list = [...this.#list, { id: this.#next++, message, about }].slice(-MOST);
  }

  dismiss(id: number): void {
    this.#list = this.#list.filter((notice) => notice.id !== id);
  }

  clear(about: Notice['about']): void {
    if (this.#list.length > 0) this.#list = this.#list.filter((notice) => notice.about !== about);
  }
}
