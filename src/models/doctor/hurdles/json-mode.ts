import { ModelError } from '../../model.ts';
import { replyLine } from '../../remote/reply-line.ts';
import { passed, skipped, type Finding, type Hurdle } from '../hurdle.ts';
import { trial } from '../trial.ts';

/** Whether replies can be held to a form. Runs do without it, so nothing fails here. */
export const jsonMode: Hurdle = {
  id: 'json',
  name: 'Form of replies',
  async run(examination): Promise<Finding> {
    const { preset, signal } = examination;
    if (preset.form === 'none') return skipped(`${preset.name} is not asked for a form.`);
    try {
      const { raw, form } = await trial(examination, preset.form);
      if (form === 'none') return skipped('This model cannot be held to a form; its replies are read as they come.');
      if (replyLine(raw) === raw) {
        return skipped('The server takes the form but does not keep to it; replies are read as they come.');
      }
      return passed(
        form === 'schema' ? 'Replies are held to exactly the form that is wanted.' : 'Replies are held to JSON.',
      );
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ModelError)) throw error;
      return skipped(`With a form it failed: ${error.message}`);
    }
  },
};
