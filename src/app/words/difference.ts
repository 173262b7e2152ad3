import type { RunDescription, TaskChoice } from '../../core/experiment/description.ts';
import { fieldsIn, valuesOf } from '../../core/experiment/fields-of.ts';
import { HIDDEN_LABEL, hiddenText } from '../../core/experiment/task-settings.ts';
import { problemOf } from '../../core/problems/registry.ts';
import { strategyOf } from '../../core/strategies/registry.ts';
import { branchName, valueWords } from './changes.ts';
import { layersText } from './layers.ts';

/** Differences that are told one by one. */
const MOST_TOLD = 3;

/** What is another in the second description, as a list: "Seed 7, Dimension 5". Empty when nothing is. */
export function differenceWords(from: RunDescription, to: RunDescription): string {
  // Networks, weights and returns of another task are its own; that they differ goes without saying.
  const alike = from.problem === to.problem || !(from.task || to.task);
  const told = [
    ...(from.problem === to.problem ? [] : [`Problem ${problemOf(to.problem).name}`]),
    ...(from.strategy === to.strategy ? [] : [`Strategy ${strategyOf(to.strategy).name}`]),
    ...(alike ? fieldDifferences(from, to) : []),
    ...(!alike || String(from.start) === String(to.start) ? [] : [`Start ${startWords(to.start)}`]),
    ...(branchName(from) === branchName(to) ? [] : [branchName(to)]),
  ];
  const rest = told.length - MOST_TOLD;
  return told.slice(0, MOST_TOLD).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** Parameters of another strategy are not differences but come with it. */
function fieldDifferences(from: RunDescription, to: RunDescription): readonly string[] {
  const other = strategyOf(to.strategy).parameters;
  const network = from.task && to.task ? hiddenDifference(from.task, to.task) : [];
  const before = valuesOf(from);
  const after = valuesOf(to);
  const fields = Object.entries(fieldsIn(to)).flatMap(([key, field]) => {
    const apart = before[key] === after[key] || !(key in before);
    // How many weights a network has follows from its layers.
    const follows = (key in other && from.strategy !== to.strategy) || (key === 'dim' && to.task !== undefined);
    return apart || follows ? [] : [`${field.label} ${valueWords(field, after[key] as number | string)}`];
  });
  return [...network, ...fields];
}

function hiddenDifference(from: TaskChoice, to: TaskChoice): readonly string[] {
  const [before, after] = [hiddenText(from.hidden), hiddenText(to.hidden)];
  return before === after ? [] : [`${HIDDEN_LABEL} ${layersText(to.hidden)}`];
}

function startWords(start: RunDescription['start']): string {
  if (start === 'drawn') return 'drawn as fresh weights are';
  return start === 'uniform' ? 'drawn from the box' : start === 'zero' ? 'at zero' : 'at a chosen point';
}
