import { saysAnything } from '../../../core/evollm/reply.ts';
import { quote } from '../../quote.ts';
import { ModelError } from '../../model.ts';
import { trial, type TrialReply } from '../trial.ts';
import { failed, passed, type Finding, type Hurdle } from '../hurdle.ts';

const MORE_THOUGHTS =
  'Give it more tokens for thoughts, below where it says what a run may use, or choose a model that answers at once.';

/** What is wrong with an answer that a run could do nothing with. */
function unreadable(model: string, said: string, { text, cut, maxTokens }: TrialReply): Finding {
  if (cut && !saysAnything(text))
    return failed(`“${model}” used all of its ${maxTokens} tokens for thoughts and said nothing.`, MORE_THOUGHTS);
  if (cut) return failed(`“${model}” came to no end within ${maxTokens} tokens: “${said}”.`, MORE_THOUGHTS);
  const answered = said === '' ? 'nothing' : `“${said}”`;
  return failed(
    `Asked for two integers, “${model}” answered ${answered}.`,
    'Choose a model that follows instructions.',
  );
}

/** Whether the model answers a question in a way that a run can read. */
export const chat: Hurdle = {
  id: 'chat',
  name: 'Answer',
  async run(examination): Promise<Finding> {
    const { clock, keys, model, page, preset, signal } = examination;
    const begun = clock.now();
    try {
      const free = await trial(examination, 'none');
      // Some keep to what is asked for only where they are held to it, as a run does.
      const reply = free.readable || preset.form === 'none' ? free : await trial(examination, preset.form);
      const said = quote(reply.text, (one) => keys.redact(one));
      const seconds = ((clock.now() - begun) / 1000).toFixed(1);
      if (reply.readable) return passed(`“${model}” answered “${said}” after ${seconds} s.`);
      return unreadable(model, said, reply);
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
