/// f15: z = R Λ Q T_asy(T_osz(R y)); weights hold the exponents.
fn evaluate() -> f32 {
  shift(&a);
  multiply(FIRST, &a, &b);
  for (var j = 0; j < D; j++) {
    b[j] = skewed(oscillated(b[j]), heft(j));
  }
  multiply(SECOND, &b, &a);
  var sum = 0.0;
  for (var j = 0; j < D; j++) {
    sum = sum + rippled(a[j]);
  }
  return sum;
}
