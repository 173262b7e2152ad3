// Symbols that mean the same on many cards.
import type { Term } from '../card.ts';

export const INDIVIDUAL: Term = {
  tex: '\\boldsymbol x_k',
  name: 'Individual',
  about: 'One of the points that are evaluated in a generation.',
  mark: 'population',
};

export const MEAN: Term = {
  tex: '\\boldsymbol m',
  name: 'Mean',
  about: 'The centre of the cloud of samples, and the best guess so far.',
  mark: 'mean',
};

export const LAMBDA: Term = {
  tex: '\\lambda',
  name: 'Population',
  about: 'How many individuals there are in a generation.',
  mark: 'population',
  parameter: 'population',
};

/** A step size that a distribution has and that adapts. */
export const SIGMA: Term = {
  tex: '\\sigma',
  name: 'Step size',
  about: 'The overall size of the cloud; the parameter is where it begins.',
  mark: 'spread',
  parameter: 'sigma',
  reading: 'sigma',
};

export const DRAW: Term = {
  tex: '\\boldsymbol z_k',
  name: 'Draw',
  about: 'A vector of independent standard normal numbers.',
};

export const RANKED: Term = {
  tex: '\\boldsymbol y_{k:\\lambda}',
  name: 'Ranked step',
  about: 'The step from the mean to the k-th best individual, in units of σ.',
  mark: 'selected',
};

export const MU: Term = {
  tex: '\\mu',
  name: 'Number selected',
  about: 'The better half of the generation, which alone moves the mean.',
  mark: 'selected',
};

export const WEIGHT: Term = {
  tex: 'w_k',
  name: 'Weight',
  about: 'How much the k-th best counts: the better the more, all of them together 1.',
};

export const STEP_OF_MEAN: Term = {
  tex: '\\boldsymbol y_w',
  name: 'Step of the mean',
  about: 'The weighted average of the best steps: where the mean goes, in units of σ.',
  mark: 'mean',
};

export const STEP_PATH: Term = {
  tex: '\\boldsymbol p_\\sigma',
  name: 'Path of the step size',
  about: 'A fading sum of the steps of the mean with the shape of the cloud taken out; long when they agree.',
};

export const COVARIANCE_PATH: Term = {
  tex: '\\boldsymbol p_c',
  name: 'Path of the covariance',
  about: 'A fading sum of the steps of the mean: the cloud is stretched along it.',
};

export const STALL: Term = {
  tex: 'h',
  name: 'Stall',
  about: 'Is 0 while the path of the step size is very long, so that the shape does not grow in haste, and else 1.',
};

export const EFFECTIVE: Term = {
  tex: '\\mu_w',
  name: 'Effective number selected',
  about: 'One over the sum of the squares of the positive weights: how many equal parents would average as well.',
};

/** Mirrored samples around a mean. */
export const PAIR: Term = {
  tex: '\\boldsymbol x_i^\\pm',
  name: 'Mirrored pair',
  about: 'Two individuals on opposite sides of the mean, equally far away.',
  mark: 'population',
};

export const PAIRED_DRAW: Term = { ...DRAW, tex: '\\boldsymbol\\varepsilon_i' };

export const PAIRED_LAMBDA: Term = {
  ...LAMBDA,
  about: 'How many individuals there are in a generation: two for each draw.',
};

/** Of a genetic algorithm. */
export const CHILD: Term = {
  tex: '\\boldsymbol x_i',
  name: 'Child',
  about: 'One of the individuals that are evaluated in a generation.',
  mark: 'population',
};

export const PARENT: Term = {
  tex: '\\boldsymbol p_j',
  name: 'Parent',
  about: 'One of those who breed; each child picks its own, all with the same chance.',
  mark: 'selected',
};

export const CHILDREN: Term = {
  ...LAMBDA,
  about: 'How many children there are in a generation.',
};

export const PARENTS: Term = {
  tex: 'T',
  name: 'Number of parents',
  about: 'How many of the best become parents; fewer means stronger selection.',
  mark: 'selected',
  parameter: 'parents',
};

export const MUTATION: Term = {
  tex: '\\boldsymbol\\varepsilon_i',
  name: 'Mutation',
  about: 'A vector of independent standard normal numbers.',
};

/** How two learning rates of the covariance matrix are told. */
export const RATE_ONE: Term = {
  tex: 'c_1',
  name: 'Rate of the path',
  about: 'How much of the shape is learned from the path; it follows from the dimension and the weights.',
};

export const RATE_MU: Term = {
  tex: 'c_\\mu',
  name: 'Rate of the generation',
  about: 'How much of the shape is learned from this one generation; it follows from the dimension and the weights.',
};

/** Formulas of more than one card. */
/** What follows the formula of a sample. */
export const DRAWN = '@z \\sim \\mathcal N(\\mathbf 0, \\mathbf I),\\quad k = 1 \\ldots @lambda';

export const MEAN_MOVES = {
  step: 'Move the mean',
  tex: '@m \\gets @m + @sigma\\, @yw,\\quad @yw = \\sum_{k=1}^{@mu} @w\\, @y',
};

export const SIZE_IS_CHOSEN = {
  step: 'Choose the size',
  tex: '@sigma \\gets @sigma\\, \\exp \\min\\left(1,\\; \\frac{c_\\sigma}{d}\\left(\\frac{\\lVert @ps \\rVert}{\\chi_n} - 1\\right)\\right)',
};
