// The WebAssembly module. What TypeScript may call is listed in each folder's `exports.as.ts`.
export { allocate, release } from './memory.as';
