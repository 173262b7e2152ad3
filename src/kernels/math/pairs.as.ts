// Elementwise application to lists, two numbers at a time.
import { cos, sin } from './circular.as';
import { exp } from './exp.as';
import { expm1 } from './expm1.as';
import { log } from './log.as';
import { log1p } from './log1p.as';
import { pow } from './pow.as';
import { tanh } from './tanh.as';
import { sincosTurn, turnCos, turnSin } from './turn.as';

function apply(which: i32, x: v128, y: v128): v128 {
  switch (which) {
    case 0:
      return exp(x);
    case 1:
      return log(x);
    case 2:
      return pow(x, y);
    case 3:
      return expm1(x);
    case 4:
      return log1p(x);
    case 5:
      return tanh(x);
    case 6:
      return sin(x);
    case 7:
      return cos(x);
  }
  sincosTurn(x);
  return which == 8 ? turnSin : turnCos;
}

/**
 * out ← f(x), or x^y, for lists of 2·pairs numbers, 16-byte aligned.
 * @param which 0 exp, 1 log, 2 pow, 3 expm1, 4 log1p, 5 tanh, 6 sin, 7 cos, 8 sin 2πx, 9 cos 2πx
 */
export function mathOnPairs(which: i32, x: usize, y: usize, out: usize, pairs: i32): void {
  for (let i: usize = 0; i < (<usize>pairs) << 4; i += 16) {
    v128.store(out + i, apply(which, v128.load(x + i), v128.load(y + i)));
  }
}
