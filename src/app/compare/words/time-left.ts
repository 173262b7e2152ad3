const MINUTE = 60;
const HOUR = 3600;

/** A time to wait, as people say it: "12 s left", "3 min left"; nothing where it is not known. */
export function timeLeft(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds)) return '';
  if (seconds < 1) return 'nearly there';
  if (seconds < 100) return `${Math.round(seconds)} s left`;
  if (seconds < 100 * MINUTE) return `${Math.round(seconds / MINUTE)} min left`;
  return `${Math.round(seconds / HOUR)} h left`;
}
