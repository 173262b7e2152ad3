// Tile layout, shared by every kernel that touches a population: individuals are processed four at a time. n individuals
// in D dimensions fill ceil(n/4) tiles; coordinate j of lane l of tile t is the float64 at `x + ((t·D + j)·4 + l)·8`.
// Lanes never mix, so an individual's numbers do not depend on its neighbours or on how a population was divided.
export { normalTiles, uniformTiles } from './draw.as';
export { scaleTiles, stretchTiles, placeTiles, normTiles, clipTiles, reflectTiles } from './place.as';
export { foldFirst, foldSecond, foldOuter } from './fold.as';
export { decodeUniform, decodeNormal, addNoise, scaleTable, rowToLane, laneToRow } from './genome.as';
export { placeMember, addDifference, crossMember, mutateMember } from './children.as';
