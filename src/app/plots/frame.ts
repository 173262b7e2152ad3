import { ticks } from 'd3';
import { logTicks, type Domain } from './domains.ts';

export type AxisScale = 'linear' | 'log';

/** One axis of a plot: its range, how values are spread over it, and what a tick says. */
export interface Axis {
  readonly domain: Domain;
  readonly scale: AxisScale;
  label(value: number): string;
}

/** Where the axes of a plot lie, and the way from values to pixels and back. */
export interface PlotFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  x(value: number): number;
  y(value: number): number;
  /** The horizontal value at a pixel, within the axis. */
  valueAt(px: number): number;
}

const MARGIN = { left: 40, right: 8, top: 8, bottom: 20 };

/** The frame of a plot with these axes, in CSS pixels. */
export function plotFrame(x: Axis, y: Axis, width: number, height: number): PlotFrame {
  const { left, top } = MARGIN;
  const right = Math.max(left + 1, width - MARGIN.right);
  const bottom = height - MARGIN.bottom;
  const { log, exp, identity } = TRANSFORMS;
  const from = x.scale === 'log' ? log : identity;
  const to = x.scale === 'log' ? exp : identity;
  const [low, high] = x.domain;
  const slope = (right - left) / (from(high) - from(low));
  return {
    ...{ width, height, left, right, top, bottom },
    x: mapping(x, left, right),
    y: mapping(y, bottom, top),
    valueAt: (px) => Math.min(high, Math.max(low, to(from(low) + (px - left) / slope))),
  };
}

const TRANSFORMS = { log: Math.log, exp: Math.exp, identity: (value: number): number => value };

/** From values to pixels. What has no logarithm, such as zero, is drawn on the lower edge. */
function mapping({ domain: [low, high], scale }: Axis, start: number, end: number): (value: number) => number {
  if (scale === 'linear') return (value) => start + ((value - low) / (high - low)) * (end - start);
  const base = Math.log(low);
  const slope = (end - start) / (Math.log(high) - base);
  return (value) => start + slope * (Math.log(Math.max(value, low)) - base);
}

/** Values at which an axis has its ticks: about as many as asked for, on a plain axis two thirds of that. */
export function ticksOf({ domain, scale }: Axis, most: number): readonly number[] {
  return scale === 'log' ? logTicks(domain, most) : ticks(domain[0], domain[1], Math.round((2 * most) / 3));
}
