import type { RunDescription } from '../../../core/experiment/description.ts';
import { COLUMN } from '../../../core/experiment/history.ts';
import { findTask } from '../../../core/problems/tasks/registry.ts';
import type { Snapshot } from '../../../runtime/snapshot.ts';
import type { Pen } from '../../plots/pen.ts';
import type { Palette } from '../../styles/palette.ts';
import { measureOf } from '../../words/measure.ts';

const FONT = '11px Inter, system-ui, sans-serif';
const PADDING = 14;
const LEGEND = 'generations: the best of each, and its middle half';
/** Width of a picture that has room for the whole legend. */
const ROOMY = 320;
/** Generations in a picture; older ones leave it to the left. */
const MOST_GENERATIONS = 48;
/** A few generations are not drawn wider than if there were so many. */
const LEAST_GENERATIONS = 16;
/** Room below what a policy comes to that has not learnt anything. */
const BELOW = 1.08;

/**
 * The costs of the last generations of a task, each a column: the middle half of them as a bar, the best as a stroke, between
 * perfection and what a policy comes to that has not learnt anything, with a line where the task counts as solved.
 */
export function drawReturns(
  pen: Pen,
  snapshot: Snapshot | null,
  description: RunDescription,
  { width, height }: { readonly width: number; readonly height: number },
  palette: Palette,
): void {
  const { problem, target } = description;
  const span = BELOW * Math.max(findTask(problem)?.unlearnt ?? 0, target) || 1;
  const [top, bottom] = [PADDING + 12, height - PADDING - 14];
  const y = (cost: number): number => top + Math.min(1, Math.max(0, cost / span)) * (bottom - top);
  pen.lineWidth = 1;
  pen.font = FONT;
  pen.textBaseline = 'alphabetic';
  pen.textAlign = 'right';
  pen.strokeStyle = pen.fillStyle = palette.good;
  pen.setLineDash([5, 4]);
  pen.beginPath();
  pen.moveTo(PADDING, y(target));
  pen.lineTo(width - PADDING, y(target));
  pen.stroke();
  pen.setLineDash([]);
  pen.fillText(`solved at ${measureOf(description).goal(target)}`, width - PADDING, y(target) + 14);
  pen.fillStyle = palette.muted;
  pen.textAlign = 'left';
  pen.fillText(width < ROOMY ? 'best and middle half' : LEGEND, PADDING, height - 10);
  if (!snapshot || snapshot.history.length === 0) return;
  const { values, width: columns, length } = snapshot.history;
  const first = Math.max(0, length - MOST_GENERATIONS);
  const step = (width - 2 * PADDING) / Math.max(LEAST_GENERATIONS, length - first);
  const wide = Math.max(1.5, step - 2);
  pen.fillStyle = palette.individual;
  for (let row = first; row < length; row++) {
    const read = (column: number): number => values[row * columns + column];
    const x = PADDING + (row - first) * step;
    const [above, below] = [y(read(COLUMN.lower)), y(read(COLUMN.upper))];
    pen.globalAlpha = 0.3;
    pen.beginPath();
    pen.rect(x, above, wide, Math.max(1, below - above));
    pen.fill();
    pen.globalAlpha = 1;
    pen.beginPath();
    pen.rect(x, y(read(COLUMN.best)) - 1, wide, 2.5);
    pen.fill();
  }
}
