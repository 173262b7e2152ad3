import { describe, expect, test } from 'vitest';
import { defaultOf, type NumberField } from '../../src/core/experiment/fields.ts';
import { problemFields, RUN_FIELDS } from '../../src/core/experiment/schema.ts';
import { PROBLEMS } from '../../src/core/problems/registry.ts';
import { STRATEGIES } from '../../src/core/strategies/registry.ts';
import { sliderScale, STEPS } from '../../src/app/panels/fields/slider-scale.ts';

const named: Record<string, NumberField> = {};
for (const [key, field] of Object.entries({ ...RUN_FIELDS, ...problemFields(PROBLEMS[0]) })) {
  if (field.kind !== 'choice') named[key] = field;
}
for (const { id, parameters } of STRATEGIES) {
  for (const [key, field] of Object.entries(parameters)) if (field.kind !== 'choice') named[`${id} ${key}`] = field;
}

describe.each(Object.entries(named))('the slider of %s', (_, field) => {
  const usual = defaultOf(field, { dimension: 10 }) as number;
  const scale = sliderScale(field, usual, usual);

  test('offers allowed values only, in rising order', () => {
    if (!scale) return;
    let before = -Infinity;
    for (let position = 0; position <= STEPS; position++) {
      const value = scale.toValue(position);
      expect(value).toBeGreaterThanOrEqual(field.min);
      expect(value).toBeLessThanOrEqual(field.max);
      if (field.kind === 'integer') expect(value % (field.multiple ?? 1)).toBe(0);
      expect(value).toBeGreaterThanOrEqual(before);
      before = value;
    }
  });

  test('reaches the default and stands where its value is', () => {
    if (!scale) return;
    const position = scale.toPosition(usual);
    expect(position).toBeGreaterThanOrEqual(0);
    expect(position).toBeLessThanOrEqual(STEPS);
    for (const at of [0, 37, 100, 163, STEPS]) {
      const back = scale.toPosition(scale.toValue(at));
      // Small whole numbers share positions.
      if (field.kind === 'real') expect(Math.abs(back - at)).toBeLessThanOrEqual(2);
    }
  });
});

test('values far from the default still have a place', () => {
  const field = RUN_FIELDS.target;
  const scale = sliderScale(field, 1e-8, 1e-30)!;
  expect(scale.toPosition(1e-30)).toBe(0);
  expect(scale.toValue(0)).toBe(1e-30);
  expect(sliderScale(field, 1e-8, 0)!.toPosition(0)).toBe(0);
});

test('a range of millions of whole numbers has no slider', () => {
  expect(sliderScale(RUN_FIELDS.seed, 1, 1)).toBeNull();
});
