/** Every strategy with all that it does. A build of a worker keeps this file, and what only it needs, until a run wants it. */
export { ALL_STRATEGIES as WHOLE_STRATEGIES } from '../../core/strategies/registry.ts';
