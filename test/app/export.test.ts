import { inflateSync, crc32, deflateSync } from 'node:zlib';
import { csvParse } from 'd3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolve } from '../../src/core/experiment/settings.ts';
import { coordinateDirections } from '../../src/core/landscape/plane.ts';
import { openFile } from '../../src/core/link/open-file.ts';
import { openLink, writeLink } from '../../src/core/link/link.ts';
import { STRATEGIES } from '../../src/core/strategies/registry.ts';
import { plotSvg } from '../../src/app/export/plot-files.ts';
import { withTexts } from '../../src/app/export/png-text.ts';
import { withImprovements } from '../../src/app/export/record-of.ts';
import { fileName, type RunRecord } from '../../src/app/export/record.ts';
import { stageSvg } from '../../src/app/export/stage-files.ts';
import { SvgPen } from '../../src/app/export/svg-pen.ts';
import { traceCsv, traceJson } from '../../src/app/export/trace-files.ts';
import { Trail } from '../../src/app/stages/trail.ts';
import { plotsOf } from '../../src/app/plots/registry.ts';
import { cellText, rowsToShow, tableText } from '../../src/app/plots/table-rows.ts';
import type { Snapshot } from '../../src/runtime/snapshot.ts';
import type { Checkpoint } from '../../src/core/experiment/checkpoint.ts';
import { Trace } from '../../src/core/experiment/trace.ts';
import { advanceSnapshot, contextOf, palette } from './plot-context.ts';

const claim = {
  digest: '0123456789abcdef0123',
  marks: ['abcd', '0123'],
  revisions: { run: 1, kernels: 1, problem: 1, strategy: 1, restart: 1 },
};

async function recordOf(settings: Record<string, unknown>, done = false): Promise<RunRecord> {
  const { description } = resolve({ problem: 'bbob-f8', dim: 12, target: 0, ...settings });
  const own = done ? claim : null;
  const link = `https://example.org/play/#${await writeLink(description, own)}`;
  return { description, claim: own, link, runs: [advanceSnapshot({ ...settings, dim: 12, target: 0 }, 40), undefined] };
}

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

describe.each(STRATEGIES.map(({ id }) => id))('the trace of %s', (strategy) => {
  test('as JSON is a run file: it and the link inside open to the same run', async () => {
    for (const done of [false, true]) {
      const record = await recordOf({ strategy, seed: 7 }, done);
      const content = JSON.parse(traceJson(record)) as Record<string, never>;
      const opened = openFile(content);
      expect(opened.description).toEqual(record.description);
      expect(opened.claim).toEqual(record.claim);
      expect(opened.issues).toEqual([]);
      const linked = await openLink(content['link']);
      expect(linked).toMatchObject({
        kind: 'opened',
        description: record.description,
        claim: record.claim,
        checked: true,
      });
      const [{ rows, improvements }] = content['trace'] as unknown as { rows: number[][]; improvements: number[][] }[];
      expect(rows.length).toBe(40);
      expect(rows.every((row) => row.length === (content['columns'] as string[]).length)).toBe(true);
      expect(improvements.flat()).toEqual([...record.runs[0]!.improvements]);
    }
  });

  test('as CSV parses back to the same numbers, and names its run in comments', async () => {
    const record = await recordOf({ strategy }, true);
    const lines = traceCsv(record).split('\n');
    const comments = lines.filter((line) => line.startsWith('# ')).map((line) => line.slice(2));
    const link = comments.find((line) => line.startsWith('link: '))!.slice(6);
    expect(await openLink(link)).toMatchObject({ kind: 'opened', description: record.description, claim });
    const settings = JSON.parse(comments.find((line) => line.startsWith('settings: '))!.slice(10)) as Record<
      string,
      unknown
    >;
    expect(resolve(settings).description).toEqual(record.description);
    const rows = csvParse(lines.filter((line) => !line.startsWith('#')).join('\n'));
    expect(rows.length).toBe(40);
    const { history, improvements } = record.runs[0]!;
    rows.forEach((row, k) => {
      expect(Number(row['generation'])).toBe(k + 1);
      expect(Number(row['evaluations'])).toBe(history.values[k * history.width]);
      expect(Number(row['seconds'])).toBe((k + 1) / 100);
      expect(row['repetition']).toBe('0');
    });
    expect(Number(rows.at(-1)!['best_so_far'])).toBe(improvements.at(-1));
    if (strategy === 'one-plus-one-es') expect(rows[0]['diversity']).toBe('');
  });

  test('has plots that come out as SVG with the run inside', async () => {
    const record = await recordOf({ strategy });
    for (const model of plotsOf(contextOf({ strategy, dim: 12 }, record.runs[0]))) {
      const svg = await plotSvg(model, palette, record).text();
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      expect(svg.match(/<path /g)!.length).toBeGreaterThan(5);
      const [, metadata] = /<metadata>(.*)<\/metadata>/.exec(svg)!;
      const { link, settings } = JSON.parse(unescaped(metadata)) as { link: string; settings: Record<string, unknown> };
      expect(await openLink(link)).toMatchObject({ kind: 'opened', description: record.description });
      expect(resolve(settings).description).toEqual(record.description);
    }
  });
});

