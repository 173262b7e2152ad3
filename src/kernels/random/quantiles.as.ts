// Normal quantiles by the rational approximations of Wichura, "Algorithm AS 241: the percentage points of the normal
// distribution" (Applied Statistics 37, 1988), routine PPND16; about 16 correct digits.
import { logScalar } from '../math/exports.as';

/** Number of entries of the quantile table: 16 random bits choose one. */
export const QUANTILES = 65536;

/** table[k] ← the float32 nearest to Φ⁻¹((k + ½)/65,536): a symmetric table whose largest entry is 4.17. */
export function quantileTable(table: usize): void {
  for (let k = 0; k < QUANTILES / 2; k++) {
    const value = <f32>normalQuantile((<f64>k + 0.5) / <f64>QUANTILES);
    store<f32>(table + ((<usize>k) << 2), value);
    store<f32>(table + ((<usize>(QUANTILES - 1 - k)) << 2), -value);
  }
}

/** Φ⁻¹(p) for p in [1e-11, ½]; relative error below 1e-15. */
export function normalQuantile(p: f64): f64 {
  const q = p - 0.5;
  if (abs(q) <= 0.425) return q * central(0.180625 - q * q);
  return -tail(sqrt(-logScalar(p)) - 1.6);
}

function central(r: f64): f64 {
  let top: f64 = 2509.0809287301226727;
  top = top * r + 33430.575583588128105;
  top = top * r + 67265.770927008700853;
  top = top * r + 45921.953931549871457;
  top = top * r + 13731.693765509461125;
  top = top * r + 1971.5909503065514427;
  top = top * r + 133.14166789178437745;
  top = top * r + 3.387132872796366608;
  let bottom: f64 = 5226.495278852854561;
  bottom = bottom * r + 28729.085735721942674;
  bottom = bottom * r + 39307.89580009271061;
  bottom = bottom * r + 21213.794301586595867;
  bottom = bottom * r + 5394.1960214247511077;
  bottom = bottom * r + 687.1870074920579083;
  bottom = bottom * r + 42.313330701600911252;
  return top / (bottom * r + 1);
}

function tail(r: f64): f64 {
  let top: f64 = 7.7454501427834140764e-4;
  top = top * r + 2.27238449892691845833e-2;
  top = top * r + 0.24178072517745061177;
  top = top * r + 1.27045825245236838258;
  top = top * r + 3.64784832476320460504;
  top = top * r + 5.7694972214606914055;
  top = top * r + 4.6303378461565452959;
  top = top * r + 1.42343711074968357734;
  let bottom: f64 = 1.05075007164441684324e-9;
  bottom = bottom * r + 5.475938084995344946e-4;
  bottom = bottom * r + 1.51986665636164571966e-2;
  bottom = bottom * r + 0.14810397642748007459;
  bottom = bottom * r + 0.68976733498510000455;
  bottom = bottom * r + 1.6763848301838038494;
  bottom = bottom * r + 2.05319162663775882187;
  return top / (bottom * r + 1);
}
