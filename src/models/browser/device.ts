/** The parts of a browser that decide which models can run in it; what is missing is absent. */
export interface Surroundings {
  readonly gpu?:
    { requestAdapter(): Promise<{ readonly features: { has(name: string): boolean } } | null> } | undefined;
  readonly storage?: { estimate(): Promise<{ quota?: number; usage?: number }> } | undefined;
  readonly languageModel?: { availability(options?: object): Promise<string> } | undefined;
}

/** What a device can do, and a sentence for each of it. */
export interface Support {
  readonly webgpu: boolean;
  readonly shaderF16: boolean;
  /** Bytes that may still be stored; null where the browser does not say. */
  readonly freeBytes: number | null;
  readonly languageModel: 'available' | 'downloadable' | 'downloading' | 'unavailable';
  readonly sentences: { readonly webgpu: string; readonly storage: string; readonly languageModel: string };
}

/** Drivers have been seen to answer never. */
const LONGEST_WAIT_MS = 5_000;

const PROMPT_SENTENCES: Readonly<Record<Support['languageModel'], string>> = {
  available: 'The browser has a language model of its own, ready to be asked.',
  downloadable:
    'The browser has a language model of its own, which it would download first (some gigabytes, once for all pages).',
  downloading: 'The browser is downloading a language model of its own.',
  unavailable: 'The browser has no language model of its own, or none that this device can run.',
};

/** This page's or worker's own browser. The language model is on pages only. */
export function surroundings(): Surroundings {
  const world = globalThis as unknown as { navigator?: Surroundings; LanguageModel?: Surroundings['languageModel'] };
  return { gpu: world.navigator?.gpu, storage: world.navigator?.storage, languageModel: world.LanguageModel };
}

/** Asks the browser what it has; never rejects, and takes a few seconds at most. Nothing is downloaded. */
export async function supportOf(world: Surroundings = surroundings()): Promise<Support> {
  const [adapter, estimate, availability] = await Promise.all([
    soon(() => world.gpu?.requestAdapter()),
    soon(() => world.storage?.estimate()),
    soon(() => world.languageModel?.availability(ENGLISH)),
  ]);
  const webgpu = Boolean(adapter);
  const shaderF16 = adapter?.features.has('shader-f16') ?? false;
  const freeBytes = estimate?.quota === undefined ? null : Math.max(0, estimate.quota - (estimate.usage ?? 0));
  const languageModel =
    availability === 'available' || availability === 'downloadable' || availability === 'downloading'
      ? availability
      : 'unavailable';
  return {
    webgpu,
    shaderF16,
    freeBytes,
    languageModel,
    sentences: {
      webgpu: !webgpu
        ? 'There is no graphics card that pages may use (WebGPU): only models that run on the processor can be loaded, slowly.'
        : shaderF16
          ? 'The graphics card can be used (WebGPU), with 16-bit numbers.'
          : 'The graphics card can be used (WebGPU), but not with 16-bit numbers (shader-f16): models take more memory.',
      storage:
        freeBytes === null
          ? 'The browser does not say how much may be stored.'
          : `The browser lets this page store ${inMegabytes(freeBytes)} more.`,
      languageModel: PROMPT_SENTENCES[languageModel],
    },
  };
}

/** What a page has to say it expects of the browser's own model: it refuses, or warns, otherwise. */
export const ENGLISH = {
  expectedInputs: [{ type: 'text', languages: ['en'] }],
  expectedOutputs: [{ type: 'text', languages: ['en'] }],
} as const;

/** Bytes as people read them: whole megabytes, or gigabytes with one decimal. */
export function inMegabytes(bytes: number): string {
  return bytes < 1e9 ? `${Math.ceil(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

async function soon<T>(ask: () => Promise<T> | undefined): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, LONGEST_WAIT_MS, undefined);
  });
  try {
    return await Promise.race([ask(), tooLate]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
