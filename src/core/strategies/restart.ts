import { fit, type NumberField } from '../experiment/fields.ts';
import { PURPOSE } from '../random/purposes.ts';
import { drawStart } from './start.ts';
import type { StopReason } from './stopping.ts';
import type { Asking, Setting, State, Strategy } from './strategy.ts';
import type { Fields } from '../experiment/fields.ts';

/** Changes when the same run description would restart differently. */
export const RESTART_REVISION = 1;

export type RestartPolicy = 'ipop' | 'bipop';
type Regime = 'first' | 'large' | 'small';

interface RestartState extends State {
  inner: State;
  start: Float64Array;
  restarts: number;
  /** Why the last restart happened. */
  reason: StopReason | null;
  regime: Regime;
  /** Population size and step size of the restart that is running. */
  population: number;
  sigma: number;
  largePopulation: number;
  doublings: number;
  /** Evaluations of the restart that is running, of its predecessor with a large population, and by regime. */
  evaluations: number;
  lastLarge: number;
  used: { large: number; small: number };
  /** Replies that searches before this one took. */
  replied: number;
}

const MOST_DOUBLINGS = 9;

/** What `restartsOf` tells about a run with a restart policy. */
export interface Restarts {
  readonly count: number;
  readonly reason: StopReason | null;
  /** Evaluations of the search that is running, since the last restart. */
  readonly evaluations: number;
}

/** Restarts so far, or null for the state of a strategy that never restarts. */
export function restartsOf(state: State): Restarts | null {
  if (!('restarts' in state)) return null;
  const { restarts: count, reason, evaluations } = state as RestartState;
  return { count, reason, evaluations };
}

/**
 * Wraps a strategy so that it starts again, from a new uniform point, whenever it stops.
 * IPOP (Auger and Hansen 2005) doubles the population each time. BIPOP (Hansen 2009) alternates that with short
 * restarts of small populations and small steps, giving each regime about the same number of evaluations. A strategy
 * without a population size or a step size to change is simply started again. Both draw each new start from the whole
 * box, as the run's first one (Hansen 2009 took [−4, 4] of it); no population grows beyond its field's limit.
 */
