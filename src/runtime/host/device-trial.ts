import type { Run } from '../../core/experiment/run.ts';
import type { DrawAddress, Plan } from '../../core/population/plan.ts';
import type { EngineSetting } from '../../engines/setting.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import type { DeviceOffer } from '../snapshot.ts';
import { deviceOf } from './try-device.ts';
import { WORTH_TRYING_MS } from './worth-trying.ts';

/** Times generations like this one on a graphics processor; null where there is none worth a try. */
export type TryDevice = (
  plan: Plan,
  address: DrawAddress,
) => Promise<{ readonly device: string; readonly ms: number } | null>;

/** So long a run is watched before a judgement. */
const WATCHED_MS = 1500;
/** What an offer is worth: anything less is not worth losing exactness for. */
const LEAST_GAIN = 2;
/** Generations that have become so much dearer are others than those that were tried: episodes grow as policies learn. */
const DEARER = 4;

/** Finds out, beside a run, whether a graphics processor would be much faster; again when its generations take much longer. */
export class DeviceTrial {
  #generations = 0;
  #milliseconds = 0;
  /** What a generation took when a device was tried last; 0 before that. */
  #triedAt = 0;
  /** What generations take beside a trial says nothing of them. */
  #trying = false;
  #offer: DeviceOffer | null = null;

  constructor(private readonly tryDevice: TryDevice) {}

  /** Present while a device has last proved to be at least twice as fast. */
  get offer(): DeviceOffer | null {
    return this.#offer;
  }

  /** A generation was computed in this time. */
  note({ plan, shown }: Run, milliseconds: number): void {
    if (this.#trying || !plan || !shown) return;
    this.#generations++;
    this.#milliseconds += milliseconds;
    if (this.#milliseconds < WATCHED_MS || this.#generations < 2) return;
    const referenceMs = this.#milliseconds / this.#generations;
    this.#generations = this.#milliseconds = 0;
    if (referenceMs < Math.max(WORTH_TRYING_MS, DEARER * this.#triedAt)) return;
    this.#triedAt = referenceMs;
    this.#trying = true;
    // Whatever goes wrong with a device, a run without it goes on as before.
    void this.tryDevice(plan, shown)
      .then((found) => {
        const gains = found && LEAST_GAIN * found.ms <= referenceMs;
        this.#offer = gains ? { referenceMs, deviceMs: found.ms, device: found.device } : null;
      })
      .catch(() => undefined)
      .finally(() => (this.#trying = false));
  }
}

/** The trial of this browser's graphics processor. */
export function trialOf(kernels: Kernels, setting: EngineSetting): DeviceTrial {
  return new DeviceTrial(deviceOf(kernels, setting));
}
