import type { Palette } from '../../../styles/palette.ts';

const PADDING = 16;
const TITLE = { font: '600 15px Inter, sans-serif', height: 22 };
const FACTS = { font: '400 12px Inter, sans-serif', height: 18 };
const LINK = { font: "400 9.5px 'JetBrains Mono', monospace", height: 13 };

/**
 * The stage as the page shows it at this moment, as a PNG at the density of the display, with words below.
 * @param lines a title and a line of facts
 * @throws Error when there is no stage or the browser cannot make the picture
 */
export async function stagePicture(
  [title, facts]: readonly [string, string],
  link: string,
  palette: Palette,
): Promise<Blob> {
  const layers = [...document.querySelectorAll<HTMLCanvasElement>('.stage canvas:not(.legend canvas)')].filter(
    (canvas) => canvas.clientWidth > 0 && canvas.width > 1,
  );
  const stage = document.querySelector('.stage');
  if (!stage || layers.length === 0) throw new Error('The stage shows nothing yet; wait until it does.');
  const { clientWidth: width, clientHeight: height } = stage;
  const scale = Math.max(...layers.map((canvas) => canvas.width / canvas.clientWidth));
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser cannot draw the picture.');
  const lines: readonly {
    readonly text: string;
    readonly font: string;
    readonly height: number;
    readonly colour: string;
  }[] = [
    { text: title, ...TITLE, colour: palette.ink },
    ...wrapped(context, FACTS.font, facts.split(/(?<= · )/), width).map((text) => ({
      text,
      ...FACTS,
      colour: palette.muted,
    })),
    ...wrapped(context, LINK.font, [...link], width).map((text) => ({ text, ...LINK, colour: palette.muted })),
  ];
  const below = lines.reduce((sum, line) => sum + line.height, 2 * PADDING);
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round((height + below) * scale);
  context.scale(scale, scale);
  context.fillStyle = palette.panel;
  context.fillRect(0, 0, width, height + below);
  const { left, top } = stage.getBoundingClientRect();
  for (const layer of layers) {
    const at = layer.getBoundingClientRect();
    context.drawImage(layer, at.left - left, at.top - top, at.width, at.height);
  }
  // Marks and paths may reach over the edge of the stage; the words below stand on clean ground.
  context.fillStyle = palette.panel;
  context.fillRect(0, height, width, below);
  context.textBaseline = 'middle';
  let y = height + PADDING;
  for (const line of lines) {
    context.font = line.font;
    context.fillStyle = line.colour;
    context.fillText(line.text, PADDING, y + line.height / 2);
    y += line.height;
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('This browser cannot make the picture.'))),
      'image/png',
    );
  });
}

/** Pieces joined into lines that fit; one that is too long by itself stands alone. */
function wrapped(context: CanvasRenderingContext2D, font: string, pieces: readonly string[], width: number): string[] {
  context.font = font;
  const lines: string[] = [];
  for (const piece of pieces) {
    const longer = (lines.at(-1) ?? '') + piece;
    if (lines.length > 0 && context.measureText(longer).width <= width - 2 * PADDING) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines;
}
