import { fetchKernels } from '../../../../src/runtime/kernels-url.ts';
import { DeviceBench } from '../speeds.ts';

const opening = fetchKernels().then((module) => DeviceBench.open(module));

Object.assign(globalThis, {
  adapter: async () => (await opening).adapter,
  steps: async (id: string) => (await opening).steps(id),
  generations: async (which: number) => (await opening).generations(which),
  evaluations: async (number: number, dimension: number) => (await opening).evaluations(number, dimension),
});
