import type { CardText } from '../card.ts';

export const card: CardText = {
  idea: [
    'OpenAI-ES asks a cloud of samples which way is downhill: the sum of all steps, each weighted by its rank, estimates a gradient without any derivative.',
    'Samples come in mirrored pairs around the mean, so what both sides have in common cancels and the estimate is calmer.',
    'Adam, the optimiser that trains most neural networks, then follows the estimate; the cloud itself neither turns nor adapts.',
  ],
  terms: {
    x: {
      tex: '\\boldsymbol x_i^\\pm',
      name: 'Mirrored pair',
      about: 'Two individuals on opposite sides of the mean, equally far away.',
      mark: 'population',
    },
    m: {
      tex: '\\boldsymbol m',
      name: 'Mean',
      about: 'The point that is improved; samples lie around it.',
      mark: 'mean',
    },
    sigma: {
      tex: '\\sigma',
      name: 'Step size',
      about: 'The standard deviation of the samples around the mean.',
      mark: 'spread',
      parameter: 'sigma',
      reading: 'sigma',
    },
    noise: {
      tex: '\\boldsymbol\\varepsilon_i',
      name: 'Draw',
      about: 'A vector of independent standard normal numbers.',
    },
    lambda: {
      tex: '\\lambda',
      name: 'Population',
      about: 'How many individuals there are in a generation: two for each draw.',
      mark: 'population',
      parameter: 'population',
    },
    rank: {
      tex: 'u_i^\\pm',
      name: 'Centred rank',
      about:
        'Where an individual stands in its generation, from −½ for the best to ½ for the worst; equals share their ranks.',
      mark: 'selected',
    },
    gradient: {
      tex: '\\boldsymbol g',
      name: 'Gradient',
      about: 'The estimate of where costs rise, seen from the mean.',
    },
    decay: {
      tex: '\\omega',
      name: 'Weight decay',
      about: 'Pulls the mean towards zero, which keeps the weights of networks small.',
      parameter: 'weight-decay',
    },
    first: { tex: '\\boldsymbol a', name: 'Momentum', about: 'A running mean of the gradients.' },
    second: {
      tex: '\\boldsymbol b',
      name: 'Mean square',
      about: 'A running mean of the squared gradients, for each coordinate.',
    },
    betaone: {
      tex: '\\beta_1',
      name: 'Memory of the gradient',
      about: 'How much of its past the momentum keeps.',
      parameter: 'beta1',
    },
    betatwo: {
      tex: '\\beta_2',
      name: 'Memory of the square',
      about: 'How much of its past the mean square keeps.',
      parameter: 'beta2',
    },
    rate: {
      tex: '\\eta',
      name: 'Learning rate',
      about: 'About how far each coordinate of the mean moves in one generation.',
      parameter: 'learning-rate',
      reading: 'learning-rate',
    },
    t: { tex: 't', name: 'Generation', about: 'How many steps Adam has made, this one included.' },
    sigmadecay: {
      tex: '\\gamma_\\sigma',
      name: 'Step-size decay',
      about: 'Factor of the step size from one generation to the next.',
      parameter: 'sigma-decay',
    },
    sigmaleast: {
      tex: '\\sigma_{\\min}',
      name: 'Smallest step size',
      about: 'The step size never decays below this.',
      parameter: 'sigma-min',
    },
    ratedecay: {
      tex: '\\gamma_\\eta',
      name: 'Learning-rate decay',
      about: 'Factor of the learning rate from one generation to the next.',
      parameter: 'learning-rate-decay',
    },
    rateleast: {
      tex: '\\eta_{\\min}',
      name: 'Smallest learning rate',
      about: 'The learning rate never decays below this.',
      parameter: 'learning-rate-min',
    },
  },
  formulas: [
    {
      step: 'Draw pairs',
      tex: '@x = @m \\pm @sigma\\, @noise,\\quad @noise \\sim \\mathcal N(\\mathbf 0, \\mathbf I),\\quad i = 1 \\ldots \\tfrac{@lambda}{2}',
    },
    {
      step: 'Estimate the gradient',
      tex: '@gradient = \\frac{1}{@lambda\\, @sigma} \\sum_{i} \\left(@rank{u_i^+} - @rank{u_i^-}\\right) @noise + @decay\\, @m,\\quad @rank \\in \\left[-\\tfrac12, \\tfrac12\\right]',
    },
    {
      step: 'Step with Adam',
      tex: '\\begin{aligned} @first &\\gets @betaone\\, @first + (1 - @betaone)\\, @gradient \\\\ @second &\\gets @betatwo\\, @second + (1 - @betatwo)\\, @gradient^2 \\\\ @m &\\gets @m - @rate\\, \\frac{@first / (1 - @betaone^{@t})}{\\sqrt{@second / (1 - @betatwo^{@t})} + 10^{-8}} \\end{aligned}',
    },
    {
      step: 'Decay',
      tex: '\\begin{aligned} @sigma &\\gets \\max\\left(\\min(@sigma, @sigmaleast),\\; @sigmadecay\\, @sigma\\right) \\\\ @rate &\\gets \\max\\left(\\min(@rate, @rateleast),\\; @ratedecay\\, @rate\\right) \\end{aligned}',
    },
  ],
  strengths: [
    'Very many variables: each generation costs no more than its evaluations, and thousands of workers can share them.',
    'Noisy tasks: every individual counts a little, so the luck of one hardly matters.',
    'Ranks make it blind to the scale of costs and to outliers.',
  ],
  failures: [
    'The cloud stays round, so a narrow turned valley is followed in a zigzag.',
    'It comes no closer than its step size and learning rate allow, unless they decay.',
    'With few variables, methods that learn the shape of the landscape need far fewer evaluations.',
  ],
  papers: [
    {
      authors: 'Salimans, Ho, Chen, Sidor and Sutskever',
      year: 2017,
      title: 'Evolution strategies as a scalable alternative to reinforcement learning',
      link: 'https://arxiv.org/abs/1703.03864',
    },
    {
      authors: 'Kingma and Ba',
      year: 2015,
      title: 'Adam: a method for stochastic optimization',
      link: 'https://arxiv.org/abs/1412.6980',
    },
  ],
  miniature: {
    settings: { problem: 'bbob-f8', seed: 5, population: 24, sigma: 0.4, 'learning-rate': 0.25 },
    generations: 36,
    caption: 'A bent valley: the mean rolls down like a ball, with a little too much momentum in the bend.',
  },
};
