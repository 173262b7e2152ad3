import { problemOf } from '../../../core/problems/registry.ts';
import type { Settings } from '../../../core/experiment/settings.ts';

/** A run that teaches something, whatever its instance and seed. */
export interface Surprise {
  readonly settings: Settings;
  /** How such runs nearly always end: at the target, or short of it. */
  readonly ends: 'reached' | 'short';
  /** What to look at, in a sentence or two. */
  readonly watch: string;
}

/** Every instance of these behaves alike; more of them would only be harder to compare. */
export const SURPRISE_INSTANCES = 10;
const MOST_SEED = 999;

/** Each was run on many instances and seeds; a test runs them again. */
export const SURPRISES: readonly Surprise[] = [
  {
    settings: { problem: 'bbob-f8', dim: 2 },
    ends: 'reached',
    watch: 'Falling into the bent valley is quick; watch the ellipse turn and stretch to follow it.',
  },
  {
    settings: { problem: 'bbob-f10', dim: 2 },
    ends: 'reached',
    watch: 'Contours like needles: the ellipse takes their shape, and only then does the cost fall fast.',
  },
  {
    settings: { problem: 'bbob-f5', dim: 2 },
    ends: 'reached',
    watch: 'A plane that slopes to a corner: the step size has to grow instead of shrink.',
  },
  {
    settings: { problem: 'bbob-f13', dim: 2 },
    ends: 'reached',
    watch: 'A sharp edge with a gentle slope along it. The ellipse has to get ever thinner to keep moving.',
  },
  {
    settings: { problem: 'bbob-f13', dim: 2, strategy: 'one-plus-one-es' },
    ends: 'short',
    watch: 'On the sharp edge hardly any round step is a success, so the steps collapse long before the optimum.',
  },
  {
    settings: { problem: 'bbob-f10', dim: 10, strategy: 'one-plus-one-es' },
    ends: 'short',
    watch: 'One step size for all directions, on contours like needles: a quick fall, then a crawl. Compare CMA-ES.',
  },
  {
    settings: { problem: 'bbob-f1', dim: 2, strategy: 'hill-climbing' },
    ends: 'short',
    watch: 'Even on the simplest bowl, steps that never shrink cannot hit what is much smaller than they are.',
  },
  {
    settings: { problem: 'bbob-f1', dim: 10, strategy: 'random-search' },
    ends: 'short',
    watch: 'Learning nothing, on the simplest function there is: see how far luck gets in ten dimensions.',
  },
  {
    settings: { problem: 'bbob-f1', dim: 2, strategy: 'openai-es', evaluations: 20_000 },
    ends: 'short',
    watch: 'It follows the slope without fail, and then hovers around the optimum: its steps do not shrink.',
  },
  {
    settings: { problem: 'bbob-f15', dim: 2 },
    ends: 'short',
    watch: 'An egg carton. Six individuals contract into the nearest good pit and stay there.',
  },
  {
    settings: { problem: 'bbob-f15', dim: 2, population: 100, evaluations: 10_000 },
    ends: 'reached',
    watch: 'The egg carton again, with a hundred individuals: enough of them to average the pits away.',
  },
  {
    settings: { problem: 'bbob-f3', dim: 2, restart: 'ipop', evaluations: 20_000 },
    ends: 'reached',
    watch: 'Whenever it is caught in a pit it starts again, with twice the population.',
  },
  {
    settings: { problem: 'bbob-f20', dim: 2, restart: 'bipop', evaluations: 20_000 },
    ends: 'reached',
    watch: 'The best place is far from the second best. Restarts, large and small, are what finds it.',
  },
  {
    settings: { problem: 'bbob-f21', dim: 2, restart: 'bipop', evaluations: 20_000 },
    ends: 'reached',
    watch: 'A hundred and one peaks, and no hint which of them is the best: count the restarts.',
  },
  {
    settings: { problem: 'bbob-f3', dim: 2, strategy: 'deep-ga', evaluations: 20_000 },
    ends: 'short',
    watch: 'Mutation and truncation find a good pit at once, but mutations of fixed power never get to its bottom.',
  },
  {
    settings: { problem: 'bbob-f24', dim: 2 },
    ends: 'short',
    watch: 'Two funnels full of ripples, and the wider one is the wrong one. Where does the population settle?',
  },
  {
    settings: { problem: 'bbob-f17', dim: 2, population: 40, evaluations: 10_000 },
    ends: 'reached',
    watch: 'Ripples all the way down: the mean moves inwards steadily while single individuals are lost in the rings.',
  },
  {
    settings: { problem: 'bbob-f11', dim: 5 },
    ends: 'reached',
    watch: 'One direction is a thousand times as sensitive as the others. The curve stays level until that is learned.',
  },
  {
    settings: { problem: 'cartpole' },
    ends: 'reached',
    watch:
      'Networks with random weights drop the pole at once. Watch them learn to catch it, and then to stay on the track.',
  },
  {
    settings: { problem: 'acrobot', strategy: 'deep-ga' },
    ends: 'reached',
    watch:
      'Too weak to lift its legs, the gymnast has to swing. Mutation alone finds out how, in a handful of generations.',
  },
  {
    settings: { problem: 'mountaincar-continuous', strategy: 'deep-ga' },
    ends: 'reached',
    watch: 'Doing nothing costs nothing: a trap for the timid. A wide first population meets the flag by chance.',
  },
  {
    settings: { problem: 'hard-maze', strategy: 'deep-ga', evaluations: 2000 },
    ends: 'short',
    watch:
      'Whoever rewards closeness breeds robots for the dead end below the goal. Then choose novelty search and play again.',
  },
];

/**
 * One of the surprises, with an instance and a seed.
 * @param words three random unsigned 32-bit integers: the same ones give the same surprise
 * @param previous not this one again
 */
export function surprise(words: ArrayLike<number>, previous: Surprise | null = null): Surprise {
  const others = SURPRISES.filter(({ watch }) => watch !== previous?.watch);
  const { settings, ...rest } = others[words[0] % others.length];
  const [least, most] = problemOf(String(settings['problem'])).instances;
  const instance = least + (words[1] % (Math.min(SURPRISE_INSTANCES, most) - least + 1));
  const seed = 1 + (words[2] % MOST_SEED);
  return { ...rest, settings: { ...settings, instance, seed } };
}