test('of very many repetitions a file has as many rows as there is room for, at even spacing', async () => {
  const record = await recordOf({ strategy: 'random-search', population: 5 });
  const [run] = record.runs;
  const lines = traceCsv({ ...record, runs: new Array<typeof run>(5001).fill(run) }).split('\n');
  expect(lines).toContain('# rows: one of at most 3 generations; costs are f - f_opt');
  expect(lines.filter((line) => line.startsWith('4999,')).map((line) => line.split(',')[1])).toEqual(
    Array.from({ length: 14 }, (_, k) => String(3 * k + 1)),
  );
});

test.each(['cma-es', 'deep-ga'])('the stage of %s comes out as a drawing with the run inside', async (strategy) => {
  const record = await recordOf({ strategy });
  const snapshot = record.runs[0]!;
  const trail = new Trail();
  for (let g = 1; g < 9; g++)
    trail.add(
      Float64Array.from({ length: 12 }, () => g / 2),
      g,
      g > 5 ? 1 : 0,
    );
  const scene = {
    ...{ snapshot, trail, palette, start: null, others: [], pressed: null, near: false, tone: 'light' as const },
    optimum: new Float64Array(12),
    directions: coordinateDirections(12, [0, 1]),
    ranges: { x: [-5, 5], y: [-5, 5] } as const,
    ...{ width: 700, height: 700 },
  };
  const svg = await stageSvg(scene, record, ['data:image/png;base64,AAAA']).text();
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  expect(svg).toContain('href="data:image/png;base64,AAAA"');
  // A disc or a ring for each individual, three paths each, and the other marks.
  const { size } = snapshot.population!;
  expect(svg.match(/<path /g)!.length).toBeGreaterThan(3 * size + 5);
  const { link } = JSON.parse(unescaped(/<metadata>(.*)<\/metadata>/.exec(svg)![1])) as { link: string };
  expect(await openLink(link)).toMatchObject({ kind: 'opened', description: record.description });
});

test('files are named after their run', async () => {
  expect(fileName(await recordOf({ seed: 3 }), 'trace', 'csv')).toBe('bbob-f8-d12-cma-es-seed-3-trace.csv');
});

describe('a PNG with texts', () => {
  const chunk = (type: string, content: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
    const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    crc.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, crc]);
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const pixel = chunk('IDAT', deflateSync(Buffer.from([0, 128])));
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    pixel,
    chunk('IEND', Buffer.alloc(0)),
  ]);

  test('has every chunk whole, and the texts read back', () => {
    const word = fc.string({ unit: fc.constantFrom(...'azAZ09#!&=".ß'), maxLength: 60 });
    fc.assert(
      fc.property(word, word, (source, description) => {
        const bytes = Buffer.from(withTexts(png, { Source: source, Description: description }));
        const texts: Record<string, string> = {};
        const types: string[] = [];
        for (let at = 8; at < bytes.length;) {
          const length = bytes.readUInt32BE(at);
          const type = bytes.toString('latin1', at + 4, at + 8);
          const content = bytes.subarray(at + 8, at + 8 + length);
          expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(bytes.subarray(at + 4, at + 8 + length)));
          const [keyword, text] = content.toString('latin1').split('\0');
          if (type === 'tEXt') texts[keyword] = text;
          if (type === 'IDAT') expect([...inflateSync(content)]).toEqual([0, 128]);
          types.push(type);
          at += 12 + length;
        }
        expect(types).toEqual(['IHDR', 'tEXt', 'tEXt', 'IDAT', 'IEND']);
        expect(texts).toEqual({ Source: source, Description: description });
      }),
    );
  });
});

