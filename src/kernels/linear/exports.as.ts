export { symmetricEigen } from './eigen.as';
export { packRows, transformTiles } from './panel.as';
