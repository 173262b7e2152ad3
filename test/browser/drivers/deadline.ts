import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Gives a promise a limit.
 * @throws Error that names what was awaited, when the limit passes first.
 */
export async function within<T>(work: Promise<T>, milliseconds: number, awaited: string): Promise<T> {
  return limited(work, milliseconds, new Error(`Waited ${milliseconds} ms in vain for ${awaited}.`));
}

async function limited<T>(work: Promise<T>, milliseconds: number, otherwise: Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(otherwise), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Asks again and again until the answer is neither undefined, null nor false.
 * @throws Error that names what was awaited, when the limit passes first.
 */
export async function until<T>(
  ask: () => T | Promise<T>,
  milliseconds: number,
  awaited: string,
): Promise<Exclude<T, undefined | null | false>> {
  const end = Date.now() + milliseconds;
  const tooLate = new Error(`Waited ${milliseconds} ms in vain for ${awaited}.`);
  // To ask takes time from what is waited for, so what takes longer is asked less often.
  for (let pause = 20; ; pause = Math.min(100, 1.25 * pause)) {
    const answer = await limited(Promise.resolve(ask()), Math.max(1, end - Date.now()), tooLate);
    if (answer !== undefined && answer !== null && answer !== false) {
      return answer as Exclude<T, undefined | null | false>;
    }
    if (Date.now() >= end) throw tooLate;
    await sleep(pause);
  }
}
