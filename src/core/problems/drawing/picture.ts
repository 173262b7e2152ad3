/** What pictures are drawn with: the part of a 2-D context that both a canvas and a writer of vectors have. */
export type TaskPen = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'closePath'
  | 'rect'
  | 'arc'
  | 'fill'
  | 'stroke'
  | 'save'
  | 'restore'
  | 'setLineDash'
  | 'fillText'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineJoin'
  | 'lineCap'
  | 'globalAlpha'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
>;

/** Colours of a picture. Whatever matters stands out from `ground` by 3:1, light and dark. */
export interface TaskColours {
  readonly ground: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  /** Whoever acts. */
  readonly individual: string;
  /** What somebody does by hand, and the second of two colours. */
  readonly accent: string;
  /** Where they are to go; it needs a rim of ink. */
  readonly goal: string;
}

/** A part of a task's world: its ends to the left, right, bottom and top, in the world's unit. */
export interface WorldFrame {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** From the world of a task to pixels, alike in both directions. */
export interface TaskView {
  readonly x: (x: number) => number;
  readonly y: (y: number) => number;
  /** Pixels of one unit of the world. */
  readonly unit: number;
  /** Thickness of a fine line in pixels, larger on larger stages. */
  readonly fine: number;
  readonly width: number;
  readonly height: number;
}

/** How somebody who acts is drawn. */
export interface Look {
  readonly colours: TaskColours;
  readonly colour: string;
  /** A ghost is one of many: an outline without details. */
  readonly ghost: boolean;
}

/** What one moment of an actor shows besides its state. */
export interface Moment {
  readonly state: ArrayLike<number>;
  /** What it saw and did last; null where that is not known. */
  readonly observation: ArrayLike<number> | null;
  readonly action: ArrayLike<number> | null;
}

/** How a task is driven by hand. */
export interface HandControl {
  /** Keys and pads: left and right only, or upwards and downwards too. */
  readonly ways: 'sides' | 'cross';
  /** In a sentence: what the keys do. */
  readonly keys: string;
  /** Share of real time that a person can follow at first. */
  readonly pace: number;
  /**
   * The action of a step.
   * @param right −1, 0 or 1
   * @param up −1, 0 or 1
   * @param step number of the step, counted from 0
   */
  action(right: number, up: number, step: number): number[];
}

/** How a task in which somebody moves is drawn: pure drawing, no dynamics. */
export interface ActingPicture {
  readonly kind: 'acting';
  /** How strong a ghost is drawn, from 0 to 1: weaker where many cover each other. */
  readonly ghosts?: number;
  readonly frame: WorldFrame;
  /** Steps a second in the task's own time, or those that are pleasant to watch where it has none. */
  readonly rate: number;
  /** Whether that is the task's own time. */
  readonly timed: boolean;
  /** Numbers of the state that turn around, with the length of a turn: between two steps they take the short way. */
  readonly turns: Readonly<Record<number, number>>;
  readonly hand: HandControl;
  /** What stands still, drawn first. `start` is the state at the beginning of the episode. */
  scenery(pen: TaskPen, view: TaskView, colours: TaskColours, start: ArrayLike<number>): void;
  actor(pen: TaskPen, view: TaskView, moment: Moment, look: Look): void;
  /** Where an actor is, for paths and marks, in the world's unit. */
  place(state: ArrayLike<number>): readonly [number, number];
  /** The one number that tells how it is going where the return does not, in a few words. */
  gauge?(state: ArrayLike<number>): string;
  /** What matters about a state, in words. */
  tell(state: ArrayLike<number>): string;
}

/** How a task is drawn in which points are told apart. */
export interface PlanePicture {
  readonly kind: 'plane';
  readonly frame: WorldFrame;
}

export type TaskPicture = ActingPicture | PlanePicture;

/** Draws a world to fit, upwards is up, with a margin in pixels on all sides. */
export function viewOf(frame: WorldFrame, width: number, height: number, margin = 0, down = 0): TaskView {
  const { left, right, bottom, top } = frame;
  const wide = Math.max(1, width - 2 * margin);
  const high = Math.max(1, height - 2 * margin);
  const unit = Math.min(wide / (right - left), high / Math.abs(top - bottom));
  const centreX = (left + right) / 2;
  const centreY = (bottom + top) / 2;
  const sign = top > bottom ? -1 : 1;
  return {
    x: (x) => width / 2 + unit * (x - centreX),
    y: (y) => height / 2 + down + sign * unit * (y - centreY),
    unit,
    fine: Math.max(1, Math.min(width, height) / 420),
    width,
    height,
  };
}
