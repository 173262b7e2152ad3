import { SvelteMap } from 'svelte/reactivity';
import { coordinateDirections, type Directions, type PlaneView } from '../../core/landscape/plane.ts';
import { rampOf, type Tone } from '../stages/ramp.ts';
import type { Ranges } from '../stages/viewport.ts';
import type { LandscapeSetting, Optimum, Painter, Picture } from './painter.ts';
import { THUMBNAIL } from './thumbnail-size.ts';

/** A landscape, and which part of it. */
export interface Scene {
  readonly setting: LandscapeSetting;
  /** Null for a slice through the optimum. */
  readonly centre: Float64Array | null;
  readonly directions: Directions;
  readonly ranges: Ranges;
  readonly tone: Tone;
  /** Size of the stage in device pixels. */
  readonly width: number;
  readonly height: number;
}

/** A painted scene. */
export interface Painting {
  readonly picture: Picture;
  readonly width: number;
  readonly height: number;
  readonly ranges: Ranges;
}

interface Thumbnail {
  readonly key: string;
  readonly setting: LandscapeSetting;
  readonly tone: Tone;
}

/** A first, coarse picture may take about this long, so that it is there at once, and the fine one that follows this. */
const COARSE_MS = 30;
const FINE_MS = 300;
const COARSE_PIXELS = [8_000, 160_000] as const;
const MOST_PIXELS = 1_200_000;
/** Menus of earlier instances and themes that are kept. */
const MOST_MENUS = 6;

/** Landscapes of the stage and of the problem menu. One picture is in the making at a time, and the stage goes first. */
export class Landscape {
  #painting = $state.raw<Painting | null>(null);
  #optimum = $state.raw<Optimum | null>(null);
  readonly #thumbnails = new SvelteMap<string, Picture>();
  #failure = $state('');
  #painter: Painter | null = null;
  #scene: Scene | null = null;
  #wanted: Scene | null = null;
  #menu: readonly Thumbnail[] = [];
  #busy = false;
  #shown = '';
  /** Measured on the last picture of this problem; unknown at first. */
  #msPerPixel = Infinity;

  get painting(): Painting | null {
    return this.#painting;
  }

  /** Of the problem that was shown last; null until it is known. */
  get optimum(): Optimum | null {
    return this.#optimum;
  }

  /** Why there is no picture, in words; empty when all is well. */
  get failure(): string {
    return this.#failure;
  }

  thumbnail(setting: LandscapeSetting, tone: Tone): Picture | undefined {
    return this.#thumbnails.get(keyOf(setting, tone));
  }

  /** The kernels are there: from now on pictures can be painted. */
  equip(painter: Painter): void {
    this.#painter = painter;
    this.#work();
  }

