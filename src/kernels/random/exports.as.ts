export { philox, philoxFour } from './philox.as';
export { quantileTable, normalQuantile } from './quantiles.as';
