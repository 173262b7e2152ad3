import type { Proposal } from './model.ts';

/** How a kind of server is treated, and what people need to know to use it. */
export interface Preset {
  readonly id: string;
  readonly name: string;
  /** Where it usually is. 127.0.0.1 instead of localhost, which some machines look up as an IPv6 address that nobody listens at. */
  readonly base: string;
  readonly needsKey: boolean;
  /** Where a key comes from; null where there is none to get. */
  readonly keysAt: string | null;
  /** Whether it runs on one's own machine: then it has to be started, and has to admit the page. */
  readonly own: boolean;
  /** The strictest form of reply that it can be asked for; a server that refuses it is asked for less. */
  readonly form: Exclude<Proposal['form'], 'grammar'>;
  /** What it calls the most tokens of a reply. */
  readonly tokenLimit: 'max_tokens' | 'max_completion_tokens';
  /** Whether a stream can be asked to end with what it used. */
  readonly usageInStream: boolean;
  /** How it is started, as a command or a place in its window. */
  readonly start: string | null;
  /** The exact setting that lets a page of this origin ask it. */
  readonly admit: (origin: string) => string;
  /** How it gets a model that it does not have. */
  readonly fetchModel: (model: string) => string;
}

const CLOUD = { own: false, needsKey: true, start: null } as const;
const OWN = {
  own: true,
  needsKey: false,
  keysAt: null,
  form: 'schema',
  tokenLimit: 'max_tokens',
  usageInStream: true,
} as const;

/**
 * Every kind of server, in the order in which it is offered. Sources: the documentation of each, ollama/ollama#300,
 * lmstudio-ai/lms#11, ggml-org/llama.cpp#25655.
 */
export const PRESETS: readonly Preset[] = [
  {
    ...OWN,
    id: 'ollama',
    name: 'Ollama',
    base: 'http://127.0.0.1:11434/v1',
    start: 'ollama serve',
    admit: (origin) =>
      `Quit Ollama and start it with OLLAMA_ORIGINS=${origin} ollama serve. The app for macOS reads it after ` +
      `launchctl setenv OLLAMA_ORIGINS "${origin}", the one for Windows after setx OLLAMA_ORIGINS "${origin}".`,
    fetchModel: (model) => `ollama pull ${model}`,
  },
  {
    ...OWN,
    id: 'lm-studio',
    name: 'LM Studio',
    base: 'http://127.0.0.1:1234/v1',
    start: 'Developer tab → Start server, or: lms server start --cors',
    admit: () => 'In LM Studio: Developer tab → Settings → Enable CORS. Or start it with: lms server start --cors',
    fetchModel: (model) => `lms get ${model}`,
  },
  {
    ...OWN,
    id: 'llama-server',
    name: 'llama.cpp server',
    base: 'http://127.0.0.1:8080/v1',
    start: 'llama-server -m model.gguf --host 127.0.0.1 --port 8080',
    admit: (origin) =>
      `It admits every page unless told otherwise. Start it with: ` +
      `llama-server -m model.gguf --host 127.0.0.1 --port 8080 --cors-origins ${origin}`,
    fetchModel: () => 'llama-server -m model.gguf, with the file of the model',
  },
  {
    ...OWN,
    id: 'vllm',
    name: 'vLLM',
    base: 'http://127.0.0.1:8000/v1',
    start: 'vllm serve MODEL --host 127.0.0.1 --port 8000',
    admit: (origin) => `Start it with: vllm serve MODEL --allowed-origins '["${origin}"]'`,
    fetchModel: (model) => `vllm serve ${model}`,
  },
  {
    ...CLOUD,
    id: 'openai',
    name: 'OpenAI',
    base: 'https://api.openai.com/v1',
    keysAt: 'https://platform.openai.com/api-keys',
    form: 'schema',
    // Its newer models refuse the old name, and its old ones know the new one.
    tokenLimit: 'max_completion_tokens',
    usageInStream: true,
    admit: () => 'It admits every page: a proxy, a filter or an extension of the browser must be in between.',
    fetchModel: () => 'Choose a model that your account may use.',
  },
  {
    ...CLOUD,
    id: 'openrouter',
    name: 'OpenRouter',
    base: 'https://openrouter.ai/api/v1',
    keysAt: 'https://openrouter.ai/keys',
    form: 'schema',
    tokenLimit: 'max_tokens',
    usageInStream: true,
    admit: () => 'It admits every page: a proxy, a filter or an extension of the browser must be in between.',
    fetchModel: () => 'Choose a model from openrouter.ai/models; its name has a slash in it.',
  },
  {
    ...OWN,
    id: 'custom',
    name: 'Another server',
    base: 'http://127.0.0.1:8000/v1',
    start: null,
    admit: (origin) =>
      `Its responses need Access-Control-Allow-Origin: ${origin}, and its answer to OPTIONS also ` +
      'Access-Control-Allow-Headers: authorization, content-type and Access-Control-Allow-Methods: GET, POST.',
    fetchModel: () => 'Choose a model that it has.',
  },
];

/**
 * The preset of an id.
 * @throws RangeError when there is none
 */
export function presetOf(id: string): Preset {
  const preset = PRESETS.find((one) => one.id === id);
  if (!preset) throw new RangeError(`There is no kind of server called “${id}”.`);
  return preset;
}
