/**
 * Calls `frame` for every frame of the display, with the milliseconds since the one before, as long as the page is seen.
 * @returns ends it
 */
export function onEveryFrame(frame: (milliseconds: number, now: number) => void): () => void {
  let last = performance.now();
  let handle = requestAnimationFrame(function next(now) {
    frame(Math.max(0, now - last), now);
    last = now;
    handle = requestAnimationFrame(next);
  });
  return () => cancelAnimationFrame(handle);
}
