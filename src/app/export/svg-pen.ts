import type { Pen } from '../plots/pen.ts';

type Style = string | CanvasGradient | CanvasPattern;

/** What `save` remembers and `restore` brings back. */
interface PenState {
  fillStyle: Style;
  strokeStyle: Style;
  lineWidth: number;
  lineJoin: CanvasLineJoin;
  lineCap: CanvasLineCap;
  globalAlpha: number;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
  dash: readonly number[];
  /** Where the origin is, and how many pixels one unit takes. */
  origin: readonly [number, number];
  unit: number;
  /** Identifier of the clip path that holds, or an empty string. */
  clip: string;
}

const ANCHORS: Readonly<Record<CanvasTextAlign, string>> = {
  left: 'start',
  start: 'start',
  center: 'middle',
  right: 'end',
  end: 'end',
};

/** A pen that writes SVG: what is drawn with it as on a canvas comes out as vectors. */
export class SvgPen implements Pen {
  fillStyle: Style = '#000000';
  strokeStyle: Style = '#000000';
  lineWidth = 1;
  lineJoin: CanvasLineJoin = 'miter';
  lineCap: CanvasLineCap = 'butt';
  globalAlpha = 1;
  font = '10px sans-serif';
  textAlign: CanvasTextAlign = 'start';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  #dash: readonly number[] = [];
  #origin: readonly [number, number] = [0, 0];
  #unit = 1;
  #clip = '';
  #path = '';
  readonly #saved: PenState[] = [];
  readonly #elements: string[] = [];
  #clips = 0;

  /** @param name begins the identifiers in the drawing; drawings in the same document need names of their own */
  constructor(private readonly name = 'clip') {}

  /** Everything drawn so far, as elements of an SVG document. */
  get elements(): string {
    return this.#elements.join('\n');
  }

  beginPath(): void {
    this.#path = '';
  }

  moveTo(x: number, y: number): void {
    this.#path += `M${this.#at(x, y)}`;
  }

  lineTo(x: number, y: number): void {
    this.#path += `${this.#path === '' ? 'M' : 'L'}${this.#at(x, y)}`;
  }

  closePath(): void {
    this.#path += 'Z';
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#path += `M${this.#at(x, y)}L${this.#at(x + width, y)}L${this.#at(x + width, y + height)}L${this.#at(x, y + height)}Z`;
  }

  arc(x: number, y: number, radius: number, from: number, to: number): void {
    this.ellipse(x, y, radius, radius, 0, from, to);
  }

  ellipse(x: number, y: number, rx: number, ry: number, rotation: number, from: number, to: number): void {
    const point = (angle: number): string => {
      const [u, v] = [rx * Math.cos(angle), ry * Math.sin(angle)];
      const [c, s] = [Math.cos(rotation), Math.sin(rotation)];
      return this.#at(x + c * u - s * v, y + s * u + c * v);
    };
    const turn = rounded((180 / Math.PI) * rotation);
    const radii = `${rounded(rx * this.#unit)} ${rounded(ry * this.#unit)} ${turn}`;
    const span = Math.min(2 * Math.PI, to - from);
    this.#path += `${this.#path === '' || this.#path.endsWith('Z') ? 'M' : 'L'}${point(from)}`;
    // A whole turn ends where it begins, so it takes two arcs, each of half of it.
    for (const share of [0.5, 1]) this.#path += `A${radii} 0 1 ${point(from + share * span)}`;
    if (span === 2 * Math.PI) this.#path += 'Z';
  }

  fill(): void {
    this.#draw(`${paint('fill', this.fillStyle)}`);
  }

