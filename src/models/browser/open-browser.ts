import type { Opener } from '../open.ts';
import type { BrowserProvider } from './catalogue.ts';
import type { Opener as LocalOpener } from './opening.ts';

/** What runs in a worker; the browser's own model is on pages only. */
type Provider = Exclude<BrowserProvider, 'prompt-api'>;

const LIBRARIES: Readonly<Record<Provider, () => Promise<LocalOpener>>> = {
  webllm: async () => (await import('./webllm/open.ts')).openWebLlm,
  transformers: async () => (await import('./transformers/open.ts')).openTransformers,
};

/** An opener of models in this browser, in the terms of the registry: it needs no key, and says how far a download is. */
export function openBrowser(provider: Provider): Opener {
  return async (order, { signal, onProgress }) => {
    const open = await LIBRARIES[provider]();
    const model = String((order as { model?: unknown } | null)?.model);
    const tell = ({ loaded, total, text }: { loaded: number; total: number | null; text: string }): void =>
      onProgress({ says: text, share: total === null || total === 0 ? null : Math.min(1, loaded / total) });
    return open({ model }, tell, signal);
  };
}
