import { failed, passed, skipped, type Finding, type Hurdle } from '../hurdle.ts';

const MOST_NAMES = 8;

/** Whether the server has the model. */
export const modelListed: Hurdle = {
  id: 'model',
  name: 'Model',
  async run({ listing, model, preset, url }): Promise<Finding> {
    if (model.trim() === '') return failed('No model is chosen.', 'Enter its name, as the server calls it.');
    const { status, models } = await listing();
    if (models === null) return skipped(`${url.host} does not list its models (${status}).`);
    // Ollama leaves out the tag that stands for none.
    if (models.includes(model) || models.includes(`${model}:latest`)) return passed(`${url.host} has “${model}”.`);
    const some = models.slice(0, MOST_NAMES).join(', ') + (models.length > MOST_NAMES ? ', …' : '');
    const mend = models.length === 0 ? '' : `Choose one of these: ${some}. Or: `;
    return failed(
      `${url.host} has ${models.length} models, but none called “${model}”.`,
      mend + preset.fetchModel(model),
    );
  },
};
