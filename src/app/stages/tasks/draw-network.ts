import { disc, ring, stroke } from '../../../core/problems/drawing/figures.ts';
import type { TaskColours, TaskPen } from '../../../core/problems/drawing/picture.ts';
import type { Task } from '../../../core/problems/task.ts';

/** A network as its picture shows it. */
export interface NetworkScene {
  /** Sizes of input, hidden layers and output. */
  readonly sizes: readonly number[];
  /** Layer by layer the matrix, a row for each output, then the biases; null before there are any. */
  readonly weights: ArrayLike<number> | null;
  /** Inputs, then layer by layer what goes on; null when nothing does. */
  readonly thoughts: ArrayLike<number> | null;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Whether the largest output is chosen. */
  readonly chooses: boolean;
  readonly colours: TaskColours;
  readonly width: number;
  readonly height: number;
}

/** The network of a task, with what it weighs and what goes through it where somebody of this shape acts. */
export function networkSceneOf(
  { observation, actions }: Task,
  { sizes }: { readonly sizes: readonly number[] },
  weights: ArrayLike<number> | null,
  thoughts: ArrayLike<number> | null,
): Omit<NetworkScene, 'colours' | 'width' | 'height'> {
  const chooses = actions.kind !== 'numbers';
  return { sizes, weights, thoughts: weights && thoughts, inputs: observation, outputs: actions.labels, chooses };
}

interface Column {
  /** Neurons that are shown, of how many. */
  readonly shown: number;
  readonly size: number;
  readonly x: number;
  y(index: number): number;
}

const MOST_ROWS = 16;
const MOST_EDGES = 900;
const ROW = 12;
/** A letter of a name is about this wide. */
const LETTER = 5.7;
const MARGIN = 24;

/** Draws a network: lines are weights, discs what goes on; colour and the way it is drawn tell the sign. */
export function drawNetwork(pen: TaskPen, scene: NetworkScene): void {
  const { sizes, colours, width, height, thoughts } = scene;
  if (width < 60 || height < 40) return;
  const left = roomFor(scene.inputs, 0.46 * width);
  const right = roomFor(scene.outputs, 0.38 * width);
  const columns = sizes.map((size, layer) =>
    columnOf(size, left + (layer / (sizes.length - 1)) * (width - left - right), height),
  );
  drawEdges(pen, scene, columns);
  const radius = Math.min(6.5, 0.36 * Math.min(...columns.map(({ shown }) => (height - 2 * ROW) / Math.max(1, shown))));
  let at = 0;
  sizes.forEach((size, layer) => {
    const column = columns[layer];
    for (let j = 0; j < column.shown; j++) {
      drawNeuron(pen, column.x, column.y(j), Math.max(2.5, radius), thoughts?.[at + j] ?? 0, colours);
    }
    if (column.shown < size) {
      write(pen, `and ${size - column.shown} more`, column.x, column.y(column.shown), 'center', colours.muted, 400);
    }
    at += size;
  });
  drawNames(pen, scene, columns, Math.max(2.5, radius), [left, right]);
}

/** Pixels that names take at a side of the picture. */
function roomFor(names: readonly string[], most: number): number {
  const longest = Math.max(...names.map((name) => name.length));
  return Math.min(most, longest * LETTER + MARGIN);
}

function columnOf(size: number, x: number, height: number): Column {
  const rows = Math.max(2, Math.min(MOST_ROWS, Math.floor((height - 12) / ROW)));
  const shown = size <= rows ? size : rows - 1;
  const places = size <= rows ? size : rows;
  const spacing = Math.min(30, (height - 14) / places);
  const top = height / 2 - (spacing * (places - 1)) / 2;
  return { size, shown, x, y: (index) => top + spacing * index };
}

function drawEdges(pen: TaskPen, { sizes, weights, colours }: NetworkScene, columns: readonly Column[]): void {
  const edges: { readonly weight: number; readonly points: readonly number[] }[] = [];
  let largest = 0;
  let at = 0;
  for (let layer = 1; layer < sizes.length; layer++) {
    const [from, to] = [columns[layer - 1], columns[layer]];
    const inputs = sizes[layer - 1];
    for (let o = 0; o < to.shown; o++) {
      for (let i = 0; i < from.shown; i++) {
        const weight = weights ? weights[at + o * inputs + i] : 0;
        largest = Math.max(largest, Math.abs(weight));
        edges.push({ weight, points: [from.x, from.y(i), to.x, to.y(o)] });
      }
    }
    at += (inputs + 1) * sizes[layer];
  }
  edges.sort((a, b) => Math.abs(a.weight) - Math.abs(b.weight));
  pen.save();
  for (const { weight, points } of edges.slice(-MOST_EDGES)) {
    const share = largest > 0 ? Math.abs(weight) / largest : 0;
    pen.globalAlpha = weights ? 0.08 + 0.72 * share : 0.3;
    const dash = weight < 0 ? [5, 3] : [];
    const colour = !weights ? colours.muted : weight < 0 ? colours.individual : colours.accent;
    stroke(pen, points, colour, 0.4 + 2.1 * share, dash);
  }
  pen.restore();
}

function drawNeuron(pen: TaskPen, x: number, y: number, radius: number, value: number, colours: TaskColours): void {
  const strength = Math.min(1, Math.abs(value) / (0.35 + Math.abs(value)) / 0.75);
  disc(pen, x, y, radius, colours.ground);
  pen.save();
  pen.globalAlpha = strength;
  // The larger the number, the larger the disc: nothing hangs on colour alone.
  disc(pen, x, y, radius * (0.35 + 0.65 * strength), value < 0 ? colours.individual : colours.accent);
  pen.restore();
  ring(pen, x, y, radius, colours.muted, 1.1);
}

function drawNames(
  pen: TaskPen,
  { inputs, outputs, chooses, thoughts, colours }: NetworkScene,
  columns: readonly Column[],
  radius: number,
  [left, right]: readonly number[],
): void {
  const [first, last] = [columns[0], columns[columns.length - 1]];
  const cut = (name: string, room: number): string => {
    // The room is made of letters, and may come out a hair short of a whole one.
    const most = Math.floor((room - MARGIN) / LETTER + 0.01);
    return name.length > most ? `${name.slice(0, most - 1)}…` : name;
  };
  for (let j = 0; j < first.shown; j++) {
    write(pen, cut(inputs[j] ?? '', left), first.x - radius - 6, first.y(j), 'right', colours.muted, 400);
  }
  const given = thoughts ? Array.from({ length: last.size }, (_, o) => thoughts[thoughts.length - last.size + o]) : [];
  const chosen = chooses && given.length > 0 ? given.indexOf(Math.max(...given)) : -1;
  for (let o = 0; o < last.shown; o++) {
    if (o === chosen) ring(pen, last.x, last.y(o), radius + 3, colours.ink, 1.8);
    const colour = o === chosen ? colours.ink : colours.muted;
    write(pen, cut(outputs[o] ?? '', right), last.x + radius + 8, last.y(o), 'left', colour, o === chosen ? 600 : 400);
  }
}

function write(
  pen: TaskPen,
  text: string,
  x: number,
  y: number,
  align: CanvasTextAlign,
  colour: string,
  weight: number,
): void {
  pen.font = `${weight} 11px Inter, sans-serif`;
  pen.textAlign = align;
  pen.textBaseline = 'middle';
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
}
