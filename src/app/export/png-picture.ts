import { withTexts } from './png-text.ts';
import { SOFTWARE, type Source } from './record.ts';

/**
 * What is drawn, as a PNG with the run and its link inside.
 * @param scale pixels for each unit of width and height
 * @throws Error when the browser cannot make the picture
 */
export async function pngPicture(
  width: number,
  height: number,
  scale: number,
  draw: (context: CanvasRenderingContext2D) => void,
  { link, settings }: Source,
): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser cannot draw the picture');
  context.scale(scale, scale);
  draw(context);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('this browser cannot make a PNG of this size');
  const texts = { Software: SOFTWARE, Source: link, Description: JSON.stringify(settings) };
  return new Blob([withTexts(new Uint8Array(await blob.arrayBuffer()), texts)], { type: 'image/png' });
}
