import { openPromptModel } from '../../runtime/browser-models.ts';
import { spawnInBrowser } from '../../runtime/browser-workers.ts';
import {
  KeyRing,
  ModelClient,
  readEndpoint,
  type Endpoint,
  type Model,
  type ModelOrder,
  type Prices,
  type Progress,
} from '../../runtime/models.ts';

/** A model that can be asked, as people call it. */
export interface Connected {
  readonly model: Model;
  readonly name: string;
  /** Who has it: a host, or this browser. */
  readonly provider: string;
  /** The server that can be examined when something is wrong; null where there is none. */
  readonly endpoint: Endpoint | null;
}

export interface ServerChoice {
  readonly preset: string;
  readonly base: string;
  readonly model: string;
}

/** Which model is asked, and how: chosen by somebody, for as long as the page is open. */
export class Connection {
  #current = $state.raw<Connected | null>(null);
  #progress = $state.raw<Progress | null>(null);
  #problem = $state('');
  #opening: AbortController | null = null;
  #prices = $state.raw<Prices | null>(null);
  /** Whose prices they are; null where they were entered before anybody was connected, and are those of who comes next. */
  #priced: string | null = null;
  /** Of the server, while it is being chosen. */
  server = $state.raw<ServerChoice>({ preset: 'ollama', base: 'http://127.0.0.1:11434/v1', model: '' });
  readonly keys = new KeyRing(() => sessionStorage);

  /** @param onNotice told when the worker of a model was replaced */
  constructor(private readonly onNotice: (message: string) => void) {}

  get current(): Connected | null {
    return this.#current;
  }

  /** Prices of a million tokens that somebody entered for the model that is connected, or comes next; null where nobody did. */
  get prices(): Prices | null {
    return this.#prices;
  }

  set prices(prices: Prices | null) {
    this.#prices = prices;
    this.#priced = this.#current ? identityOf(this.#current) : null;
  }

  /** How far a model is that is being opened; null while none is. */
  get progress(): Progress | null {
    return this.#progress;
  }

  /** Why the last choice came to nothing, as a sentence; empty when it did not. */
  get problem(): string {
    return this.#problem;
  }

  /** Takes a server. Nothing is sent before somebody plays. */
  useServer(choice: ServerChoice): void {
    this.leave();
    const read = readEndpoint(choice, { origin: location.origin });
    if ('problem' in read) return void (this.#problem = read.problem);
    const name = choice.model.trim();
    if (name === '') return void (this.#problem = 'Enter the name of a model, as the server calls it.');
    const { endpoint } = read;
    this.server = { ...endpoint, model: name };
    const order = { kind: 'remote', model: name, endpoint };
    this.#take({
      model: this.#client(order),
      name,
      provider: endpoint.base.replace(/^https?:\/\/([^/]*).*$/, '$1'),
      endpoint,
    });
  }

  /** Fetches a model into this browser and makes it ready; only after a click. */
  async load(kind: string, id: string, name: string): Promise<void> {
    const client = this.#client({ kind, model: id });
    await this.#open(name, client, (signal) => client.open(signal).then(() => client));
  }

  /** Makes the browser's own model ready; only right after a click. */
  async wake(): Promise<void> {
    const tell = ({ loaded, total, text }: { loaded: number; total: number | null; text: string }): void => {
      this.#progress = { says: text, share: total ? loaded / total : null };
    };
    await this.#open('Chrome’s own model', null, (signal) => openPromptModel({ model: 'built-in' }, tell, signal));
  }

  /** Ends a download, or the opening of a model. */
  cancel(): void {
    this.#opening?.abort(new DOMException('It was cancelled.', 'AbortError'));
  }

  /** Asks this model no more; calls in flight end. */
  leave(): void {
    this.cancel();
    this.#problem = '';
    this.#current?.model.close();
    this.#current = null;
  }

  async #open(name: string, early: Model | null, open: (signal: AbortSignal) => Promise<Model>): Promise<void> {
    this.leave();
    const controller = new AbortController();
    this.#opening = controller;
    this.#progress = { says: `Opening ${name}.`, share: null };
    try {
      const model = await open(controller.signal);
      this.#take({ model, name, provider: 'this browser', endpoint: null });
    } catch (error) {
      early?.close();
      if (!controller.signal.aborted) this.#problem = error instanceof Error ? error.message : String(error);
    } finally {
      if (this.#opening === controller) {
        this.#opening = null;
        this.#progress = null;
      }
    }
  }

  #client(order: ModelOrder & { readonly endpoint?: Endpoint }): ModelClient {
    return new ModelClient({
      spawn: spawnInBrowser,
      order,
      keys: this.keys,
      origin: location.origin,
      onProgress: (progress) => {
        if (this.#opening) this.#progress = progress;
      },
      onNotice: this.onNotice,
    });
  }

  #take(connected: Connected): void {
    this.#problem = '';
    this.#current = connected;
    // What one model costs says nothing about another.
    const same = this.#priced === null || this.#priced === identityOf(connected);
    this.prices = same ? this.#prices : null;
  }
}

function identityOf({ name, provider }: Connected): string {
  return JSON.stringify([name, provider]);
}
