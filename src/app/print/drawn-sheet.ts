import { SvgPen } from '../export/svg-pen.ts';
import type { PlotContext, PlotModel } from '../plots/model.ts';
import { progressAxis, progressOf } from '../plots/progress.ts';
import { plotsOf } from '../plots/registry.ts';
import { mapEntries, trailEntries } from '../stages/legend-entries.ts';
import { place } from '../stages/marks.ts';
import { boxRanges, squareWithin } from '../stages/viewport.ts';
import type { StageModel } from '../stages/stage-model.svelte.ts';
import type { Playground } from '../state/playground.svelte.ts';
import { paletteAt, type Palette } from '../styles/palette.ts';
import { stageText } from '../words/stage-text.ts';
import { sheetContent, type SheetContent } from './content.ts';
import { plotDrawing, plotToSketch } from './plot-drawing.ts';
import { qrOf, type QrCode } from './qr.ts';
import { measureOf } from '../words/measure.ts';
import type { TaskPaper } from '../stages/tasks/paper.ts';
import { stageCaption, taskCaption } from './stage-caption.ts';
import { STAGE_SIDE, stageDrawing } from './stage-drawing.ts';

/** A picture as elements of an SVG, and what it shows for those who cannot see it. */
export interface Drawing {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly elements: string;
}

/** A whole sheet, ready to be put into the document. */
export interface DrawnSheet {
  readonly content: SheetContent;
  /** Null where the stage has nothing to show yet. */
  readonly stage: Drawing | null;
  readonly stageSize: readonly [number, number];
  /** The words below the stage. */
  readonly caption: string;
  readonly marks: readonly { readonly label: string; readonly elements: string }[];
  readonly plots: readonly Drawing[];
  readonly plotSize: readonly [number, number];
  /** Empty while it is not known. */
  readonly link: string;
  readonly code: QrCode | null;
  /** Only the picture, for a frame in somebody else's page. */
  readonly framed: boolean;
}

/** Width and height of a plot in the units that it is drawn in, where so many stand side by side. */
const PLOT_SIZES: readonly (readonly [number, number])[] = [
  [700, 200],
  [700, 200],
  [340, 146],
  [262, 168],
];
const MARK_SIDE = 20;

/** Draws the sheet about what the page shows at this moment. */
export function drawnSheet(playground: Playground, model: StageModel, link: string, framed: boolean): DrawnSheet {
  const { settings, session, view, landscape, theme, visit, verdict, controls, scales } = playground;
  const { description, problem } = settings;
  const palette = paperPalette();
  const snapshot = model.snapshot;
  const box = [problem.lower, problem.upper] as const;
  const ranges = model.width > 0 ? squareWithin(model.ranges) : boxRanges(...box, 1, 1);
  const context = plotContext(playground, palette);
  const models = plotsOf(context);
  const content = sheetContent({
    description,
    runs: context.runs,
    watched: view.repetition,
    phase: session.phase,
    failure: session.failure,
    results: session.results,
    reproduced: visit.current.kind === 'result' && verdict?.kind === 'reproduced',
    optimum: landscape.optimum,
    shows: (key) => settings.shows(key),
    embedded: controls.embed,
    plots: models.map(({ id }) => id),
    logarithmic: scales.current.cost === 'log',
    ranges,
  });
  const ground = { painting: landscape.painting, tone: theme.tone, box: view.principal ? null : box };
  const facts = { dim: description.dim, through: view.through, names: model.names, ranges, snapshot };
  const { begun } = content;
  const entries = [
    ...trailEntries(snapshot?.restarts?.count ?? 0, 'light'),
    ...mapEntries(palette, model.hasShape, model.dots),
  ];
  const plotSize = PLOT_SIZES[content.plots.length];
  const drawPlot = (plot: PlotModel): Drawing => {
    const shown = begun ? plot : plotToSketch(plot, description);
    const elements = plotDrawing(shown, palette, ...plotSize);
    return { id: plot.id, title: `${plot.title} over ${plot.over}`, text: shown.text, elements };
  };
  const { repetitions } = description;
  const moment = { snapshot, watched: view.repetition, repetitions };
  const paper = description.task ? (model.paper?.(palette) ?? null) : null;
  const stage = paper && { id: 'stage', title: '', text: paper.text, elements: paperDrawing(paper) };
  const landscapeStage = () => ({
    id: 'stage',
    title: '',
    text: stageText(description, view.principal ? null : view.axes, snapshot),
    elements: stageDrawing({ ...model.search, ranges }, ground, palette),
  });
  // Before the first generation there are no individuals to be told apart.
  const marks = paper ? paper.entries : begun ? entries : entries.slice(-1);
  return {
    content,
    stage: description.task ? stage : landscapeStage(),
    stageSize: paper ? [paper.width, paper.height] : [STAGE_SIDE, STAGE_SIDE],
    caption: paper
      ? taskCaption(moment, measureOf(description).counted, paper.caption)
      : stageCaption({ ...facts, ...moment, branches: context.others.length }),
    marks: marks.map(({ label, draw }) => ({ label, elements: markDrawing(draw) })),
    plots: content.plots.map((id) => drawPlot(models.find((plot) => plot.id === id)!)),
    plotSize,
    link,
    code: link === '' ? null : qrOf(link),
    framed,
  };
}

/** What the page's plots are made from, in the colours of paper, over evaluations: seconds are those of one machine. */
function plotContext({ settings, session, view, scales, branches }: Playground, palette: Palette): PlotContext {
  const { across, cost } = scales.current;
  const runs = session.runs.map((run) => run?.snapshot);
  const others = branches.others.map(({ snapshot }) => snapshot);
  const begun = [...runs.filter((run) => run !== undefined), ...others];
  return {
    runs,
    others,
    watched: view.repetition,
    strategy: settings.strategy,
    description: settings.description,
    tone: 'light',
    palette,
    progress: (run) => progressOf('evaluations', run?.history),
    across: progressAxis('evaluations', across, begun),
    costScale: cost,
  };
}

/** The palette of paper, whatever the theme of the page. */
function paperPalette(): Palette {
  const paper = document.createElement('div');
  paper.dataset['theme'] = 'light';
  document.body.append(paper);
  const palette = paletteAt(paper);
  paper.remove();
  return palette;
}

function paperDrawing({ width, height, draw }: TaskPaper): string {
  const pen = new SvgPen('stage');
  pen.beginPath();
  pen.rect(0, 0, width, height);
  pen.clip();
  draw(pen);
  return pen.elements;
}

function markDrawing(draw: (pen: SvgPen) => void): string {
  const pen = new SvgPen('mark');
  place(pen, [MARK_SIDE / 2, MARK_SIDE / 2], 0.85, (own) => draw(own as SvgPen));
  return pen.elements;
}
