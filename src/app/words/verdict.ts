import type { EngineId } from '../../core/experiment/description.ts';
import type { Verdict } from '../../core/experiment/verify.ts';
import { count } from './numbers.ts';

/** How far the check of a result link has come. */
export type VerificationStatus = 'waiting' | 'running' | 'reproduced' | 'agrees' | 'differs' | 'failed';

export const VERIFICATION_TITLES: Readonly<Record<VerificationStatus, string>> = {
  waiting: 'This link claims a result',
  running: 'Running it again to verify the link…',
  reproduced: 'Reproduced exactly',
  agrees: 'Agrees with the link',
  differs: 'Differs from the link',
  failed: 'Could not be verified',
};

/** What is known about a verification. */
export interface Verification {
  readonly status: VerificationStatus;
  readonly verdict: Verdict | null;
  readonly runs: number;
  /** How much of it was tried, as the problem counts it: "672 evaluations". */
  readonly tried: string;
  /** Why the run failed here. */
  readonly failure: string;
  /** It takes so long that it waits to be asked for. */
  readonly heavy: boolean;
  /** Runs on the reference engine are the same to the last bit everywhere. */
  readonly exact: boolean;
  /** What computed it here in the end: `wasm` also where that took the place of a device, be it in one of several runs. */
  readonly engine: EngineId;
}

/** Of a run that asked for WebGPU and did not get it, or not to its end. */
const STOOD_IN = 'WebGPU is not here, or could not go on, and the reference engine took its place, in float64';

/** What came of a result link, or what is being done about it, in a sentence or two. */
export function verificationText(verification: Verification): string {
  const { status, verdict, runs, tried, failure, heavy, exact, engine } = verification;
  const stoodIn = !exact && engine === 'wasm';
  if (verdict?.kind === 'reproduced') {
    const whole = runs > 1 ? `all ${count(runs)} runs` : 'the run';
    return (
      `Your browser computed ${whole} itself, ${tried}, and came to the digest in the link: ` +
      'every improvement and the final solution are the same, to the last bit.'
    );
  }
  if (verdict?.kind === 'agrees') {
    const itself = `${verdict.how} Your browser computed ${tried} itself`;
    return stoodIn
      ? `${itself}. ${STOOD_IN}; the run in the link may have been computed in float32, so more than that is not claimed.`
      : `${itself}, in float32 on WebGPU: its last digits are those of this device, so more than that is not claimed.`;
  }
  if (verdict?.kind === 'differs') {
    return `The two runs parted ${verdict.where}. ${stoodIn ? `${STOOD_IN}. ` : ''}${verdict.why}`;
  }
  if (status === 'failed') return `The run failed here: ${failure}`;
  if (status === 'running' && !exact) return 'What it comes to here is compared with what the link says.';
  if (status === 'running') return 'Each bit of the result is computed here, and compared with what the link says.';
  return heavy ? 'Verifying it takes a while, so it waits for you.' : 'It was stopped before its end.';
}
