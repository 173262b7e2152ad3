import { spawnInBrowser } from '../../runtime/browser-workers.ts';
import type { LandscapeHost, LandscapeOrder, LandscapePicture } from '../../runtime/host/landscape-host.ts';
import { Remote } from '../../runtime/remote.ts';
import type { WorkerHandle } from '../../runtime/workers.ts';

/** The problem, as the landscape worker wants to know it. */
export type LandscapeSetting = LandscapeOrder['setting'];
export type Picture = LandscapePicture;
export type PictureOrder = Omit<LandscapeOrder, 'module'>;

/** Where the optimum is, and its value. */
export interface Optimum {
  readonly fopt: number;
  readonly xopt: Float64Array;
}

const PATIENCE_MS = 60_000;
const MOST_DEATHS = 3;

/** The landscape worker: started when first needed, replaced when it dies. */
export class Painter {
  #worker: { readonly handle: WorkerHandle; readonly remote: Remote<LandscapeHost> } | null = null;
  #deaths = 0;

  constructor(private readonly module: WebAssembly.Module) {}

  optimum(setting: LandscapeSetting): Promise<Optimum> {
    return this.#remote().call('optimum', this.module, setting);
  }

  paint(order: PictureOrder): Promise<Picture> {
    return this.#remote().call('paint', { ...order, module: this.module });
  }

  /** Tones of a square, from 0 for the best, on side × side cells, row by row from the top. */
  relief(setting: LandscapeSetting, view: PictureOrder['view'], side: number): Promise<Float32Array> {
    return this.#remote().call('relief', this.module, setting, view, side);
  }

  /** f − f_opt at a point. */
  probe(setting: LandscapeSetting, point: Float64Array): Promise<number> {
    return this.#remote().call('probe', this.module, setting, point);
  }

  #remote(): Remote<LandscapeHost> {
    if (this.#worker) return this.#worker.remote;
    if (this.#deaths > MOST_DEATHS)
      throw new Error('The landscape cannot be painted: its worker failed several times.');
    const handle = spawnInBrowser('landscape', (reason) => {
      if (this.#worker?.handle !== handle) return;
      this.#deaths++;
      this.#worker.remote.close(reason);
      handle.terminate();
      this.#worker = null;
    });
    this.#worker = { handle, remote: new Remote<LandscapeHost>(handle.endpoint, 'The landscape worker', PATIENCE_MS) };
    return this.#worker.remote;
  }
}
