/** Finer than this the eye sees no difference, and every pixel costs. */
const MOST_DENSITY = 2;

/** Device pixels for each CSS pixel of canvases. */
export function density(): number {
  return Math.min(MOST_DENSITY, window.devicePixelRatio || 1);
}

/** Makes a canvas fit its size in CSS pixels and returns a cleared context in that unit. */
export function surface(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D | null {
  const scale = density();
  const columns = Math.max(1, Math.round(width * scale));
  const rows = Math.max(1, Math.round(height * scale));
  if (canvas.width !== columns) canvas.width = columns;
  if (canvas.height !== rows) canvas.height = rows;
  const context = canvas.getContext('2d');
  context?.setTransform(scale, 0, 0, scale, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}
