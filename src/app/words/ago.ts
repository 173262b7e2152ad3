const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;
const FORMAT = new Intl.RelativeTimeFormat('en');

/** How long ago something was, in its largest unit: "5 minutes ago", "1 day ago", "a moment ago". */
export function ago(milliseconds: number): string {
  for (const [unit, length] of UNITS) {
    if (milliseconds >= length) return FORMAT.format(-Math.floor(milliseconds / length), unit);
  }
  return 'a moment ago';
}
