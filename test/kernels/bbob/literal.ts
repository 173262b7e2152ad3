// The 24 functions written down once more, plainly, from their definitions: Math.pow for every power, a matrix product
// for every matrix, one point at a time. It shares nothing with the kernels but the definitions, knows every dimension
// and instance, and is as slow as it looks.

type Vector = readonly number[];
type Matrix = readonly Vector[];

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const sum = (values: Vector): number => values.reduce((a, b) => a + b, 0);

function uniforms(seed: number, count: number): number[] {
  let state = Math.max(1, Math.abs(seed));
  const step = (): number => {
    const k = Math.floor(state / 127773);
    state = 16807 * (state - k * 127773) - 2836 * k;
    if (state < 0) state += 2147483647;
    return state;
  };
  range(8).forEach(step);
  const table = range(32).map(step).reverse();
  let current = table[0];
  return range(count).map(() => {
    const next = step();
    const k = Math.floor(current / 67108865);
    current = table[k];
    table[k] = next;
    return current === 0 ? 1e-99 : current / 2147483647;
  });
}

function normals(seed: number, count: number): number[] {
  const u = uniforms(seed, 2 * count);
  return range(count).map((i) => Math.sqrt(-2 * Math.log(u[i])) * Math.cos(2 * Math.PI * u[count + i]) || 1e-99);
}

function rotation(seed: number, d: number): Matrix {
  const g = normals(seed, d * d);
  const columns = range(d).map((j) => g.slice(j * d, (j + 1) * d));
  columns.forEach((column, i) => {
    for (const other of columns.slice(0, i)) {
      const projection = sum(column.map((value, k) => value * other[k]));
      other.forEach((value, k) => (column[k] -= projection * value));
    }
    const norm = Math.sqrt(sum(column.map((value) => value * value)));
    column.forEach((value, k) => (column[k] = value / norm));
  });
  return range(d).map((i) => columns.map((column) => column[i]));
}

const apply = (m: Matrix, x: Vector): number[] => m.map((row) => sum(row.map((value, j) => value * x[j])));
const ascending = (v: Vector): number[] => range(v.length).sort((a, b) => v[a] - v[b]);

function oscillate(x: number): number {
  if (x === 0) return 0;
  const t = 10 * Math.log(Math.abs(x));
  const [a, b] = x > 0 ? [1, 0.79] : [0.55, 0.31];
  return Math.sign(x) * Math.pow(Math.exp(t + 0.49 * (Math.sin(a * t) + Math.sin(b * t))), 0.1);
}

