/** From where a surface is seen: turned about its upright by `yaw` and looked at from `pitch` above its plane, in degrees. */
export interface Turn {
  readonly yaw: number;
  readonly pitch: number;
}

/** A little from the side and well from above, so that valleys are seen into. */
export const FIRST_TURN: Turn = { yaw: 30, pitch: 50 };

/** From below there is nothing to see, and edge-on not much. */
const PITCHES = [10, 90] as const;

/** The eye is this far from the middle of a plane that reaches from −1 to 1, and sees it under this angle, as its cotangent. */
const DISTANCE = 4.2;
const NARROWNESS = 2.9;
const [NEAREST, FARTHEST] = [1, 8];
/** How high the surface stands in units of half its width. */
export const RISE = 0.9;

/** A turn that went on by so many degrees; it goes round for ever, but neither below the plane nor over the top. */
export function turnedBy({ yaw, pitch }: Turn, right: number, up: number): Turn {
  const round = (yaw + right) % 360;
  return { yaw: round < 0 ? round + 360 : round, pitch: Math.min(PITCHES[1], Math.max(PITCHES[0], pitch + up)) };
}

/**
 * From the surface to the screen, as 16 numbers, column by column. A place of the surface is (x, height, −y) with x and y
 * from −1 to 1 and height from −½ to ½ of `RISE`; from straight above, unturned, the surface looks like the map.
 */
export function matrixOf({ yaw, pitch }: Turn, width: number, height: number): Float32Array {
  const [s, c] = [Math.sin((yaw * Math.PI) / 180), Math.cos((yaw * Math.PI) / 180)];
  const [sp, cp] = [Math.sin((pitch * Math.PI) / 180), Math.cos((pitch * Math.PI) / 180)];
  const shorter = Math.min(width, height);
  const [fx, fy] = [(NARROWNESS * shorter) / width, (NARROWNESS * shorter) / height];
  // Rows of the view: to the right, upwards, towards the eye.
  const right = [c, 0, s];
  const up = [s * sp, cp, -c * sp];
  const near = [-s * cp, sp, c * cp];
  const share = (FARTHEST + NEAREST) / (FARTHEST - NEAREST);
  const shift = (2 * FARTHEST * NEAREST) / (FARTHEST - NEAREST);
  const column = (k: number): number[] => [fx * right[k], fy * up[k], -share * near[k], -near[k]];
  return Float32Array.from([...column(0), ...column(1), ...column(2), 0, 0, share * DISTANCE - shift, DISTANCE]);
}

/** Where a place of the surface is seen, in pixels from the top left. */
export function seenAt(
  matrix: Float32Array,
  [x, y, z]: readonly [number, number, number],
  width: number,
  height: number,
): [number, number] {
  const row = (k: number): number => matrix[k] * x + matrix[4 + k] * y + matrix[8 + k] * z + matrix[12 + k];
  const w = row(3);
  return [((1 + row(0) / w) * width) / 2, ((1 - row(1) / w) * height) / 2];
}
