import type { CardText } from '../card.ts';

export const card: CardText = {
  idea: [
    'Differential evolution takes its steps from the population itself: it adds the difference of two members to a third.',
    'Where members lie far apart steps are long, where they have gathered steps are short, and in a narrow valley most differences point along it.',
    'Each child challenges one member only, and takes its place if it is not worse, so the population moves without ever being sorted.',
  ],
  terms: {
    v: { tex: '\\boldsymbol v_i', name: 'Mutant', about: 'A member plus the difference of two others.' },
    base: {
      tex: '\\boldsymbol b',
      name: 'Base',
      about: 'Where the difference is added: to the best member, or to a random one.',
      parameter: 'variant',
    },
    f: {
      tex: 'F',
      name: 'Differential weight',
      about: 'How much of a difference is added.',
      parameter: 'differential-weight',
    },
    a: {
      tex: '\\boldsymbol x_p - \\boldsymbol x_q',
      name: 'Difference',
      about: 'From one random member to another: a step as long as the population is wide.',
      mark: 'selected',
    },
    u: {
      tex: '\\boldsymbol u_i',
      name: 'Child',
      about: 'What is evaluated: some coordinates of the mutant, the others from the member that it challenges.',
      mark: 'population',
    },
    cr: {
      tex: '\\mathit{CR}',
      name: 'Crossover rate',
      about: 'The chance of each coordinate to come from the mutant; one of them always does.',
      parameter: 'crossover-rate',
    },
    forced: {
      tex: 'j_i',
      name: 'Forced coordinate',
      about: 'One random coordinate that comes from the mutant in any case.',
    },
    x: {
      tex: '\\boldsymbol x_i',
      name: 'Member',
      about: 'Holds a place until a child is as good.',
    },
    lambda: {
      tex: '\\lambda',
      name: 'Population',
      about: 'How many members there are, and children in each generation.',
      mark: 'population',
      parameter: 'population',
    },
  },
  formulas: [
    { step: 'Add a difference', tex: '@v = @base + @f\\, (@a),\\quad i = 1 \\ldots @lambda' },
    {
      step: 'Cross',
      tex: '@u{u_{ij}} = \\begin{cases} @v{v_{ij}} & r_{ij} < @cr \\text{ or } j = @forced \\\\ @x{x_{ij}} & \\text{otherwise} \\end{cases},\\quad r_{ij} \\sim \\mathcal U(0, 1)',
    },
    { step: 'Challenge', tex: '@x \\gets @u \\quad \\text{if } f(@u) \\le f(@x)' },
  ],
  beside: {
    dither:
      'Draws F anew for each generation, uniform between 0.5 and 1, so that no single weight has to suit the whole run.',
    first: 'Where the members of the first generation lie: around the start, or everywhere in the box.',
    sigma: 'How wide the first population is around the start; afterwards it is as wide as its members lie apart.',
  },
  strengths: [
    'No step size at all: scale and direction come from the population, by themselves.',
    'Rugged landscapes of a few tens of variables, given the evaluations.',
    'Separable problems, with a low crossover rate.',
  ],
  failures: [
    'Once all members agree in a coordinate, no difference can ever change it again.',
    'With the best member as base it is soon of one mind, and often too soon.',
    'It needs a population of some ten members for each dimension, and so many evaluations.',
  ],
  papers: [
    {
      authors: 'Storn and Price',
      year: 1997,
      title: 'Differential evolution: a simple and efficient heuristic for global optimization over continuous spaces',
      link: 'https://doi.org/10.1023/A:1008202821328',
    },
  ],
  miniature: {
    settings: {
      problem: 'bbob-f8',
      seed: 3,
      population: 24,
      variant: 'rand-1-bin',
      'differential-weight': 0.6,
      first: 'box',
    },
    generations: 50,
    caption: 'A bent valley: members settle along all of it, and their differences lead down its length.',
  },
};
