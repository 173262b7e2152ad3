import type { CardText } from '../card.ts';

export const card: CardText = {
  idea: [
    'Particles fly over the landscape with inertia, and each remembers the best place it has seen.',
    'Two springs pull at every particle, one towards its own best place and one towards the best that anybody has seen, each with a random strength.',
    'So particles overshoot and swing around good places, and the swarm settles as they agree.',
  ],
  terms: {
    v: {
      tex: '\\boldsymbol v_i',
      name: 'Velocity',
      about: 'How a particle moves in a generation; a swarm begins at rest.',
      reading: 'speed',
    },
    w: {
      tex: 'w',
      name: 'Inertia',
      about: 'The share of its velocity that a particle keeps.',
      parameter: 'coefficients',
    },
    c: {
      tex: 'c_1',
      name: 'Pull of its own best',
      about: 'How strongly a particle is drawn to the best place it has seen itself.',
      parameter: 'coefficients',
    },
    d: {
      tex: 'c_2',
      name: 'Pull of the swarm’s best',
      about: 'How strongly a particle is drawn to the best place that any has seen.',
      parameter: 'coefficients',
    },
    r: {
      tex: 'r_1, r_2',
      name: 'Random factors',
      about: 'Uniform draws between 0 and 1, one for each particle or one for each of its coordinates.',
      parameter: 'randomness',
    },
    x: { tex: '\\boldsymbol x_i', name: 'Particle', about: 'Where a particle is now.', mark: 'population' },
    p: { tex: '\\boldsymbol p_i', name: 'Its own best', about: 'The best place that this particle has seen.' },
    g: {
      tex: '\\boldsymbol g',
      name: 'The swarm’s best',
      about: 'The best place that any particle has seen.',
      mark: 'best',
    },
    lambda: {
      tex: '\\lambda',
      name: 'Population',
      about: 'How many particles there are.',
      mark: 'population',
      parameter: 'population',
    },
  },
  formulas: [
    {
      step: 'Accelerate',
      tex: '\\begin{aligned} @v \\gets @w\\, @v & \\;+\\; @c\\, @r{r_1} \\circ (@p - @x) \\\\ & \\;+\\; @d\\, @r{r_2} \\circ (@g - @x),\\qquad @r \\sim \\mathcal U(0, 1) \\end{aligned}',
    },
    { step: 'Fly', tex: '@x \\gets @x + @v,\\quad i = 1 \\ldots @lambda' },
    { step: 'Remember', tex: '@p \\gets @x \\;\\text{ if } f(@x) \\le f(@p),\\qquad @g = \\arg\\min_{@p} f(@p)' },
  ],
  beside: {
    first: 'Where the particles of the first generation are: around the start, or everywhere in the box.',
    sigma: 'How wide the first swarm is around the start; afterwards its particles fly as far as they will.',
  },
  strengths: [
    'Wide searches with few evaluations: particles keep moving across the valleys between.',
    'Hardly anything to choose, and easily explained.',
    'Separable problems, with random factors for each coordinate.',
  ],
  failures: [
    'Everybody is drawn to one place, and when that is wrong nobody gets away.',
    'With factors for each particle, the swarm can only search the space that its positions span.',
    'Ill-conditioned valleys: it learns nothing about the shape of the landscape.',
  ],
  papers: [
    {
      authors: 'Kennedy and Eberhart',
      year: 1995,
      title: 'Particle swarm optimization',
      link: 'https://doi.org/10.1109/ICNN.1995.488968',
    },
    {
      authors: 'Clerc and Kennedy',
      year: 2002,
      title: 'The particle swarm: explosion, stability, and convergence in a multidimensional complex space',
      link: 'https://doi.org/10.1109/4235.985692',
    },
  ],
  miniature: {
    settings: { problem: 'bbob-f15', seed: 5, population: 24, first: 'box', randomness: 'coordinate' },
    generations: 50,
    caption: 'A rugged bowl: particles swing around the best place known, in ever smaller circles.',
  },
};
