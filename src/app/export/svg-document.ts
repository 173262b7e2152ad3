import { settingsText, SOFTWARE, type RunRecord } from './record.ts';
import { escaped, type SvgPen } from './svg-pen.ts';

/** What was drawn as a document of its own, with the run and its link inside. */
export function svgDocument(pen: SvgPen, width: number, height: number, title: string, record: RunRecord): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" ${size}>
<title>${escaped(title)}</title>
<desc>${escaped(record.link)}</desc>
<metadata>${escaped(JSON.stringify({ software: SOFTWARE, link: record.link, settings: JSON.parse(settingsText(record)) as unknown }))}</metadata>
${pen.elements}
</svg>
`;
}
