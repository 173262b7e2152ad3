import type { Answer } from '../core/experiment/need.ts';
import type { DrawAddress, Plan } from '../core/population/plan.ts';
import type { Crew } from './crew.ts';
import { HOPED_FOR, REFERENCE, type Engine, type EngineReport, type Later, type OpenNeed } from './engine.ts';
import type { GpuEngine } from './webgpu/engine.ts';
import type { Gpu } from './webgpu/gpu.ts';
import { recoveryFrom } from './recovery.ts';

/** A device that is open, and the engine on it. */
export interface Device {
  readonly engine: Pick<GpuEngine, 'evaluate' | 'fold' | 'project' | 'gather' | 'diversity'>;
  readonly gpu: Pick<Gpu, 'adapter'>;
  release(): void;
}

/**
 * A run's populations on the graphics processor, with the reference engine behind it. A plan describes its generation for
 * ever, so whatever a device owes when it fails is asked of the next one, or of the reference engine: no generation is
 * lost. Tests of policies stay with the reference engine, whose scores are the same everywhere.
 */
export class Accelerated implements Engine {
  #device: Device | null = null;
  #opening: Promise<Device | null> | null = null;
  /** No device is tried any more. */
  #without = false;
  #failures = 0;
  #released = false;
  /** What was said of a device needs saying once. */
  #introduced = false;
  /** Hoped for until it is known. */
  #reported = HOPED_FOR;

  /**
   * @param open loads what a device needs and opens one
   * @param onNotice told in a sentence what happened and who goes on
   */
  constructor(
    private readonly crew: Crew,
    private readonly open: () => Promise<Device>,
    private readonly onNotice: (message: string) => void,
  ) {}

  /** What computes now. */
  get report(): EngineReport {
    const adapter = this.#device?.gpu.adapter;
    if (adapter) this.#reported = { id: 'webgpu', device: adapter.text, software: adapter.software };
    return this.#without ? REFERENCE : this.#reported;
  }

  /** The open device, for measurements. */
  get device(): Device | null {
    return this.#device;
  }

  answer(need: OpenNeed): Later<Answer> {
    const tested = need.kind === 'evaluate' && need.address.test;
    return this.#without || tested ? this.crew.answer(need) : this.#answer(need);
  }

  project(
    plan: Plan,
    address: DrawAddress,
    from: number,
    to: number,
    directions: readonly Float64Array[],
  ): Later<Float32Array> {
    const here = (): Float32Array => this.crew.engine.project(plan, address, from, to, directions);
    return this.#device?.engine.project(plan, address, from, to, directions)?.catch(here) ?? here();
  }

  gather(plan: Plan, address: DrawAddress, individuals: Uint32Array): Later<Float32Array> {
    const here = (): Float32Array => this.crew.engine.gather(plan, address, individuals);
    return this.#device?.engine.gather(plan, address, individuals)?.catch(here) ?? here();
  }

  diversity(plan: Plan, address: DrawAddress): number {
    return this.#device?.engine.diversity(plan) ?? this.crew.engine.diversity(plan, address);
  }

  rest(): void {
    this.#close();
  }

  release(): void {
    this.#released = true;
    this.#close();
  }

  async #answer(need: OpenNeed): Promise<Answer> {
    for (;;) {
      const device = await (this.#opening ??= this.#open());
      if (!device) return await this.crew.answer(need);
      try {
        const answer = await (need.kind === 'evaluate' ? device.engine.evaluate(need) : device.engine.fold(need));
        this.#failures = 0;
        return answer;
      } catch (error) {
        this.#fail(error);
      }
    }
  }

  async #open(): Promise<Device | null> {
    if (this.#without || this.#released) return null;
    try {
      const device = await this.open();
      if (this.#released) {
        device.release();
        return null;
      }
      const { text, software } = device.gpu.adapter;
      if (software && !this.#introduced) {
        this.#introduced = true;
        this.onNotice(
          `The graphics processor here is a program (${text}), which is seldom faster than the reference engine.`,
        );
      }
      return (this.#device = device);
    } catch (error) {
      this.#fail(error);
      return await this.#open();
    }
  }

  /** Says what happened, and lets the next need open another device or do without. */
  #fail(error: unknown): void {
    this.#close();
    if (this.#released) {
      this.#without = true;
      return;
    }
    const { again, message } = recoveryFrom(error, ++this.#failures);
    this.#without = !again;
    this.onNotice(message);
  }

  #close(): void {
    this.#device?.release();
    this.#device = this.#opening = null;
  }
}
