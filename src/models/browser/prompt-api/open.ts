import { ModelError, type Model } from '../../model.ts';
import { abortable } from '../abortable.ts';
import { ENGLISH } from '../device.ts';
import { failureOf } from '../failures.ts';
import type { OnProgress, OpenOrder } from '../opening.ts';
import { languageModelHere, type LanguageModelFactory, type Session } from './language-model.ts';
import { PROMPT_NAME, PromptModel } from './prompt-model.ts';

const NO_MODEL =
  'This browser has no language model of its own. Chrome on desktops has one, if the device has a large enough graphics card or 16 GB of memory, and 22 GB of free disk.';

/**
 * Opens the browser's own model. On a page only, and, where the browser has to download it first, only while it still remembers a click.
 * @throws ModelError "unsupported" where there is none, "resources", "unreachable"; or the signal's reason
 */
export async function openPromptModel(
  _order: Pick<OpenOrder, 'model'>,
  onProgress: OnProgress,
  signal: AbortSignal,
  factory: LanguageModelFactory | null = languageModelHere(),
): Promise<Model> {
  if (!factory) throw new ModelError('unsupported', NO_MODEL);
  const work = (async (): Promise<Session> => {
    const availability = await factory.availability(ENGLISH);
    if (availability === 'unavailable') throw new ModelError('unsupported', NO_MODEL);
    signal.throwIfAborted();
    onProgress({ loaded: 0, total: null, text: waiting(availability) });
    return factory.create({
      ...ENGLISH,
      signal,
      monitor: (monitor) =>
        monitor.addEventListener('downloadprogress', (event) => {
          // The browser tells the part that is done, not its bytes.
          const part = Math.round(100 * ((event as Event & { loaded?: number }).loaded ?? 0));
          if (!signal.aborted)
            onProgress({ loaded: part, total: 100, text: `The browser is downloading its language model: ${part} %.` });
        }),
    });
  })();
  // A session that comes too late holds gigabytes for nobody.
  const late = (): Promise<void> => work.then((session) => session.destroy());
  const told = work.catch((error: unknown) => {
    throw signal.aborted ? signal.reason : refused(error);
  });
  return new PromptModel(factory, await abortable(told, [signal], late));
}

function waiting(availability: string): string {
  if (availability === 'available') return 'Waking the language model of the browser.';
  return 'The browser downloads its language model first: some gigabytes, once for all pages.';
}

function refused(error: unknown): ModelError {
  if (error instanceof DOMException && error.name === 'NotAllowedError')
    return new ModelError(
      'unsupported',
      'The browser downloads its language model only right after a click, and not where a page inside another one may not use it. Press the button again.',
    );
  if (error instanceof DOMException && error.name === 'NotSupportedError')
    return new ModelError('unsupported', NO_MODEL);
  return failureOf(error, PROMPT_NAME);
}
