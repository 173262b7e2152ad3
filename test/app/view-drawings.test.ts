import { describe, expect, test } from 'vitest';
import { resolve } from '../../src/core/experiment/settings.ts';
import { coordinateDirections } from '../../src/core/landscape/plane.ts';
import { openLink, writeLink } from '../../src/core/link/link.ts';
import type { RunRecord } from '../../src/app/export/record.ts';
import { drawingSvg, type StageDrawing } from '../../src/app/export/stage-files.ts';
import { surfaceDrawing } from '../../src/app/export/surface-drawing.ts';
import { coordinatesDrawing, pairsDrawing } from '../../src/app/export/whole-drawings.ts';
import { FIRST_TURN, matrixOf } from '../../src/app/stages/relief/turn.ts';
import { extentOf } from '../../src/app/stages/whole/extent.ts';
import { pairRanges } from '../../src/app/stages/whole/pair-grounds.svelte.ts';
import { PairSample } from '../../src/app/stages/whole/pair-sample.ts';
import { pairsOf } from '../../src/app/stages/whole/pairs.ts';
import { axisName } from '../../src/app/words/axes.ts';
import type { Snapshot } from '../../src/runtime/snapshot.ts';
import { advanceSnapshot, palette } from './plot-context.ts';

const DIM = 12;
const SIZE = { width: 700, height: 600 };
const PICTURE = 'data:image/png;base64,AAAA';
const optimum = new Float64Array(DIM);
const image = { toDataURL: () => PICTURE } as unknown as HTMLCanvasElement;

/** A run after some generations, with all coordinates of a sample. */
function seenWith(strategy: string): Snapshot {
  const snapshot = advanceSnapshot({ strategy, dim: DIM, target: 0 }, 10);
  const population = snapshot.population!;
  const ranks = Uint32Array.from({ length: Math.min(6, population.size) }, (_, k) => k);
  const rows = Float32Array.from({ length: DIM * ranks.length }, (_, k) => Math.sin(k));
  return { ...snapshot, population: { ...population, sample: { ranks, rows } } };
}

async function svgOf(strategy: string, drawing: (snapshot: Snapshot) => StageDrawing): Promise<string> {
  const { description } = resolve({ problem: 'bbob-f8', dim: DIM, strategy });
  const snapshot = seenWith(strategy);
  const link = `https://example.org/play/#${await writeLink(description, null)}`;
  const record: RunRecord = { description, claim: null, link, runs: [snapshot] };
  const svg = await drawingSvg(drawing(snapshot), record, snapshot).text();
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  expect(svg).toContain('<title>f8 Rosenbrock');
  const metadata = /<metadata>(.*)<\/metadata>/.exec(svg)![1].replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const content = JSON.parse(metadata) as { link: string };
  expect(await openLink(content.link)).toMatchObject({ kind: 'opened', description });
  return svg;
}

const extentWith = (snapshot: Snapshot) => extentOf(snapshot, 'box', [-5, 5], DIM);

describe.each(['cma-es', 'deep-ga'])('a drawing of %s, with the run inside,', (strategy) => {
  test('in pairs has a landscape, a name and the marks of each', async () => {
    const pairs = pairsOf(DIM);
    const svg = await svgOf(strategy, (snapshot) => {
      const extent = extentWith(snapshot);
      const sample = PairSample.of(snapshot.population, DIM);
      const placed = pairs.map((pair, k) => ({
        scene: { pair, snapshot, sample, optimum, extent, side: 90, palette },
        ground: { key: '', image, ranges: pairRanges(extent, pair) },
        left: 100 * (k % 3),
        top: 100 * Math.floor(k / 3),
      }));
      return pairsDrawing({ ...SIZE, palette }, placed);
    });
    expect(svg.split(`href="${PICTURE}"`).length - 1).toBe(pairs.length);
    for (const [a, b] of pairs) expect(svg).toContain(`>${axisName(a)}, ${axisName(b)}</text>`);
    expect(svg.match(/<path /g)!.length).toBeGreaterThan(pairs.length * 3 * 6);
  });

  test('over all coordinates has a line for each individual and a name for each coordinate', async () => {
    const svg = await svgOf(strategy, (snapshot) =>
      coordinatesDrawing({ snapshot, optimum, extent: extentWith(snapshot), ...SIZE, palette }),
    );
    for (let j = 0; j < DIM; j++) expect(svg).toContain(`>${axisName(j)}</text>`);
    for (const value of ['−5', '0', '5']) expect(svg).toContain(`>${value}</text>`);
    const lines = [...svg.matchAll(/<path d="(M[^Z"]*)"/g)].filter(([, path]) => path.split('L').length === DIM);
    // The mean, where there is one, is drawn with a rim.
    expect(lines.length).toBe(6 + (strategy === 'cma-es' ? 2 : 0));
  });

  test('as a surface has its picture, the marks on it and the names of its axes', async () => {
    const svg = await svgOf(strategy, (snapshot) => {
      const scene = {
        ...{ snapshot, trail: null, others: [], optimum, start: null, pressed: null, near: false, palette, ...SIZE },
        directions: coordinateDirections(DIM, [0, 1]),
        ranges: { x: [-5, 5], y: [-5, 5] } as const,
        tone: 'light' as const,
      };
      const matrix = matrixOf(FIRST_TURN, SIZE.width, SIZE.height);
      const sight = {
        tones: new Float32Array(64).fill(0.4),
        ranges: scene.ranges,
        matrix,
        names: ['x₁', 'x₂'] as const,
      };
      return surfaceDrawing(scene, sight, PICTURE);
    });
    expect(svg).toContain(`href="${PICTURE}"`);
    for (const name of ['x₁', 'x₂']) expect(svg).toContain(`>${name}</text>`);
    expect(svg.match(/<path /g)!.length).toBeGreaterThan(6);
  });
});
