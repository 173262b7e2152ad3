// The WebAssembly module. What TypeScript may call is listed in each folder's `exports.as.ts`.
export { allocate, release } from './memory.as';
export {
  expScalar as exp,
  logScalar as log,
  powScalar as pow,
  expm1Scalar as expm1,
  log1pScalar as log1p,
  tanhScalar as tanh,
  sinScalar as sin,
  cosScalar as cos,
  mathOnPairs,
} from './math/exports.as';
export * from './random/exports.as';
export * from './linear/exports.as';
export * from './population/exports.as';
export * from './bbob/exports.as';
export * from './landscape/exports.as';
export * from './rollout/exports.as';
