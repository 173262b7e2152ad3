export interface LaneAnswer {
  readonly dot: number;
  readonly engine: string;
}

/**
 * A WebAssembly module with one export: `dot(a, b, c, d) = a·c + b·d`, by `f64x2.splat`, `replace_lane`, `mul` and
 * `extract_lane`. It only compiles where 128-bit SIMD is there.
 */
const module =
  '0061736d0100000001090160047c7c7c7c017c0302010007070103646f7400000a28012601017b2000fd142001fd22012002fd142003fd2201' +
  'fdf20121042004fd21002004fd2101a00b';

function bytes(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

addEventListener('message', ({ data }: MessageEvent<number[] | 'complain'>) => {
  if (data === 'complain') {
    console.error('an error in a worker');
    throw new Error('an exception in a worker');
  }
  void WebAssembly.instantiate(bytes(module)).then(({ instance }) => {
    const dot = instance.exports['dot'] as (...numbers: number[]) => number;
    const answer: LaneAnswer = { dot: dot(...data), engine: 'f64x2' };
    postMessage(answer);
  });
});
