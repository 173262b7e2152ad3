/**
 * The line "1, 2" that a reply in the form {"mean":[1,2]} stands for, so that whoever reads replies knows one form only. Anything else
 * stays as it came.
 */
export function replyLine(text: string): string {
  try {
    const read: unknown = JSON.parse(text);
    const mean: unknown = (read as { mean?: unknown } | null)?.mean;
    return Array.isArray(mean) && mean.length > 0 && mean.every(Number.isSafeInteger) ? mean.join(', ') : text;
  } catch {
    return text;
  }
}