/** f − f_opt of function f in dimension d, instance i. */
export function literal(f: number, d: number, i: number): (x: Vector) => number {
  const seed = (f === 4 ? 3 : f === 18 ? 17 : f) + 10000 * i;
  const u = (j: number): number => j / (d - 1);
  const lambda = (alpha: number, x: Vector): number[] => x.map((value, j) => Math.pow(alpha, u(j) / 2) * value);
  const skew = (beta: number, x: Vector): number[] =>
    x.map((value, j) => (value > 0 ? Math.pow(value, 1 + beta * u(j) * Math.sqrt(value)) : value));
  const penalty = (x: Vector): number => sum(x.map((value) => Math.max(0, Math.abs(value) - 5) ** 2));
  const ripples = (z: Vector): number => 10 * (d - sum(z.map((value) => Math.cos(2 * Math.PI * value))));
  const rastrigin = (z: Vector): number => ripples(z) + sum(z.map((value) => value * value));
  const valley = (z: Vector): number =>
    sum(range(d - 1).map((j) => 100 * (z[j] ** 2 - z[j + 1]) ** 2 + (z[j] - 1) ** 2));

  const xopt = uniforms(f === 12 ? seed + 1e6 : seed, d).map((v) => (8 * Math.floor(1e4 * v)) / 1e4 - 4 || -1e-5);
  if (f === 4) for (let j = 0; j < d; j += 2) xopt[j] = Math.abs(xopt[j]);
  if (f === 8) xopt.forEach((value, j) => (xopt[j] = 0.75 * value));
  const shifted = (x: Vector): number[] => x.map((value, j) => value - xopt[j]);
  const r = rotation(seed + 1e6, d);
  const q = rotation(seed, d);

  switch (f) {
    case 1:
      return (x) => sum(shifted(x).map((y) => y * y));
    case 2:
    case 10: {
      return (x) => {
        const y = shifted(x);
        const z = (f === 2 ? y : apply(r, y)).map(oscillate);
        return sum(z.map((value, j) => Math.pow(1e6, u(j)) * value * value));
      };
    }
    case 3:
      return (x) => rastrigin(lambda(10, skew(0.2, shifted(x).map(oscillate))));
    case 4:
      return (x) => {
        const z = lambda(10, shifted(x).map(oscillate)).map((value, j) =>
          value > 0 && j % 2 === 0 ? 10 * value : value,
        );
        return rastrigin(z) + 100 * penalty(x);
      };
    case 5: {
      const corner = xopt.map((value) => (value > 0 ? 5 : -5));
      const slopes = corner.map((value, j) => Math.sign(value) * Math.pow(10, u(j)));
      return (x) => sum(slopes.map((s, j) => 5 * Math.abs(s) - s * (x[j] * corner[j] < 25 ? x[j] : corner[j])));
    }
    case 6:
      return (x) => {
        const z = apply(r, lambda(10, apply(q, shifted(x))));
        return Math.pow(oscillate(sum(z.map((value, j) => (value * xopt[j] > 0 ? 1e4 : 1) * value * value))), 0.9);
      };
    case 7:
      return (x) => {
        const hat = lambda(10, apply(q, shifted(x)));
        const rounded = hat.map((v) => (Math.abs(v) > 0.5 ? Math.floor(v + 0.5) : Math.floor(10 * v + 0.5) / 10));
        const squares = sum(apply(r, rounded).map((value, j) => Math.pow(100, u(j)) * value * value));
        return 0.1 * Math.max(Math.abs(hat[0]) * 1e-4, squares) + penalty(x);
      };
    case 8:
      return (x) => valley(shifted(x).map((y) => y + 1));
    case 9:
      return (x) => valley(apply(q, x).map((value) => value + 0.5));
    case 11:
      return (x) => sum(apply(r, shifted(x)).map((value, j) => (j === 0 ? 1e6 : 1) * oscillate(value) ** 2));
    case 12:
      return (x) =>
        sum(apply(r, skew(0.5, apply(r, shifted(x)))).map((value, j) => (j === 0 ? 1 : 1e6) * value * value));
    case 13:
      return (x) => {
        const [first, ...rest] = apply(r, lambda(10, apply(q, shifted(x))));
        return first * first + 100 * Math.sqrt(sum(rest.map((value) => value * value)));
      };
    case 14:
      return (x) => Math.sqrt(sum(apply(r, shifted(x)).map((value, j) => Math.pow(Math.abs(value), 2 + 4 * u(j)))));
    case 15:
      return (x) => rastrigin(apply(r, lambda(10, apply(q, skew(0.2, apply(r, shifted(x)).map(oscillate))))));
    case 16: {
      const f0 = sum(range(12).map((k) => Math.pow(2, -k) * Math.cos(Math.PI * Math.pow(3, k))));
      const wave = (z: number): number =>
        sum(range(12).map((k) => Math.pow(2, -k) * Math.cos(2 * Math.PI * Math.pow(3, k) * (z + 0.5))));
      return (x) => {
        const z = apply(r, lambda(0.01, apply(q, apply(r, shifted(x)).map(oscillate))));
        return 10 * (sum(z.map(wave)) / d - f0) ** 3 + (10 / d) * penalty(x);
      };
    }
    case 17:
    case 18:
      return (x) => {
        const z = lambda(f === 17 ? 10 : 1000, apply(q, skew(0.5, apply(r, shifted(x)))));
        const terms = range(d - 1).map((j) => {
          const s = z[j] ** 2 + z[j + 1] ** 2;
          return Math.pow(s, 0.25) * (1 + Math.sin(50 * Math.pow(s, 0.1)) ** 2);
        });
        return (sum(terms) / (d - 1)) ** 2 + 10 * penalty(x);
      };
    case 19:
      return (x) => {
        const z = apply(q, x).map((value) => value + 0.5);
        const terms = range(d - 1).map((j) => {
          const s = 100 * (z[j] ** 2 - z[j + 1]) ** 2 + (1 - z[j]) ** 2;
          return s / 4000 - Math.cos(s);
        });
        return 10 + (10 * sum(terms)) / (d - 1);
      };
    case 20: {
      const signs = uniforms(seed, d).map((v) => (v < 0.5 ? -1 : 1));
      const h = 4.2096874637;
      return (x) => {
        const hat = x.map((value, j) => 2 * signs[j] * value);
        const mixed = hat.map((value, j) => value - h + (j > 0 ? 0.25 * (hat[j - 1] - h) : 0));
        const z = lambda(10, mixed).map((value) => 100 * (value + h));
        const outside = sum(z.map((value) => Math.max(0, Math.abs(value) - 500) ** 2));
        const mean = sum(z.map((value) => value * Math.sin(Math.sqrt(Math.abs(value))))) / d;
        return 0.01 * (outside + 418.9828872724339 - mean);
      };
    }
    case 21:
    case 22:
      return gallagher(f === 21 ? 101 : 21, seed, d, q, penalty);
    case 23:
      return (x) => {
        const z = apply(r, lambda(100, apply(q, shifted(x))));
        const factors = z.map((value, j) => {
          const digits = range(32).map((k) => 2 ** (k + 1));
          const terms = digits.map((p) => Math.abs(p * value - Math.floor(p * value + 0.5)) / p);
          return Math.pow(1 + (j + 1) * sum(terms), 10 / Math.pow(d, 1.2));
        });
        return (10 / d / d) * (factors.reduce((a, b) => a * b, 1) - 1) + penalty(x);
      };
  }
  // f24.
  const signs = normals(seed, d).map((value) => (value < 0 ? -1 : 1));
  const s = 1 - 0.5 / (Math.sqrt(d + 20) - 4.1);
  const second = -Math.sqrt((2.5 ** 2 - 1) / s);
  return (x) => {
    const hat = x.map((value, j) => 2 * signs[j] * value);
    const near = sum(hat.map((value) => (value - 2.5) ** 2));
    const far = d + s * sum(hat.map((value) => (value - second) ** 2));
    const z = apply(
      r,
      lambda(
        100,
        apply(
          q,
          hat.map((value) => value - 2.5),
        ),
      ),
    );
    return Math.min(near, far) + ripples(z) + 1e4 * penalty(x);
  };
}

