import { describe, expect, it } from 'vitest';
import type { CardText } from '../../src/app/cards/card.ts';
import { fetchCard } from '../../src/app/cards/fetch-card.ts';
import { valueOf } from '../../src/app/cards/term-value.ts';
import { CARD_TEXTS } from '../../src/app/cards/texts/all.ts';
import { mathOf, termsIn, typesetCard } from '../../src/app/cards/typeset.ts';
import { coordinateDirections } from '../../src/core/landscape/plane.ts';
import { Run } from '../../src/core/experiment/run.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { ALL_STRATEGIES, strategyOf } from '../../src/core/strategies/registry.ts';
import { advance } from '../../src/engines/advance.ts';
import { Crew } from '../../src/engines/crew.ts';
import { engineSetting } from '../../src/engines/setting.ts';
import { WasmEngine } from '../../src/engines/wasm/engine.ts';
import { takeSnapshot } from '../../src/runtime/host/take-snapshot.ts';
import type { Snapshot } from '../../src/runtime/snapshot.ts';
import { loadKernels } from '../kernels/load.ts';

const kernels = loadKernels();
const SIGHT = { directions: coordinateDirections(2, [0, 1]), sampled: false };

/** The last generation of a miniature, as the page gets it, and what its settings had to be told. */
function miniatureOf(strategy: string, { miniature }: CardText) {
  if (typeof miniature === 'string') return null;
  const { description, issues } = resolve({ ...miniature.settings, dim: 2, strategy });
  const run = new Run(description, 0, kernels);
  const setting = engineSetting(description);
  const engine = new WasmEngine(kernels, setting);
  const crew = new Crew(engine, setting, 'auto', () => 0);
  for (let g = 0; g < miniature.generations; g++) advance(run, crew);
  const path = { width: 4, rows: new Float64Array(0) };
  const snapshot = takeSnapshot(run, crew, { version: 1, status: { kind: 'paused' }, sight: SIGHT, notices: [], path });
  engine.release();
  return { snapshot, issues, generations: miniature.generations };
}

/** Whether a mark has anything to show. */
const SHOWN: Readonly<Record<string, (snapshot: Snapshot) => boolean>> = {
  mean: ({ shape }) => shape !== null,
  spread: ({ shape }) => shape !== null,
  population: ({ population }) => population !== null,
  selected: ({ population }) => population!.selected > 0,
  best: ({ solution }) => solution.length === 2,
};

it('every card has a strategy; one that comes without a card is shown without', async () => {
  const ids = ALL_STRATEGIES.map(({ id }) => id);
  expect(Object.keys(CARD_TEXTS).filter((id) => !ids.includes(id))).toEqual([]);
  // Nobody's card is lost.
  expect(Object.keys(CARD_TEXTS).length).toBeGreaterThanOrEqual(26);
  expect(await fetchCard('a-new-one')).toBeNull();
});