  /** Wants this scene on the stage; a newer wish replaces one that was not begun, and one that was shown is no wish. */
  show(scene: Scene): void {
    const key = JSON.stringify(scene, (_, value: unknown) => (value instanceof Float64Array ? [...value] : value));
    if (key === this.#shown) return;
    this.#shown = key;
    if (this.#scene && keyOf(scene.setting) !== keyOf(this.#scene.setting)) {
      this.#optimum = null;
      this.#msPerPixel = Infinity;
    }
    this.#scene = scene;
    this.#wanted = scene;
    this.#work();
  }

  /** Wants small pictures of these problems. */
  showMenu(settings: readonly LandscapeSetting[], tone: Tone): void {
    this.#menu = settings.map((setting) => ({ key: keyOf(setting, tone), setting, tone }));
    const wanted = this.#menu.map(({ key }) => key);
    if (this.#thumbnails.size > MOST_MENUS * wanted.length) {
      for (const key of this.#thumbnails.keys()) if (!wanted.includes(key)) this.#thumbnails.delete(key);
    }
    this.#work();
  }

  /** f − f_opt at a point of the stage's problem; null while that cannot be told. */
  async probe(point: Float64Array): Promise<number | null> {
    if (!this.#painter || !this.#scene) return null;
    return this.#painter.probe(this.#scene.setting, point).catch(() => null);
  }

  /** A picture of a scene beside that of the stage, without contours; null while none can be painted. */
  async picture({ setting, centre, directions, ranges, tone, width, height }: Scene): Promise<Picture | null> {
    const painter = this.#painter;
    if (!painter) return null;
    try {
      const through = centre ?? (await painter.optimum(setting)).xopt;
      const view: PlaneView = { directions, through, x: ranges.x, y: ranges.y };
      return await painter.paint({ setting, view, width, height, ramp: rampOf(tone), contours: false });
    } catch {
      // The picture of the stage tells what is wrong.
      return null;
    }
  }

  /** Tones of a scene, from 0 for the best, on side × side cells; null while they cannot be told. */
  async relief({ setting, centre, directions, ranges }: Scene, side: number): Promise<Float32Array | null> {
    const painter = this.#painter;
    if (!painter) return null;
    try {
      const through = centre ?? (await painter.optimum(setting)).xopt;
      return await painter.relief(setting, { directions, through, x: ranges.x, y: ranges.y }, side);
    } catch {
      // The picture of the same landscape tells what is wrong.
      return null;
    }
  }

  #work(): void {
    if (this.#busy || !this.#painter) return;
    const thumbnail = this.#menu.find(({ key }) => !this.#thumbnails.has(key));
    const job = this.#wanted
      ? this.#paintStage(this.#painter, this.#wanted)
      : thumbnail && this.#paintThumbnail(this.#painter, thumbnail);
    if (!job) return;
    this.#busy = true;
    job
      .then(() => (this.#failure = ''))
      .catch((error: unknown) => {
        this.#failure = error instanceof Error ? error.message : String(error);
        this.#wanted = null;
        this.#shown = '';
        this.#menu = [];
      })
      .finally(() => {
        this.#busy = false;
        this.#work();
      });
  }

  async #paintStage(painter: Painter, scene: Scene): Promise<void> {
    this.#wanted = null;
    const { setting, centre, directions, ranges, tone, width, height } = scene;
    const optimum = this.#optimum ?? (await painter.optimum(setting));
    if (this.#superseded(setting)) return;
    this.#optimum = optimum;
    const view: PlaneView = { directions, through: centre ?? optimum.xopt, x: ranges.x, y: ranges.y };
    const paint = async (scale: number, contours: boolean): Promise<void> => {
      const size = { width: Math.max(2, Math.round(width * scale)), height: Math.max(2, Math.round(height * scale)) };
      const picture = await painter.paint({ setting, view, ...size, ramp: rampOf(tone), contours });
      if (!this.#superseded(setting)) this.#painting = { picture, ...size, ranges };
    };
    const full = width * height;
    const [least, most] = COARSE_PIXELS;
    const coarse = Math.min(full, most, Math.max(least, COARSE_MS / this.#msPerPixel));
    if (coarse < full) {
      const began = performance.now();
      await paint(Math.sqrt(coarse / full), false);
      this.#msPerPixel = (performance.now() - began) / coarse;
      if (this.#wanted) return;
    }
    const fine = Math.min(full, MOST_PIXELS, Math.max(coarse, FINE_MS / this.#msPerPixel));
    await paint(Math.sqrt(fine / full), true);
  }

  async #paintThumbnail(painter: Painter, { key, setting, tone }: Thumbnail): Promise<void> {
    const through = new Float64Array(setting.dim);
    const directions = coordinateDirections(setting.dim, [0, 1]);
    const range = [setting.lower, setting.upper] as const;
    const view: PlaneView = { directions, through, x: range, y: range };
    const picture = await painter.paint({ setting, view, ...THUMBNAIL, ramp: rampOf(tone), contours: false });
    this.#thumbnails.set(key, picture);
  }

  /** True when the stage has moved on to another problem: its picture is of no use any more. */
  #superseded(setting: LandscapeSetting): boolean {
    return this.#scene !== null && keyOf(this.#scene.setting) !== keyOf(setting);
  }
}

function keyOf({ problem, dim, instance }: LandscapeSetting, tone = ''): string {
  return `${problem} ${dim} ${instance} ${tone}`;
}