  stroke(): void {
    const dash = this.#dash.map((length) => rounded(length * this.#unit)).join(' ');
    this.#draw(
      `fill="none" ${paint('stroke', this.strokeStyle)} stroke-width="${rounded(this.lineWidth * this.#unit)}"` +
        ` stroke-linejoin="${this.lineJoin}" stroke-linecap="${this.lineCap}"` +
        (dash === '' ? '' : ` stroke-dasharray="${dash}"`),
    );
  }

  clip(): void {
    const id = `${this.name}-${++this.#clips}`;
    this.#elements.push(`<clipPath id="${id}"${this.#clipped()}><path d="${this.#path}"/></clipPath>`);
    this.#clip = id;
  }

  fillText(text: string, x: number, y: number): void {
    const [, weight = '400', size = '10', family = 'sans-serif'] = /^(\d+ )?([\d.]+)px (.+)$/.exec(this.font) ?? [];
    // Programs that edit SVG know no baseline but the usual one.
    const drop = this.textBaseline === 'middle' ? 0.35 * Number(size) : 0;
    const [px, py] = this.#at(x, y + drop).split(' ');
    this.#elements.push(
      `<text x="${px}" y="${py}" font-family="${escaped(family)}" font-size="${rounded(Number(size) * this.#unit)}"` +
        ` font-weight="${weight.trim()}" text-anchor="${ANCHORS[this.textAlign]}"` +
        ` ${paint('fill', this.fillStyle)}${this.#shared()}>${escaped(text)}</text>`,
    );
  }

  /** Embeds a picture, given as a data address. */
  image(address: string, x: number, y: number, width: number, height: number): void {
    const [px, py] = this.#at(x, y).split(' ');
    const size = `width="${rounded(width * this.#unit)}" height="${rounded(height * this.#unit)}"`;
    this.#elements.push(
      `<image x="${px}" y="${py}" ${size} preserveAspectRatio="none" href="${escaped(address)}"${this.#shared()}/>`,
    );
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, lineJoin, lineCap, globalAlpha, font, textAlign, textBaseline } = this;
    const own = { fillStyle, strokeStyle, lineWidth, lineJoin, lineCap, globalAlpha, font, textAlign, textBaseline };
    this.#saved.push({ ...own, dash: this.#dash, origin: this.#origin, unit: this.#unit, clip: this.#clip });
  }

  restore(): void {
    const state = this.#saved.pop();
    if (!state) return;
    const { dash, origin, unit, clip, ...own } = state;
    Object.assign(this, own);
    this.#dash = dash;
    this.#origin = origin;
    this.#unit = unit;
    this.#clip = clip;
  }

  translate(x: number, y: number): void {
    this.#origin = [this.#origin[0] + x * this.#unit, this.#origin[1] + y * this.#unit];
  }

  /** Nothing here is drawn larger in one direction than in the other. */
  scale(factor: number): void {
    this.#unit *= factor;
  }

  setLineDash(lengths: readonly number[]): void {
    this.#dash = lengths;
  }

  #at(x: number, y: number): string {
    return `${rounded(this.#origin[0] + x * this.#unit)} ${rounded(this.#origin[1] + y * this.#unit)}`;
  }

  #draw(attributes: string): void {
    if (this.#path !== '') this.#elements.push(`<path d="${this.#path}" ${attributes}${this.#shared()}/>`);
  }

  #shared(): string {
    return (this.globalAlpha < 1 ? ` opacity="${rounded(this.globalAlpha)}"` : '') + this.#clipped();
  }

  #clipped(): string {
    return this.#clip === '' ? '' : ` clip-path="url(#${this.#clip})"`;
  }
}

/** A hundredth of a pixel is enough. */
function rounded(value: number): string {
  return String(Math.round(100 * value) / 100);
}

/** A colour as every SVG reader knows it; those with a share of opacity are written in two parts. */
function paint(what: 'fill' | 'stroke', style: Style): string {
  const [, r, g, b, opacity] = /^rgb\((\d+) (\d+) (\d+) \/ ([\d.]+)%\)$/.exec(String(style)) ?? [];
  if (r === undefined) return `${what}="${escaped(String(style))}"`;
  return `${what}="rgb(${r},${g},${b})" ${what}-opacity="${rounded(Number(opacity) / 100)}"`;
}

/** Text that can stand in an element or an attribute. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
