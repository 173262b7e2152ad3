import type { RunDescription } from '../../../core/experiment/description.ts';
import { fieldsIn } from '../../../core/experiment/fields-of.ts';
import { strategyOf } from '../../../core/strategies/registry.ts';
import { runName } from '../../../core/strategies/run-name.ts';
import { exact } from '../../words/numbers.ts';

/** Parameters that stand beside a name; more would be no name any more. */
const MOST = 2;

/**
 * What the lanes of a race are called: their strategies, and where two have the same, what makes them differ. Where room is scarce
 * the end of a name is cut, so what only says which of several lanes of one strategy this is stands first.
 */
export function laneNames({ lanes }: { readonly lanes: readonly RunDescription[] }): readonly string[] {
  return lanes.map((lane, place) => {
    if (lanes.filter(({ strategy }) => strategy === lane.strategy).length === 1) return runName(lane);
    const alike = lanes.filter((other) => runName(other) === runName(lane));
    const differing = [...Object.keys(lane.parameters), 'restart'].filter((key) =>
      alike.some((other) => valueOf(other, key) !== valueOf(lane, key)),
    );
    const told = differing.slice(0, MOST).map((key) => wordsOf(lane, key));
    const twins = alike.filter((other) => differing.every((key) => valueOf(other, key) === valueOf(lane, key)));
    const earlier = lanes.slice(0, place).filter((other) => twins.includes(other)).length;
    return nameOf(lane, told, twins.length === 1 ? '' : ` (${earlier + 1})`);
  });
}

function nameOf(lane: RunDescription, told: readonly string[], number: string): string {
  const { name, qualify } = strategyOf(lane.strategy);
  const more = qualify?.(lane.parameters) ?? '';
  if (more === '') return [`${name}${number}`, ...told].join(', ');
  const first = [...told, more].join(', ');
  return `${first[0].toUpperCase()}${first.slice(1)} · ${name}${number}`;
}

function valueOf(lane: RunDescription, key: string): unknown {
  return key === 'restart' ? lane.restart : lane.parameters[key];
}

function wordsOf(lane: RunDescription, key: string): string {
  const field = fieldsIn(lane)[key];
  const value = valueOf(lane, key);
  const label = field.label[0].toLowerCase() + field.label.slice(1);
  if (field.kind !== 'choice') return `${label} ${exact(value as number)}`;
  const chosen = field.options.find((option) => option.value === value)?.label ?? String(value);
  if (key === 'restart') return value === 'none' ? 'no restarts' : `${chosen} ${label}`;
  return `${label} ${chosen}`;
}
