import { inMegabytes } from '../device.ts';
import type { OnProgress } from '../opening.ts';

/** One of the messages by which transformers.js tells how far a file has come. */
interface FileProgress {
  readonly status: string;
  readonly file?: string;
  readonly loaded?: number;
  readonly total?: number;
}

/** Adds up the files of a model: transformers.js counts each for itself, and begins with small ones. */
export function countDownloads(
  name: string,
  expected: number,
  onProgress: OnProgress,
): (progress: FileProgress) => void {
  const files = new Map<string, number>();
  return ({ status, file, loaded }) => {
    if (status !== 'progress' || file === undefined || loaded === undefined) return;
    files.set(file, loaded);
    const sum = [...files.values()].reduce((all, each) => all + each, 0);
    const total = Math.max(expected, sum);
    onProgress({ loaded: sum, total, text: `Loading ${name}: ${inMegabytes(sum)} of about ${inMegabytes(total)}.` });
  };
}
