import { quote } from '../../quote.ts';
import { ModelError } from '../../model.ts';
import { trial } from '../trial.ts';
import { failed, passed, type Finding, type Hurdle } from '../hurdle.ts';

/** Whether the model answers a question. */
export const chat: Hurdle = {
  id: 'chat',
  name: 'Answer',
  async run(examination): Promise<Finding> {
    const { clock, keys, model, page, preset, signal } = examination;
    const begun = clock.now();
    try {
      const { text } = await trial(examination, 'none');
      const said = quote(text, (one) => keys.redact(one));
      const seconds = ((clock.now() - begun) / 1000).toFixed(1);
      return passed(`“${model}” answered “${said}” after ${seconds} s.`);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ModelError)) throw error;
      const mends: Partial<Record<ModelError['kind'], string>> = {
        key: `Check the key.${preset.keysAt === null ? '' : ` There are keys at ${preset.keysAt}.`}`,
        missing: preset.fetchModel(model),
        // It could be asked for its models, so it is the question that a browser has to ask leave for.
        unreachable: preset.admit(page.origin),
        timeout: 'A large model takes long to load: try again in a minute, or choose a smaller one.',
      };
      return failed(error.message, mends[error.kind] ?? 'Try again, or choose another model.');
    }
  },
};
