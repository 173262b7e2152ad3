// Elementary functions. The plain names work on two float64 lanes; the …Scalar ones give the same bits for one number.
export { exp, expScalar } from './exp.as';
export { log, logScalar } from './log.as';
export { pow, powScalar } from './pow.as';
export { expm1, expm1Scalar } from './expm1.as';
export { log1p, log1pScalar } from './log1p.as';
export { tanh, tanhScalar } from './tanh.as';
export { sin, cos, sincos, cosineOfPair, sinScalar, cosScalar } from './circular.as';
export { sincosTurn, turnCos, turnSin } from './turn.as';
export { mathOnPairs } from './pairs.as';
