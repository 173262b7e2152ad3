export { symmetricEigen } from './eigen.as';
export { transformTiles } from './transform.as';
