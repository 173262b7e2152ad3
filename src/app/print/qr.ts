import { encode } from 'uqr';

/** A QR code as squares of a grid. */
export interface QrCode {
  /** Squares along a side. */
  readonly size: number;
  /** Outline of the dark ones, for an SVG path. */
  readonly path: string;
}

/** Longer texts make squares smaller than the camera of a telephone tells apart on paper. */
export const MOST_QR_CHARACTERS = 700;

/** The QR code of a link; null for one that is too long. */
export function qrOf(text: string): QrCode | null {
  if (text.length > MOST_QR_CHARACTERS) return null;
  const { size, data } = encode(text, { ecc: 'L', boostEcc: true, border: 0 });
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!data[y][x]) continue;
      const from = x;
      while (x + 1 < size && data[y][x + 1]) x++;
      // Squares side by side become one, or thin gaps would show between them.
      path += `M${from} ${y}h${x + 1 - from}v1H${from}z`;
    }
  }
  return { size, path };
}
