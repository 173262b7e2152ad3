/// Σ 100(z_j² − z_{j+1})² + (z_j − 1)² with z = y + 1: z_j² − z_{j+1} is y_j(y_j + 2) − y_{j+1}, which does not cancel.
fn valley(y: ptr<private, Vector>) -> f32 {
  var steep = 0.0;
  var flat = 0.0;
  for (var j = 0; j < D - 1; j++) {
    let off = y[j] * (y[j] + 2.0) - y[j + 1];
    steep = steep + off * off;
    flat = flat + y[j] * y[j];
  }
  return 100.0 * steep + flat;
}
