import type { CardText } from '../card.ts';
import * as common from './common.ts';

export const card: CardText = {
  idea: [
    'EvoLLM shows a language model the best individuals so far as lines of whole numbers, from the worst generation to the best, and asks for one more line.',
    'What it replies becomes the middle of the next cloud; the model knows nothing of the problem but these numbers.',
    'A rule that only averages the best lines does well, too, so a model has shown something only where it beats that rule on the same seeds.',
  ],
  terms: {
    k: {
      tex: 'k',
      name: 'Level',
      about: 'The whole number that a coordinate is written as in the prompt; halves are rounded to the even one.',
    },
    x: common.INDIVIDUAL,
    reach: {
      tex: 'r',
      name: 'Reach',
      about: 'Half the width of the box that the whole numbers cover; nobody is drawn outside.',
      parameter: 'reach',
    },
    highest: {
      tex: 'R',
      name: 'Resolution',
      about: 'The largest whole number: that of the upper end of the box.',
      parameter: 'resolution',
    },
    generations: {
      tex: 'K',
      name: 'Generations shown',
      about: 'How many generations the prompt holds.',
      parameter: 'context-generations',
    },
    members: {
      tex: 'M',
      name: 'Members shown',
      about: 'How many of the best individuals of each of them the prompt holds.',
      mark: 'selected',
      parameter: 'context-members',
    },
    context: {
      tex: '\\mathcal C',
      name: 'Context',
      about: 'The lines of the prompt: costs and levels, each vector of levels once.',
    },
    wanted: {
      tex: 'f_\\star',
      name: 'Wanted cost',
      about: 'The cost that the unfinished last line of the prompt begins with, better than any before it.',
    },
    ask: {
      tex: '\\operatorname{reply}',
      name: 'Reply',
      about: 'The whole numbers that the language model replies, or those of the rule in its place.',
      parameter: 'model',
      reading: 'valid-replies',
    },
    m: {
      tex: '\\boldsymbol m',
      name: 'Mean',
      about: 'The point that the reply stands for: the centre of the next cloud.',
      mark: 'mean',
    },
    sigma: {
      tex: '\\sigma',
      name: 'Step size',
      about: 'How far around the mean individuals are drawn; no model has a say in it.',
      mark: 'spread',
      parameter: 'sigma',
      reading: 'sigma',
    },
    z: common.DRAW,
    lambda: common.LAMBDA,
  },
  formulas: [
    {
      step: 'Write as whole numbers',
      tex: '@k = \\min\\left(@highest,\\; \\max\\left(0,\\; \\operatorname{round} \\frac{x + @reach}{2 @reach} @highest\\right)\\right)',
    },
    {
      step: 'Choose what to show',
      tex: '@context = \\text{the best } @members \\text{ of each of } @generations \\text{ generations, the best last}',
    },
    {
      step: 'Say what is wanted',
      tex: '@wanted = f_{\\min} - \\tfrac{1}{10}\\left(f_{\\max} - f_{\\min}\\right)',
    },
    { step: 'Ask', tex: '@m = 2 @reach\\, \\frac{@ask(@context, @wanted)}{@highest} - @reach' },
    {
      step: 'Draw',
      tex: `@x = \\operatorname{clip}_{[-@reach, @reach]}\\left(@m + @sigma\\, @z\\right),\\quad ${common.DRAWN}`,
    },
  ],
  beside: {
    'sigma-rule': 'Whether σ stays as it is or becomes the spread of the five best lines.',
    decay: 'What a fixed σ is multiplied by in each generation.',
    'warm-up': 'How many generations are drawn uniformly from the box before anybody is asked.',
    'context-choice': 'Whether the generations shown are those with the best individuals or the last ones.',
    'context-order': 'In which order the lines stand.',
    fitness: 'What a line says about how good its individual is.',
    labels: 'Whether costs are dealt out at random, which shows what knowing them is worth.',
    query: 'Whether the last line names the wanted cost.',
    block: 'How many coordinates one question is about; further ones are asked for apart from each other.',
    retries: 'How often a question is asked again before the block keeps its last mean.',
  },
  strengths: [
    'Tiny budgets in a few variables: keeping to the best lines wastes little.',
    'Everything that was said is recorded, so the run is the same again without the model.',
    'A strategy that nobody programmed: what the model has read about sequences of numbers is all it knows.',
  ],
  failures: [
    'More than a few variables: blocks know nothing of each other, and each one is a question.',
    'A fixed σ never comes closer than its own size.',
    'Noise: a lucky generation stays among the best, whatever the same individuals would cost now.',
  ],
  papers: [
    {
      authors: 'Lange, Tian and Tang',
      year: 2024,
      title: 'Large language models as evolution strategies',
      link: 'https://arxiv.org/abs/2402.18381',
    },
  ],
  miniature: {
    settings: { problem: 'bbob-f8', seed: 4, population: 10 },
    generations: 30,
    caption: 'The rule in the place of the model: after three generations anywhere, the cloud sits on the best lines.',
  },
};
