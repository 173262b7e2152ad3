import { fit, type NumberField } from '../../../core/experiment/fields.ts';

/** Positions of a slider: 0 … STEPS, evenly spaced in the value or in its logarithm. */
export const STEPS = 200;

/** Powers of ten to either side of the default that a logarithmic slider covers; the number beside it takes any value. */
const DECADES = 3;
/** A plain range with more whole numbers than this is not worth a slider. */
const MOST_STOPS = 1000;

export interface SliderScale {
  toValue(position: number): number;
  toPosition(value: number): number;
}

/** How a slider runs through a field, or null for a field where a slider would be of no use. */
export function sliderScale(field: NumberField, usual: number, value: number): SliderScale | null {
  if (field.scale === 'linear') {
    if (field.kind === 'integer' && field.max - field.min > MOST_STOPS) return null;
    return scaleBetween(field, field.min, field.max, false);
  }
  const [low, high] = logRange(field, usual);
  return scaleBetween(field, Math.min(low, value > 0 ? value : low), Math.max(high, value), true);
}

function logRange(field: NumberField, usual: number): [number, number] {
  const least = field.kind === 'integer' ? Math.max(1, field.min) : field.min;
  const centre = usual > 0 ? usual : Math.max(least, 1e-3);
  const reach = 10 ** DECADES;
  const low = usual >= field.max ? Math.max(least, 1) : Math.max(least, centre / reach);
  return [low, Math.min(field.max, centre * reach)];
}

function scaleBetween(field: NumberField, low: number, high: number, log: boolean): SliderScale {
  const from = log ? Math.log10(low) : low;
  const to = log ? Math.log10(high) : high;
  const span = to - from || 1;
  return {
    toValue(position) {
      if (position <= 0) return fit(field, low);
      if (position >= STEPS) return fit(field, high);
      const at = from + (position / STEPS) * span;
      return tidy(field, log ? 10 ** at : at, log, span);
    },
    toPosition(value) {
      const at = log ? (value > 0 ? Math.log10(value) : from) : value;
      return Math.min(STEPS, Math.max(0, Math.round(((at - from) / span) * STEPS)));
    },
  };
}

/** A round number close by: two digits on a logarithmic slider, a two-hundredth of the range on a plain one. */
function tidy(field: NumberField, value: number, log: boolean, span: number): number {
  if (log) return fit(field, Number(value.toPrecision(2)));
  if (field.kind === 'integer') return fit(field, value);
  const decimals = Math.max(0, Math.ceil(-Math.log10(span / STEPS)));
  return fit(field, Number(value.toFixed(decimals)));
}
