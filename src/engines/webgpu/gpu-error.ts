/** What can go wrong with a device, so that whoever meets it knows whether another device may help. */
export type GpuTrouble = 'absent' | 'lost' | 'memory' | 'silent' | 'program';

/** A device that cannot go on, and why, in a sentence for people; what the browser called it is the `cause`. */
export class GpuError extends Error {
  constructor(
    readonly trouble: GpuTrouble,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'GpuError';
  }
}
