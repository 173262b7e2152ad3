import type { EngineId } from '../../core/experiment/description.ts';
import type { DeviceOffer, Snapshot } from '../../runtime/snapshot.ts';
import { measured } from './numbers.ts';

/** What computes a run, in a few words: what it was asked for, or what it came to. */
export function engineText(asked: EngineId, report: Snapshot['engine'] | undefined): string {
  if (asked === 'wasm') return 'exact · float64';
  if (report?.id === 'wasm') return 'float64 · instead of WebGPU';
  return report?.software ? 'float32 · WebGPU in software' : 'float32 · WebGPU';
}

/** The same in a sentence, with the name of the device where it is known. */
export function engineSentence(asked: EngineId, report: Snapshot['engine'] | undefined): string {
  if (asked === 'wasm') return 'What exact means, and a test of it';
  if (report?.id === 'wasm') return 'WebGPU is not here, or could not go on, so the reference engine computes this run';
  return report?.device ? `This run is computed on ${report.device}` : 'This run is computed on the graphics processor';
}

/** What a graphics processor would be good for, with the figures that were measured, and what it would cost. */
export function offerText({ device, referenceMs, deviceMs }: DeviceOffer): string {
  const times = Math.floor(referenceMs / deviceMs);
  const [here, there] = [referenceMs, deviceMs].map((ms) => `${measured(ms)} ms`);
  return (
    `The graphics processor (${device}) would be about ${times} times as fast: a generation of this run takes ${here} here, ` +
    `and took ${there} there. It computes in float32, so its run is another one, and not exact.`
  );
}
