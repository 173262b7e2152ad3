import { SOFTWARE, type Source } from './record.ts';
import { escaped, type SvgPen } from './svg-pen.ts';

/** What was drawn as a document of its own, with the run and its link inside. */
export function svgDocument(
  pen: SvgPen,
  width: number,
  height: number,
  title: string,
  { link, settings }: Source,
): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" ${size}>
<title>${escaped(title)}</title>
<desc>${escaped(link)}</desc>
<metadata>${escaped(JSON.stringify({ software: SOFTWARE, link, settings }))}</metadata>
${pen.elements}
</svg>
`;
}
