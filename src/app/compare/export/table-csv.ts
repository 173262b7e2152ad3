import type { NumberTable } from '../../plots/model.ts';

/** The numbers of a plot for spreadsheets, in full, below comments that say where they come from; nothing where there is none. */
export function tableCsv({ columns, rows }: NumberTable, comments: readonly string[]): string {
  const numbers = rows.map((row) => row.map((value) => (Number.isFinite(value) ? String(value) : '')));
  const lines = [columns.map(quoted), ...numbers].map((fields) => fields.join(','));
  return `${comments.map((comment) => `# ${comment}`).join('\n')}\n${lines.join('\n')}\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
