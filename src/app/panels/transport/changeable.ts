import { changeableFields, valuesAfter } from '../../../core/experiment/changes.ts';
import type { RunDescription } from '../../../core/experiment/description.ts';
import { readingColumn } from '../../../core/strategies/readings.ts';
import { strategyOf } from '../../../core/strategies/registry.ts';
import type { Snapshot } from '../../../runtime/snapshot.ts';
import type { SettingsState } from '../../state/settings.svelte.ts';

/** The settings that somebody may change in mid-run: those of the strategy and the seed, as far as the link lets them. */
export function changeable(settings: SettingsState): readonly string[] {
  if (!settings.shows('changes') || settings.locks('changes')) return [];
  return Object.keys(changeableFields(settings.strategy)).filter((key) => settings.shows(key) && !settings.locks(key));
}

export function canBranch(settings: SettingsState): boolean {
  return changeable(settings).length > 0;
}

/**
 * The values of everything changeable at a moment of a run. Of what a strategy adapts, and tells about under the name of its
 * parameter, that is not what was set but what it has become, to three digits.
 */
export function valuesNow(
  description: RunDescription,
  { generation, history }: Pick<Snapshot, 'generation' | 'history'>,
): Readonly<Record<string, number | string>> {
  const values = { ...valuesAfter(description, generation) };
  const { readings, parameters } = strategyOf(description.strategy);
  const row = Math.min(history.length, Math.ceil(generation / history.stride)) - 1;
  readings.forEach(({ id }, place) => {
    if (row < 0 || parameters[id]?.kind !== 'real') return;
    const now = history.values[row * history.width + readingColumn(place)];
    if (now > 0) values[id] = Number(now.toPrecision(3));
  });
  return values;
}
