/** A table as Markdown, with columns wide enough to be read as plain text too; numbers are set to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, c) => Math.max(title.length, ...rows.map((row) => row[c].length)));
  const numeric = head.map((_, c) => rows.every((row) => /^[\d.,×<∞–-]/.test(row[c])));
  const pad = (text: string, c: number): string => (numeric[c] ? text.padStart(widths[c]) : text.padEnd(widths[c]));
  const line = (cells: readonly string[]): string => `| ${cells.map(pad).join(' | ')} |`;
  const rule = `|${widths.map((width, c) => (numeric[c] ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** A speed as a person reads it. */
export function millions(perSecond: number): string {
  return `${(perSecond / 1e6).toFixed(perSecond < 1e7 ? 2 : 1)}M`;
}
