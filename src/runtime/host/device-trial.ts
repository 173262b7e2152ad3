import type { Run } from '../../core/experiment/run.ts';
import type { DrawAddress, Plan } from '../../core/population/plan.ts';
import type { EngineSetting } from '../../engines/setting.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import type { DeviceOffer } from '../snapshot.ts';
import { deviceOf } from './try-device.ts';

/** Times generations like this one on a graphics processor; null where there is none worth a try. */
export type TryDevice = (
  plan: Plan,
  address: DrawAddress,
) => Promise<{ readonly device: string; readonly ms: number } | null>;

/** A generation that takes less is over before its numbers would be back from a device. */
const WORTH_TRYING_MS = 25;
/** So long a run is watched before a judgement. */
const WATCHED_MS = 1500;
/** What an offer is worth: anything less is not worth losing exactness for. */
const LEAST_GAIN = 2;

/** Finds out, once in a run and beside it, whether a graphics processor would be much faster. */
export class DeviceTrial {
  #generations = 0;
  #milliseconds = 0;
  #tried = false;
  #offer: DeviceOffer | null = null;

  constructor(private readonly tryDevice: TryDevice) {}

  /** Present from when a device has proved to be at least twice as fast. */
  get offer(): DeviceOffer | null {
    return this.#offer;
  }

  /** A generation was computed in this time. */
  note({ plan, shown }: Run, milliseconds: number): void {
    if (this.#tried || !plan || !shown) return;
    this.#generations++;
    this.#milliseconds += milliseconds;
    if (this.#milliseconds < WATCHED_MS || this.#generations < 2) return;
    const referenceMs = this.#milliseconds / this.#generations;
    this.#tried = true;
    if (referenceMs < WORTH_TRYING_MS) return;
    // Whatever goes wrong with a device, a run without it goes on as before.
    void this.tryDevice(plan, shown)
      .then((found) => {
        if (found && LEAST_GAIN * found.ms <= referenceMs)
          this.#offer = { referenceMs, deviceMs: found.ms, device: found.device };
      })
      .catch(() => undefined);
  }
}

/** The trial of this browser's graphics processor. */
export function trialOf(kernels: Kernels, setting: EngineSetting): DeviceTrial {
  return new DeviceTrial(deviceOf(kernels, setting));
}