function gallagher(
  count: number,
  seed: number,
  d: number,
  q: Matrix,
  penalty: (x: Vector) => number,
): (x: Vector) => number {
  const width = count === 101 ? 10 : 9.8;
  const order = ascending(uniforms(seed, count - 1));
  const centers = uniforms(seed, d * count).map((v) => width * v - width / 2);
  const peaks = range(count).map((p) => {
    const condition = p === 0 ? (count === 101 ? Math.sqrt(1000) : 1000) : Math.pow(1000, order[p - 1] / (count - 2));
    return {
      height: p === 0 ? 10 : 1.1 + (8 * (p - 1)) / (count - 2),
      scales: ascending(uniforms(seed + 1000 * p, d)).map((rank) => Math.pow(condition, rank / (d - 1) - 0.5)),
      center: apply(
        q,
        centers.slice(p * d, (p + 1) * d).map((value) => (p === 0 ? 0.8 : 1) * value),
      ),
    };
  });
  return (x) => {
    const z = apply(q, x);
    const values = peaks.map(({ height, scales, center }) => {
      const distance = sum(scales.map((scale, j) => scale * (z[j] - center[j]) ** 2));
      return height * Math.exp((-0.5 / d) * distance);
    });
    return oscillate(10 - Math.max(...values)) ** 2 + penalty(x);
  };
}