describe('the pen that writes SVG', () => {
  test('writes what a canvas would have drawn', () => {
    const pen = new SvgPen();
    pen.save();
    pen.translate(10, 20);
    pen.scale(2);
    pen.beginPath();
    pen.moveTo(0, 0);
    pen.lineTo(5, 0.001);
    pen.strokeStyle = 'rgb(9 20 26 / 72%)';
    pen.setLineDash([3]);
    pen.stroke();
    pen.restore();
    pen.globalAlpha = 0.5;
    pen.beginPath();
    pen.rect(1, 2, 3, 4);
    pen.clip();
    pen.fillText('a < b', 3, 4);
    expect(pen.elements.split('\n')).toEqual([
      '<path d="M10 20L20 20" fill="none" stroke="rgb(9,20,26)" stroke-opacity="0.72" stroke-width="2" stroke-linejoin="miter" stroke-linecap="butt" stroke-dasharray="6"/>',
      '<clipPath id="clip-1"><path d="M1 2L4 2L4 6L1 6Z"/></clipPath>',
      '<text x="3" y="4" font-family="sans-serif" font-size="10" font-weight="400" text-anchor="start" fill="#000000" opacity="0.5" clip-path="url(#clip-1)">a &lt; b</text>',
    ]);
  });

  test('closes whole ellipses and draws parts of them', () => {
    const whole = new SvgPen();
    whole.beginPath();
    whole.ellipse(10, 10, 4, 2, 0, 0, 2 * Math.PI);
    whole.fill();
    expect(whole.elements).toContain('d="M14 10A4 2 0 0 1 6 10A4 2 0 0 1 14 10Z"');
    const quarter = new SvgPen();
    quarter.beginPath();
    quarter.arc(0, 0, 1, 0, Math.PI / 2);
    quarter.stroke();
    expect(quarter.elements).toContain('d="M1 0A1 1 0 0 1 0.71 0.71A1 1 0 0 1 0 1"');
  });
});

describe('the table behind a plot', () => {
  const rows = Array.from({ length: 100 }, (_, k) => [6 * (k + 1), NaN, 1 / (k + 1)]);
  const table = { columns: ['evaluations', 'seconds', 'best'], rows };

  test('shows a sensible number of rows, both ends among them', () => {
    expect(rowsToShow(table).length).toBe(24);
    expect([rowsToShow(table)[0], rowsToShow(table).at(-1)]).toEqual([rows[0], rows[99]]);
    expect(rowsToShow({ ...table, rows: rows.slice(0, 7) })).toEqual(rows.slice(0, 7));
  });

  test('writes numbers for people, and all of them for a spreadsheet', () => {
    expect([cellText(12345, 'evaluations'), cellText(1 / 3, 'best'), cellText(NaN, 'seconds')]).toEqual([
      '12\u202f345',
      '0.3333',
      '–',
    ]);
    const lines = tableText(table).split('\n');
    expect(lines.length).toBe(101);
    expect(lines.slice(0, 2)).toEqual(['evaluations\tseconds\tbest', '6\t\t1']);
  });
});

test('a file of a run that rests has every improvement, also where a curve needs fewer', () => {
  const trace = new Trace(Float64Array.from({ length: 6000 }, (_, k) => (k % 2 === 0 ? k + 1 : 1 / k)));
  const head = { generation: 6000, evaluations: 6000 };
  const checkpoint = { head, improvements: trace.improvements } as Checkpoint;
  const sampled = { head, improvements: trace.sample(2048) } as Snapshot;
  expect(sampled.improvements.length / 2).toBe(2048);
  expect(withImprovements(sampled, checkpoint).improvements).toEqual(trace.improvements);
  const later = { ...sampled, head: { ...head, evaluations: 6001 } };
  expect(withImprovements(later, checkpoint)).toBe(later);
  expect(withImprovements(sampled, null)).toBe(sampled);
});
