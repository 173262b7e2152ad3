/** What a frame in somebody else's page needs to know. */
export interface Frame {
  readonly address: string;
  /** Says to a screen reader what the frame holds. */
  readonly title: string;
  /** CSS pixels; null takes the width there is. */
  readonly width: number | null;
  readonly height: number;
}

/** The HTML of such a frame; nothing in address or title can end its attribute. */
export function embedCode({ address, title, width, height }: Frame): string {
  const attributes = [
    `src="${escaped(address)}"`,
    `title="${escaped(title)}"`,
    `width="${width ?? '100%'}" height="${height}"`,
    'style="border: 0" loading="lazy"',
  ];
  return `<iframe ${attributes.join(' ')}></iframe>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
