import type { State } from '../strategy.ts';
import type { CostHistory } from './stop.ts';
import type { CmaDistribution } from './update.ts';

/** State of CMA-ES. */
export interface CmaState extends State, CmaDistribution {
  history: CostHistory;
}
