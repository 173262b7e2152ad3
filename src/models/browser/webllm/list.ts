/** A model that WebLLM can run, as this page offers it. */
export interface WebLlmEntry {
  /** As WebLLM's own list calls it. */
  readonly id: string;
  readonly name: string;
  /** Millions. */
  readonly parameters: number;
  /** About: parameters times the bits that each takes in this format. The hub knows the exact number. */
  readonly downloadBytes: number;
  /** By WebLLM's own list, with a context of 4096 tokens. */
  readonly memoryMB: number;
  readonly licence: string;
  /** Whether the programs of this format compute with 16-bit numbers. */
  readonly needsF16: boolean;
  /** Whether it thinks aloud before it answers, unless it is told not to. */
  readonly thinks?: boolean;
}

/** Bytes a parameter takes: four bits and a 16- or 32-bit scale for each 32 of them, or all bits. */
const BYTES = { q4f16: 0.5625, q4f32: 0.625, q0f16: 2 } as const;

const LLAMA = 'Llama 3.2 Community';
const GEMMA = 'Gemma terms of use';
const APACHE = 'Apache-2.0';

/** Small models that answer in seconds. A test compares them with WebLLM's own list. */
export const WEBLLM_MODELS: readonly WebLlmEntry[] = [
  entry('SmolLM2-135M-Instruct-q0f16-MLC', 'SmolLM2 135M', 134.5, 'q0f16', 359.69, APACHE),
  entry('SmolLM2-360M-Instruct-q4f16_1-MLC', 'SmolLM2 360M', 361.8, 'q4f16', 376.06, APACHE),
  entry('SmolLM2-360M-Instruct-q4f32_1-MLC', 'SmolLM2 360M, 32-bit', 361.8, 'q4f32', 579.61, APACHE),
  entry('Qwen2.5-0.5B-Instruct-q4f16_1-MLC', 'Qwen2.5 0.5B', 494, 'q4f16', 944.62, APACHE),
  entry('Qwen2.5-0.5B-Instruct-q4f32_1-MLC', 'Qwen2.5 0.5B, 32-bit', 494, 'q4f32', 1060.2, APACHE),
  entry('gemma3-1b-it-q4f16_1-MLC', 'Gemma 3 1B', 999.9, 'q4f16', 711.07, GEMMA),
  entry('Llama-3.2-1B-Instruct-q4f16_1-MLC', 'Llama 3.2 1B', 1235.8, 'q4f16', 879.04, LLAMA),
  { ...entry('Qwen3-0.6B-q4f16_1-MLC', 'Qwen3 0.6B', 596, 'q4f16', 1403.34, APACHE), thinks: true },
];

function entry(
  id: string,
  name: string,
  parameters: number,
  format: keyof typeof BYTES,
  memoryMB: number,
  licence: string,
): WebLlmEntry {
  const downloadBytes = Math.round(parameters * 1e6 * BYTES[format]);
  return { id, name, parameters, downloadBytes, memoryMB, licence, needsF16: format !== 'q4f32' };
}

/** File name of the model library that WebLLM's list gives to a model; one library may serve several models. */
export function libraryOf(id: string): string {
  return `${id.replace('-MLC', '').replace('Qwen2.5', 'Qwen2')}_cs1k-webgpu.wasm`;
}
