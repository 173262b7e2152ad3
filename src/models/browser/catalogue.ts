import { inMegabytes, type Support } from './device.ts';
import { NO_F16, NO_GPU } from './failures.ts';
import { TRANSFORMERS_MODELS, wayToRun } from './transformers/list.ts';
import { WEBLLM_MODELS } from './webllm/list.ts';

export type BrowserProvider = 'webllm' | 'transformers' | 'prompt-api';

/** What a device must have for a model. */
export type Need = 'webgpu' | 'shader-f16' | 'language-model';

/** A model that can be chosen in this browser; everything here is said before a byte is fetched. */
export interface CatalogueEntry {
  readonly provider: BrowserProvider;
  /** What an opener is to be told. */
  readonly id: string;
  readonly name: string;
  /** About; null where the browser downloads, and shares with other pages, what it likes. */
  readonly downloadBytes: number | null;
  /** About, of the graphics card or, without one, of the processor; null where nobody says. */
  readonly memoryBytes: number | null;
  readonly needs: readonly Need[];
  readonly licence: string;
  /** Whether a seed brings the same reply again, on the same device and browser. Elsewhere only a transcript does. */
  readonly repeatable: boolean;
}

/** Numbers that a model computes with come on top of its weights: for a context of a few thousand tokens about half as much again. */
const WORKING_MEMORY = 1.5;

/** All models, in the form in which this device would run them. */
export function catalogue(support: Pick<Support, 'webgpu' | 'shaderF16'>): CatalogueEntry[] {
  const { dtype } = wayToRun(support);
  return [
    ...WEBLLM_MODELS.map(({ id, name, downloadBytes, memoryMB, needsF16, licence }): CatalogueEntry => ({
      ...{ provider: 'webllm', id, name, downloadBytes, licence, repeatable: true },
      memoryBytes: Math.round(memoryMB * 2 ** 20),
      needs: needsF16 ? ['webgpu', 'shader-f16'] : ['webgpu'],
    })),
    ...TRANSFORMERS_MODELS.map(({ id, name, downloadBytes, licence }): CatalogueEntry => ({
      ...{ provider: 'transformers', id, name, licence, repeatable: true, needs: [] },
      downloadBytes: downloadBytes[dtype],
      memoryBytes: Math.round(downloadBytes[dtype] * WORKING_MEMORY),
    })),
    {
      ...{ provider: 'prompt-api', id: 'built-in', name: 'Chrome’s own model', downloadBytes: null, memoryBytes: null },
      ...{ needs: ['language-model'], licence: 'Google’s Gemini Nano terms', repeatable: false },
    },
  ];
}

const BLOCKS: Readonly<Record<Need, (support: Support) => string | null>> = {
  webgpu: ({ webgpu }) => (webgpu ? null : NO_GPU),
  'shader-f16': ({ shaderF16 }) => (shaderF16 ? null : NO_F16),
  'language-model': ({ languageModel, sentences }) =>
    languageModel === 'unavailable' ? sentences.languageModel : null,
};

/** Why a model cannot be used on a device, in one sentence; null where it can. */
export function obstacle(entry: CatalogueEntry, support: Support): string | null {
  for (const need of entry.needs) {
    const sentence = BLOCKS[need](support);
    if (sentence) return sentence;
  }
  const { downloadBytes } = entry;
  const { freeBytes } = support;
  if (downloadBytes !== null && freeBytes !== null && downloadBytes > freeBytes)
    return `The browser lets this page store ${inMegabytes(freeBytes)} more, and ${entry.name} takes about ${inMegabytes(downloadBytes)}.`;
  return null;
}
