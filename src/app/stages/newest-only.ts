/** Makes calls wait until the last one is done; of those that wait only the newest is made. */
export function newestOnly<A extends readonly unknown[]>(work: (...args: A) => Promise<void>): (...args: A) => void {
  let busy = false;
  let next: A | null = null;
  const run = async (): Promise<void> => {
    busy = true;
    try {
      while (next) {
        const args: A = next;
        next = null;
        await work(...args);
      }
    } finally {
      busy = false;
    }
  };
  return (...args) => {
    next = args;
    if (!busy) void run();
  };
}
