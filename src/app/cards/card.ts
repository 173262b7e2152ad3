/** A thing on a stage that a term of a formula can stand for. */
export const MARKS = {
  mean: 'the cross',
  spread: 'the ellipses',
  population: 'the dots',
  selected: 'the filled dots',
  best: 'the frame',
} as const;

export type Mark = keyof typeof MARKS;

/** A symbol of a card's formulas. */
export interface Term {
  /** How it is written, as TeX. */
  readonly tex: string;
  /** What it is called, without an article: "Mean". */
  readonly name: string;
  /** What it is, in one sentence. */
  readonly about: string;
  /** The mark on the stage that shows it. */
  readonly mark?: Mark;
  /** The parameter of the strategy that sets it, or that it begins with. */
  readonly parameter?: string;
  /** The reading of the strategy that tells its present value. */
  readonly reading?: string;
}

/** One step of the update. */
export interface Formula {
  /** What it does, as the heading of the step: "Draw". */
  readonly step: string;
  /** TeX; `@name` is the term of that name, as that term is written, and `@name{…}` the same one written otherwise. */
  readonly tex: string;
}

export interface Paper {
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  readonly link: `https://${string}`;
}

/** A run on a function of two variables that shows what the strategy is like. */
export interface Miniature {
  /** Settings of a run beside the strategy and the dimension. */
  readonly settings: { readonly problem: `bbob-f${number}` } & Readonly<Record<string, number | string>>;
  readonly generations: number;
  /** What to look for, in a sentence. */
  readonly caption: string;
}

/** What a card says about a strategy, as it is written. */
export interface CardText {
  /** The idea, in three sentences. */
  readonly idea: readonly [string, string, string];
  readonly terms: Readonly<Record<string, Term>>;
  readonly formulas: readonly [Formula, ...Formula[]];
  /** Parameters that no symbol stands for, and what they do instead. */
  readonly beside?: Readonly<Record<string, string>>;
  readonly strengths: readonly [string, ...string[]];
  readonly failures: readonly [string, ...string[]];
  readonly papers: readonly [Paper, ...Paper[]];
  /** A sentence where there can be none. */
  readonly miniature: Miniature | string;
}

/** A card as the page shows it: its formulas, and each symbol on its own, are MathML. */
export interface Card extends Omit<CardText, 'formulas'> {
  readonly formulas: readonly { readonly step: string; readonly mathml: string }[];
  readonly symbols: Readonly<Record<string, string>>;
}
