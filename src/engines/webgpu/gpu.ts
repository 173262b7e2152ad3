import { engine, env, type Tensor, type TensorInfo } from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu/dist/backend_webgpu';
import { batchMatMulImpl } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/BatchMatMul_impl';
import { openDevice, type AdapterName, type OpenedDevice } from './adapter.ts';
import { GpuError } from './gpu-error.ts';
import { inTime, PATIENCE_MS } from './patience.ts';
import { asBackendProgram, type Program, type Uniform } from './program.ts';

type Dtype = 'float32' | 'int32';
type Values = Float32Array | Int32Array;

/** Each of these errors is caught by a scope of its own. */
const SCOPES: readonly GPUErrorFilter[] = ['out-of-memory', 'validation', 'internal'];
let opened = 0;

/**
 * A device of our own and the backend that runs programs on it. Whatever it makes belongs to whoever asked for it, who
 * disposes of it; `release` gives all of it back, the device too.
 */
export class Gpu {
  readonly adapter: AdapterName;
  /** Resolves with the reason, a sentence, when the device is lost; never when it is released. */
  readonly lost: Promise<string>;
  /** Programs run and results read back since it was opened. */
  dispatches = 0;
  readbacks = 0;
  readonly #device: GPUDevice;
  readonly #backend: WebGPUBackend;
  readonly #name = `evolution-${++opened}`;
  #lost: GpuError | null = null;
  #released = false;

  private constructor(
    { device, info, name }: OpenedDevice,
    private readonly patienceMs: number,
  ) {
    this.adapter = name;
    this.#device = device;
    // Small tensors would be computed on the host, by other arithmetic.
    env().set('WEBGPU_CPU_FORWARD', false);
    this.#backend = new WebGPUBackend(device, info);
    engine().registerBackend(this.#name, () => this.#backend);
    this.lost = new Promise((resolve) => {
      void device.lost.then(({ message }) => {
        if (this.#released) return;
        this.#lost = new GpuError('lost', `The graphics processor was lost${message ? ` (${message})` : ''}.`);
        resolve(this.#lost.message);
      });
    });
    this.#watch();
  }

  /**
   * Opens a device of its own.
   * @param patienceMs how long anything it is asked for may take, in milliseconds
   * @throws GpuError "absent" where there is none
   */
  static async open(patienceMs = PATIENCE_MS): Promise<Gpu> {
    return new Gpu(await openDevice(patienceMs), patienceMs);
  }

  /** Bytes of all buffers that the backend holds, those it keeps for later use included. */
  get bytes(): number {
    return this.#backend.memory().numBytesAllocatedInGPU;
  }

  /** Tensors that somebody has not disposed of yet, on all devices there are. */
  get tensors(): number {
    return engine().state.numTensors;
  }

  /** Copies numbers to the device. The array must not change before the next readback. */
  upload(values: Values, shape: readonly number[]): Tensor {
    const dtype = values instanceof Float32Array ? 'float32' : 'int32';
    return this.#track(this.#backend.makeTensorInfo([...shape], dtype, values));
  }

  /** Room that holds zeros at first. */
  zeros(shape: readonly number[]): Tensor {
    const length = shape.reduce((product, size) => product * size, 1);
    return this.upload(new Float32Array(length), shape);
  }

  /**
   * Runs a program: it is queued, and an error shows at the next readback.
   * @param output where to write to instead of a new tensor, which is then returned; not one of the inputs
   */
  run(
    program: Program,
    inputs: readonly Tensor[],
    uniforms: readonly Uniform[] = [],
    dtype: Dtype = 'float32',
    output?: Tensor,
  ): Tensor {
    this.#check();
    this.dispatches++;
    const values = uniforms.map(({ type, data }) => ({ type, data: [...data] }));
    const made = this.#backend.runWebGPUProgram(asBackendProgram(program), [...inputs], dtype, values, output);
    return output ?? this.#track(made);
  }

  /** The product of two matrices, either of them transposed first. */
  matMul(a: Tensor, b: Tensor, transposeA = false, transposeB = false): Tensor {
    this.#check();
    this.dispatches++;
    return this.#track(batchMatMulImpl({ a, b, transposeA, transposeB, backend: this.#backend }));
  }

  /** The same numbers in another shape, as a tensor of its own. */
  reshape(tensor: Tensor, shape: readonly number[]): Tensor {
    this.#backend.incRef(tensor.dataId);
    return this.#track({ dataId: tensor.dataId, shape: [...shape], dtype: tensor.dtype });
  }

  /**
   * The numbers of a tensor, once everything that was queued before is done. The tensor stays its owner's.
   * @throws GpuError when the device is lost, out of memory, refuses a program or does not answer in time
   */
  async read(tensor: Tensor): Promise<Values> {
    this.#check();
    this.readbacks++;
    const reading = this.#backend.getBufferData(this.#buffer(tensor));
    // Everything up to here is covered by the scopes that were opened at the last readback.
    const scopes = SCOPES.map(() => this.#device.popErrorScope());
    this.#watch();
    const failed = this.lost.then((): never => {
      throw this.#lost!;
    });
    // What the scopes caught is the reason of whatever else failed, so all of it is waited for.
    const all = Promise.allSettled([reading, ...scopes]);
    const [read, ...caught] = await inTime(Promise.race([all, failed]), this.patienceMs, 'answer');
    for (const scope of caught) if (scope.status === 'fulfilled' && scope.value) refuse(scope.value);
    for (const part of [read, ...caught]) if (part.status === 'rejected') throw unread(part.reason);
    const bytes = (read as PromiseFulfilledResult<ArrayBuffer>).value;
    return tensor.dtype === 'int32' ? new Int32Array(bytes) : new Float32Array(bytes);
  }

  /** Loses the device on purpose, as a driver might at any time. */
  destroyDevice(): void {
    this.#device.destroy();
  }

  /** Gives everything back: tensors nobody disposed of, buffers kept for later, the device. */
  release(): void {
    if (this.#released) return;
    this.#released = true;
    engine().removeBackend(this.#name);
    this.#backend.dispose();
    this.#device.destroy();
  }

  /** Not by the backend's own way of reading, which keeps the numbers and would answer with them for ever. */
  #buffer({ dataId }: Tensor): GPUBuffer {
    this.#backend.uploadToGPU(dataId);
    return this.#backend.tensorMap.get(dataId).resource as GPUBuffer;
  }

  #check(): void {
    if (this.#lost) throw this.#lost;
    if (this.#released) throw new GpuError('lost', 'The graphics processor was given back already.');
  }

  #watch(): void {
    for (const filter of SCOPES) this.#device.pushErrorScope(filter);
  }

  #track(info: TensorInfo): Tensor {
    return engine().makeTensorFromTensorInfo(info, this.#backend);
  }
}

function refuse(error: GPUError): never {
  if (error instanceof GPUOutOfMemoryError) {
    throw new GpuError('memory', 'The memory of the graphics processor is not enough for this population.');
  }
  throw new GpuError('program', `The graphics processor refused a program (${error.message}).`);
}

/** A mapping is taken back before the browser says that the device is gone, and sooner than this can be waited for. */
function unread(cause: unknown): GpuError {
  const aborted = cause instanceof DOMException && cause.name === 'AbortError';
  const what = aborted ? 'was lost' : 'did not hand over what it had computed';
  return new GpuError('lost', `The graphics processor ${what}.`, { cause });
}
