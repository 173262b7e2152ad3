export { philox } from './philox.as';
export { quantileTable, normalQuantile } from './quantiles.as';
