import { ModelError } from '../../model.ts';
import { failed, passed, type Finding, type Hurdle } from '../hurdle.ts';

/** Whether the server lets this page read its answers and send it a key (CORS, with the preflight). */
export const admitted: Hurdle = {
  id: 'admitted',
  name: 'Admission of this page (CORS)',
  async run({ listing, page, preset, signal, url }): Promise<Finding> {
    try {
      await listing();
      return passed(`${url.host} admits pages of ${page.origin}.`);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ModelError)
        return failed(error.message, 'Try again; if it stays so, start the server anew.');
      return failed(`${url.host} answers, but does not admit pages of ${page.origin}.`, preset.admit(page.origin));
    }
  },
};
