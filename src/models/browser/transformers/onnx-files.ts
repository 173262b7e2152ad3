import cardProgram from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import cardBinary from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import plainProgram from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import plainBinary from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';

/** Where this page's own host keeps what runs ONNX models, for each device: the one without a graphics card is half as large. */
export const ONNX_FILES = {
  webgpu: { mjs: absolute(cardProgram), wasm: absolute(cardBinary) },
  wasm: { mjs: absolute(plainProgram), wasm: absolute(plainBinary) },
} as const;

function absolute(address: string): string {
  return new URL(address, import.meta.url).href;
}
