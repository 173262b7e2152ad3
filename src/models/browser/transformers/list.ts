import type { Support } from '../device.ts';

/** Number formats of weights: four bits, four bits with 16-bit scales, eight bits. */
export type WeightFormat = 'q4' | 'q4f16' | 'q8';

/** A model that transformers.js can run, as this page offers it. */
export interface TransformersEntry {
  /** Its repository on the hub. */
  readonly id: string;
  readonly name: string;
  /** Millions. */
  readonly parameters: number;
  readonly licence: string;
  /**
   * About, by format: the table of words keeps 16 or 32 bits where the rest has four, which in small models is most of it. The hub
   * knows the exact numbers.
   */
  readonly downloadBytes: Readonly<Record<WeightFormat, number>>;
  readonly thinks?: boolean;
}

/** Small models whose ONNX files the hub has in all three formats. */
export const TRANSFORMERS_MODELS: readonly TransformersEntry[] = [
  {
    id: 'HuggingFaceTB/SmolLM2-135M-Instruct',
    name: 'SmolLM2 135M',
    parameters: 134.5,
    licence: 'Apache-2.0',
    downloadBytes: { q4: 182e6, q4f16: 118e6, q8: 137e6 },
  },
  {
    id: 'HuggingFaceTB/SmolLM2-360M-Instruct',
    name: 'SmolLM2 360M',
    parameters: 361.8,
    licence: 'Apache-2.0',
    downloadBytes: { q4: 388e6, q4f16: 273e6, q8: 365e6 },
  },
  {
    id: 'onnx-community/Qwen3-0.6B-ONNX',
    name: 'Qwen3 0.6B',
    parameters: 596,
    licence: 'Apache-2.0',
    downloadBytes: { q4: 919e6, q4f16: 570e6, q8: 614e6 },
    thinks: true,
  },
];

/** How a model runs on a device: on the graphics card where there is one, else on the processor, where eight bits are faster than four. */
export function wayToRun({ webgpu, shaderF16 }: Pick<Support, 'webgpu' | 'shaderF16'>): {
  readonly device: 'webgpu' | 'wasm';
  readonly dtype: WeightFormat;
} {
  if (!webgpu) return { device: 'wasm', dtype: 'q8' };
  return { device: 'webgpu', dtype: shaderF16 ? 'q4f16' : 'q4' };
}
