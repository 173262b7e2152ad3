/** A line of a pictogram on a grid of 48 × 32, and what it stands for. */
export interface PictogramPart {
  readonly path: string;
  readonly tone: 'ground' | 'body' | 'goal';
}

const dots = (places: readonly (readonly [number, number])[]): string =>
  places.map(([x, y]) => `M${x} ${y}h.01`).join('');

/** Pictures of tasks for a menu, by identifier. */
const PICTOGRAMS: Readonly<Record<string, readonly PictogramPart[]>> = {
  cartpole: [
    { path: 'M4 28.5h40', tone: 'ground' },
    { path: 'M17 20h14v6H17zM20 28.5h.01M28 28.5h.01', tone: 'body' },
    { path: 'M24 20 28 4', tone: 'goal' },
  ],
  acrobot: [
    { path: 'M6 6h36', tone: 'ground' },
    { path: 'M24 13 16 21', tone: 'body' },
    { path: 'M16 21 27 27M24 13h.01M16 21h.01', tone: 'goal' },
  ],
  mountaincar: [
    { path: 'M3 7c6 0 8 19 17 19S33 8 43 8', tone: 'ground' },
    { path: 'M40 8V3h5l-2 1.6 2 1.6h-5', tone: 'goal' },
    { path: 'M12 19.5l4 4.5M12.4 23h.01', tone: 'body' },
  ],
  'mountaincar-continuous': [
    { path: 'M3 7c6 0 8 19 17 19S33 8 43 8', tone: 'ground' },
    { path: 'M40 8V3h5l-2 1.6 2 1.6h-5', tone: 'goal' },
    { path: 'M27 21l4-5M32 21h6m-2-2 2 2-2 2', tone: 'body' },
  ],
  pendulum: [
    { path: 'M13 16a11 11 0 1 1 22 0', tone: 'ground' },
    { path: 'M24 16h.01M24 16 31 26', tone: 'body' },
    { path: 'M21 4.5h6', tone: 'goal' },
  ],
  'cartpole-swingup': [
    { path: 'M4 10.5h40', tone: 'ground' },
    { path: 'M17 7h14v7H17z', tone: 'body' },
    { path: 'M24 14l-4 15M28 28c5-1 8-5 8-10m-2.4 2 2.4-2.4 2.4 2.4', tone: 'goal' },
  ],
  'point-navigation': [
    { path: 'M24 28V4M12 16h24', tone: 'ground' },
    { path: 'M24 16c4 4 8 2 11-5', tone: 'body' },
    { path: 'M34 7.5a2.4 2.4 0 1 1 4.8 0 2.4 2.4 0 0 1-4.8 0', tone: 'goal' },
  ],
  'hard-maze': [
    { path: 'M8 3h32v26H8zM8 12h18M40 10H32v12M14 20h18M20 20v9', tone: 'ground' },
    { path: 'M12 25h.01M12 25c0-6-2-8 2-9h10', tone: 'body' },
    { path: 'M12.5 7.5h.01', tone: 'goal' },
  ],
  moons: [
    { path: 'M10 20a9 9 0 0 1 18 0', tone: 'body' },
    { path: 'M20 13a9 9 0 0 0 18 0', tone: 'goal' },
  ],
  rings: [
    { path: 'M12 16a12 12 0 1 1 24 0 12 12 0 1 1-24 0', tone: 'body' },
    { path: 'M19 16a5 5 0 1 1 10 0 5 5 0 1 1-10 0', tone: 'goal' },
  ],
  xor: [
    { path: 'M24 3v26M8 16h32', tone: 'ground' },
    {
      path: dots([
        [14, 8],
        [18, 11],
        [13, 12],
        [31, 21],
        [36, 24],
        [33, 26],
      ]),
      tone: 'body',
    },
    {
      path: dots([
        [31, 8],
        [36, 10],
        [33, 12],
        [13, 21],
        [18, 24],
        [15, 26],
      ]),
      tone: 'goal',
    },
  ],
  spirals: [
    { path: 'M24 16c0-4 7-4 7 2s-9 8-13 4-3-14 5-16 15 4 15 11', tone: 'body' },
    { path: 'M24 16c0 4-7 4-7-2s9-8 13-4 3 14-5 16-15-4-15-11', tone: 'goal' },
  ],
};

/** The picture of a task; an empty one for a task that has none yet. */
export function pictogramOf(task: string): readonly PictogramPart[] {
  return PICTOGRAMS[task] ?? [];
}