describe.each(Object.entries(CARD_TEXTS))('the card of %s', (id, card) => {
  const strategy = strategyOf(id);
  const keys = Object.keys(strategy.parameters);
  const terms = Object.entries(card.terms);

  it('is written in sentences, one for each line', () => {
    expect(card.idea).toHaveLength(3);
    const lines = [...card.idea, ...card.strengths, ...card.failures, ...terms.map(([, { about }]) => about)];
    for (const line of lines) expect(line).toMatch(/^[A-Z(‘“+].*[^.]\.$/s);
    for (const sentence of card.idea) expect(sentence.match(/[.!?](?= [A-Z]|$)/g)).toHaveLength(1);
    expect(new Set(lines).size).toBe(lines.length);
    expect(new Set(terms.map(([, { name }]) => name)).size).toBe(terms.length);
  });

  it('names its papers, with a link to each', () => {
    for (const { authors, title, year, link } of card.papers) {
      expect(authors).not.toBe('');
      expect(title).not.toBe('');
      expect(year).toBeGreaterThan(1960);
      expect(new URL(link).protocol).toBe('https:');
    }
  });

  it('typesets every formula, with every term as an element of its own that has a name', () => {
    const { formulas, symbols } = typesetCard(card);
    formulas.forEach(({ mathml }, k) => {
      expect(mathml).toMatch(/^<math.*<\/math>$/s);
      expect(mathml).not.toMatch(
        / style=|merror|tml-error|data-term(?!="[a-z-]+" role="button" tabindex="-1" aria-label="[^"]+")/,
      );
      for (const name of termsIn(card.formulas[k].tex)) expect(mathml).toContain(`data-term="${name}"`);
    });
    for (const [name] of terms) expect(symbols[name]).toMatch(/^<math/);
  });

  it('has no term that no formula speaks of', () => {
    const spoken = new Set(card.formulas.flatMap(({ tex }) => termsIn(tex)));
    expect(terms.map(([name]) => name).filter((name) => !spoken.has(name))).toEqual([]);
  });

  it('finds every parameter of its strategy a symbol, or tells what it does instead', () => {
    const linked = terms.flatMap(([, { parameter }]) => parameter ?? []);
    const beside = Object.keys(card.beside ?? {});
    expect([...linked, ...beside].filter((key) => !keys.includes(key))).toEqual([]);
    expect(keys.filter((key) => !linked.includes(key) && !beside.includes(key))).toEqual([]);
    expect(beside.filter((key) => linked.includes(key))).toEqual([]);
  });

  it('points at readings that there are', () => {
    const readings = strategy.readings.map((reading) => reading.id);
    expect(terms.flatMap(([, { reading }]) => reading ?? []).filter((reading) => !readings.includes(reading))).toEqual(
      [],
    );
  });

  it('has a miniature that runs as it is told, on which everything that is pointed at can be seen', () => {
    const shown = miniatureOf(id, card);
    if (!shown) {
      expect(strategy.needsBehaviour).toBe(true);
      return;
    }
    expect(shown.issues).toEqual([]);
    expect(shown.snapshot.generation).toBe(shown.generations);
    const unseen = terms.filter(([, { mark }]) => mark && !SHOWN[mark](shown.snapshot));
    expect(unseen.map(([name]) => name)).toEqual([]);
  });
});

describe('a formula', () => {
  const terms = {
    mean: { tex: 'm', name: 'Mean', about: 'The "middle" & more.' },
    step: { tex: '\\sigma', name: 'Step', about: 'How far.' },
  };

  it('has its terms as elements, also where one is written otherwise', () => {
    const mathml = mathOf('@mean{m_{t}} + @step^2 @mean', terms);
    expect(mathml.match(/data-term="mean"/g)).toHaveLength(2);
    expect(mathml).toContain('aria-label="Mean. The &quot;middle&quot; &amp; more."');
    expect(termsIn('@mean{m_{t}} + @step^2 @mean')).toEqual(['mean', 'step']);
  });

  it('that speaks of a term nobody has explained, or is no TeX, is refused', () => {
    expect(() => mathOf('@mean + @other', terms)).toThrow(/@other, which is not among the terms/);
    expect(() => mathOf('\\frac{@mean', terms)).toThrow();
  });
});

describe('the present value of a term', () => {
  const strategy = ALL_STRATEGIES.find(({ readings }) => readings.length === 2)!;
  const [reading, other] = strategy.readings;
  const choice = ALL_STRATEGIES.find(({ parameters }) =>
    Object.values(parameters).some(({ kind }) => kind === 'choice'),
  )!;
  const values = Float64Array.from({ length: 20 }, (_, k) => k);
  const running = {
    ...{ generation: 2, best: 1, solution: Float64Array.of(1, -2, 3, 4) },
    ...{ history: { width: 10, stride: 1, generations: 2, length: 2, values } },
    shape: { mean: Float64Array.of(0.5, -0.25), sigma: 1, factor: null },
  };
  const about = 'Something.';
  const sources = { strategy, setting: () => 0.5, snapshot: running };

  it('is what the strategy reads of itself, under its own name where that is another', () => {
    expect(valueOf({ tex: '', name: reading.label, about, reading: reading.id }, sources)).toBe('18.0');
    const text = valueOf({ tex: '', name: 'Matrix of all', about, reading: other.id }, sources);
    expect(text).toBe(`${other.label.toLowerCase()} 19.0`);
  });

  it('is a place for a mean and for the best point, cut short where it is long', () => {
    expect(valueOf({ tex: '', name: 'Mean', about, mark: 'mean' }, sources)).toBe('(0.50, −0.25)');
    expect(valueOf({ tex: '', name: 'Best', about, mark: 'best' }, sources)).toBe('(1.00, −2.00, 3.00, …)');
  });

  it('is that of its parameter before there is a run, and nothing where there is none', () => {
    const idle = { ...sources, snapshot: null };
    expect(valueOf({ tex: '', name: 'A', about, reading: reading.id, parameter: 'sigma' }, idle)).toBe('0.5');
    expect(valueOf({ tex: '', name: 'A', about, mark: 'mean' }, idle)).toBe('');
    const [key, field] = Object.entries(choice.parameters).find(([, { kind }]) => kind === 'choice')!;
    const [option] = field.kind === 'choice' ? field.options : [];
    const chosen = { ...idle, strategy: choice, setting: () => option.value };
    expect(valueOf({ tex: '', name: 'A', about, parameter: key }, chosen)).toBe(option.label);
  });
});
