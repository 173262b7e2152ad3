import { scaleLinear, scaleLog } from 'd3';
import type { Domain } from './domains.ts';

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
  readonly yTicks: readonly number[];
}

const MARGIN = { left: 40, right: 8, top: 8, bottom: 20 };
const PLAIN_TICKS = 4;

/** The frame of a plot whose horizontal axis is logarithmic. */
export function plotFrame(x: Domain, y: Domain, yScale: 'linear' | 'log', width: number, height: number): PlotFrame {
  const { left, top } = MARGIN;
  const right = Math.max(left + 1, width - MARGIN.right);
  const bottom = height - MARGIN.bottom;
  const across = scaleLog([...x], [left, right]);
  const up = (yScale === 'log' ? scaleLog : scaleLinear)([...y], [bottom, top]);
  return {
    ...{ width, height, left, right, top, bottom },
    x: (value) => across(value),
    // Zero has no logarithm: it is drawn on the lower edge.
    y: yScale === 'log' ? (value) => up(Math.max(value, y[0])) : (value) => up(value),
    valueAt: (px) => Math.min(x[1], Math.max(x[0], across.invert(px))),
    yTicks: up.ticks(PLAIN_TICKS),
  };
}