export function withRestarts(strategy: Strategy, policy: RestartPolicy): Strategy {
  // A state's setting changes at each restart and at no other time.
  const settings = new WeakMap<State, Setting>();

  function makeSetting(state: RestartState, outer: Setting): Setting {
    const { population, sigma } = strategy.restartable;
    const parameters = { ...outer.parameters };
    if (population) parameters[population] = fit(strategy.parameters[population] as NumberField, state.population);
    if (sigma) parameters[sigma] = fit(strategy.parameters[sigma] as NumberField, state.sigma);
    return { ...outer, parameters, start: state.start };
  }

  function settingOf(state: RestartState, outer: Setting): Setting {
    let setting = settings.get(state.inner);
    if (!setting) settings.set(state.inner, (setting = makeSetting(state, outer)));
    return setting;
  }

  function begin(state: RestartState, outer: Setting): void {
    const setting = makeSetting(state, outer);
    state.inner = strategy.init(setting);
    settings.set(state.inner, setting);
    state.evaluations = 0;
  }

  function restart(state: RestartState, outer: Setting, reason: StopReason | null): void {
    const base = baseline(strategy, outer);
    if (state.regime !== 'first') state.used[state.regime] += state.evaluations;
    if (state.regime !== 'small') state.lastLarge = state.evaluations;
    state.restarts++;
    state.reason = reason;
    state.start = drawStart(outer, state.restarts);
    state.replied += strategy.replied?.(state.inner) ?? 0;
    if (policy === 'ipop' || state.used.large <= state.used.small) enlarge(state, base, policy, largest(strategy));
    else shrink(state, base, outer);
    begin(state, outer);
  }

  const asking: Partial<Asking<State, Fields>> = strategy.questions
    ? {
        questions: (state, setting, generation) =>
          strategy.questions!((state as RestartState).inner, settingOf(state as RestartState, setting), generation),
        answer: (state, questions, replies, setting) =>
          strategy.answer!(
            (state as RestartState).inner,
            questions,
            replies,
            settingOf(state as RestartState, setting),
          ),
        replied: (state) => (state as RestartState).replied + strategy.replied!((state as RestartState).inner),
        exchange: (state, setting) =>
          strategy.exchange!((state as RestartState).inner, settingOf(state as RestartState, setting)),
      }
    : {};

  return {
    ...strategy,
    ...asking,
    readings: strategy.readings.map((reading) => ({
      ...reading,
      read: (s) => reading.read((s as RestartState).inner),
    })),
    spectra: (strategy.spectra ?? []).map((spectrum) => ({
      ...spectrum,
      read: (s) => spectrum.read((s as RestartState).inner),
    })),

    init(setting) {
      const base = baseline(strategy, setting);
      const state: RestartState = {
        version: 1,
        generation: 0,
        inner: { version: 0, generation: 0 },
        start: setting.start,
        restarts: 0,
        reason: null,
        regime: 'first',
        ...base,
        largePopulation: base.population,
        doublings: 0,
        evaluations: 0,
        lastLarge: 0,
        used: { large: 0, small: 0 },
        replied: 0,
      };
      begin(state, setting);
      return state;
    },

    // A changed population or step size holds for the search that is running, and later restarts begin from it.
    retune(outerState, changed, setting) {
      const state = outerState as RestartState;
      const { population, sigma } = strategy.restartable;
      const base = baseline(strategy, setting);
      if (population && changed.has(population)) state.population = state.largePopulation = base.population;
      if (sigma && changed.has(sigma)) state.sigma = base.sigma;
      settings.delete(state.inner);
      strategy.retune?.(state.inner, changed, settingOf(state, setting));
    },

    ask: (state, setting, generation) =>
      strategy.ask((state as RestartState).inner, settingOf(state as RestartState, setting), generation),

    select: (state, ranking, setting) =>
      strategy.select((state as RestartState).inner, ranking, settingOf(state as RestartState, setting)),

    tell(outerState, ranking, folded, setting) {
      const state = outerState as RestartState;
      const own = settingOf(state, setting);
      strategy.tell(state.inner, ranking, folded, own);
      state.generation++;
      state.evaluations += ranking.size;
      const reason = strategy.stop?.(state.inner, own) ?? null;
      const spent = state.regime === 'small' && state.evaluations >= state.lastLarge / 2;
      if (reason || spent) restart(state, setting, reason);
    },

    stop: () => null,

    selected: (state, setting) =>
      strategy.selected((state as RestartState).inner, settingOf(state as RestartState, setting)),

    shape: (state, setting) => strategy.shape((state as RestartState).inner, settingOf(state as RestartState, setting)),
  };
}

/** Population size and step size that the description asks for; 1 where the strategy has no such parameter. */
function baseline({ restartable }: Strategy, { parameters }: Setting): { population: number; sigma: number } {
  const read = (key: string | undefined): number => (key === undefined ? 1 : (parameters[key] as number));
  return { population: read(restartable.population), sigma: read(restartable.sigma) };
}

/** Most individuals that the strategy's population may have. */
function largest({ parameters, restartable: { population } }: Strategy): number {
  return population ? (parameters[population] as NumberField).max : Infinity;
}

function enlarge(
  state: RestartState,
  base: { population: number; sigma: number },
  policy: RestartPolicy,
  most: number,
): void {
  if (policy === 'ipop' || state.doublings < MOST_DOUBLINGS) {
    state.doublings++;
    state.largePopulation = Math.min(most, 2 * state.largePopulation);
  }
  state.regime = 'large';
  state.population = state.largePopulation;
  state.sigma = base.sigma;
}

/** λ = ⌊λ₀ (λ_large/(2 λ₀))^(U²)⌋ and σ = σ₀·10^(−2 U′). */
function shrink(state: RestartState, base: { population: number; sigma: number }, { stream, kernels }: Setting): void {
  const draws = new Float64Array(2);
  stream.uniforms(PURPOSE.restart, 0, state.restarts, draws);
  const ratio = state.largePopulation / (2 * base.population);
  state.regime = 'small';
  state.population = Math.floor(base.population * kernels.call.pow(ratio, draws[0] * draws[0]));
  state.sigma = base.sigma * kernels.call.pow(10, -2 * draws[1]);
}
