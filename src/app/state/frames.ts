/** A hidden page has no frames; whoever waits for one is then served this often. */
const LONGEST_WAIT_MS = 1000;

/** Resolves with the next frame that the display shows. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      resolve();
    };
    const timer = setTimeout(done, LONGEST_WAIT_MS);
    const frame = requestAnimationFrame(done);
  });
}

/** Gathers any number of calls into one at the next frame. */
export function oncePerFrame(work: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    void nextFrame().then(() => {
      waiting = false;
      work();
    });
  };
}
