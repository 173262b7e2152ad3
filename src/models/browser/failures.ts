import { ModelError, type ModelFailure } from '../model.ts';

export const NO_GPU =
  'This browser offers no graphics card to web pages (WebGPU), and this model needs one. Choose a model that runs without, or another browser.';
export const NO_F16 =
  'The graphics card does not compute with 16-bit numbers (shader-f16), and this model needs them. Choose a model without that need.';
export const NO_STORAGE =
  'The browser does not let this page store anything, and a model has to be stored before it can be loaded. Allow storage for this page, or leave the private window.';

interface Rule {
  readonly pattern: RegExp;
  readonly kind: ModelFailure;
  readonly sentence: (model: string) => string;
}

/** What libraries and browsers say, by its name and words, and what it means to whoever reads it. The first match counts. */
const RULES: readonly Rule[] = [
  { pattern: /ShaderF16|shader-f16|fp16/i, kind: 'unsupported', sentence: () => NO_F16 },
  {
    pattern: /WebGPUNot|compatible GPU|requestAdapter|no available backend.*webgpu|Failed to get GPU adapter/i,
    kind: 'unsupported',
    sentence: () => NO_GPU,
  },
  {
    pattern: /exceeds limit|larger than the max/i,
    kind: 'unsupported',
    sentence: (model) =>
      `The graphics card allows too little memory in one piece for ${model}. Choose a smaller model.`,
  },
  {
    pattern: /Quota/i,
    kind: 'resources',
    sentence: (model) => `There is no room to store ${model}. Delete stored models or free some space, and try again.`,
  },
  {
    pattern:
      /device.{0,20}lost|DeviceLost|out ?of ?memory|bad_alloc|allocation failed|ModelNotLoaded|Aborted\(|not enough memory/i,
    kind: 'resources',
    sentence: (model) =>
      `The graphics card or the memory gave out under ${model}. Close other pages, choose a smaller model, and load it again.`,
  },
  {
    pattern: /SecurityError|insecure|storage.*(denied|disabled)|caches is not/i,
    kind: 'resources',
    sentence: () => NO_STORAGE,
  },
  {
    pattern: /could not locate file|model file not found|\b404\b|ModelNotFound/i,
    kind: 'missing',
    sentence: (model) => `The hub has no files of ${model}, or not all of them.`,
  },
  {
    pattern: /unauthorized|forbidden access|\b40[13]\b/i,
    kind: 'key',
    sentence: (model) => `The hub gives out ${model} only to those who are signed in. Choose another model.`,
  },
  {
    pattern: /\b429\b/,
    kind: 'limited',
    sentence: (model) => `The hub has had enough requests for now and does not send ${model}. Try again in a while.`,
  },
  {
    pattern: /server error|bad gateway|unavailable error|gateway timeout|\b5\d\d\b/i,
    kind: 'server',
    sentence: (model) => `The hub could not send ${model}: the fault is on its side. Try again later.`,
  },
  {
    pattern:
      /failed to fetch|NetworkError|load failed|network error|ERR_NETWORK|cannot fetch|request failed|fetching process|incomplete/i,
    kind: 'unreachable',
    sentence: (model) => `The files of ${model} could not be fetched. Check the connection and try again.`,
  },
  {
    pattern:
      /CompileError|LinkError|WebAssembly|magic word|protobuf|SyntaxError|JSON|deserialize|Unsupported model type|Unknown model|undefined|not a function|null/i,
    kind: 'malformed',
    sentence: (model) =>
      `What was loaded as ${model} is not a model that can be run. Delete what is stored of it and load it again.`,
  },
];

/** Longest part of a message nobody knows that is shown. */
const LONGEST_QUOTE = 200;

/**
 * A ModelError for whatever a library threw while it loaded or ran `model`. A ModelError comes back as it is.
 * @param model its name for people
 */
export function failureOf(thrown: unknown, model: string): ModelError {
  if (thrown instanceof ModelError) return thrown;
  const { name, message } =
    thrown instanceof Error || thrown instanceof DOMException ? thrown : { name: '', message: String(thrown) };
  const said = `${name}: ${message}`;
  const rule = RULES.find(({ pattern }) => pattern.test(said));
  if (rule) return new ModelError(rule.kind, rule.sentence(model));
  const quote = message.split('\n')[0].slice(0, LONGEST_QUOTE);
  return new ModelError('malformed', `${model} could not be used: ${quote}`);
}
