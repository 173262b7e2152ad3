import { writeFile } from 'node:fs/promises';
import { writeTranscript, type TranscriptEntry } from '../core/evollm/transcript.ts';
import type { RunDescription } from '../core/experiment/description.ts';
import { InputError } from '../core/experiment/fields.ts';
import type { Claim } from '../core/link/claim.ts';
import { interviewer, USUAL_CALLS, type Interviewer } from './model.ts';

/** Options of a command, as they were typed. */
export interface ModelOptions {
  readonly server?: string | undefined;
  readonly model?: string | undefined;
  readonly calls?: string | undefined;
  readonly thoughts?: string | undefined;
  readonly transcript?: string | undefined;
}

/** Which language model a command may ask, if any, and where what was said is kept. */
export class AskedOfModel {
  constructor(private readonly options: ModelOptions) {}

  /**
   * Connects to the model that the options name.
   * @returns null where they name none
   * @throws InputError when only half of it is named, or it cannot be used
   */
  async connect(): Promise<Interviewer | null> {
    const { server, model, transcript } = this.options;
    if (server === undefined && model === undefined) {
      if (transcript !== undefined)
        throw new InputError('--transcript needs a model to listen to: --server and --model.');
      return null;
    }
    if (server === undefined || model === undefined)
      throw new InputError('A language model is named by both: --server, its address, and --model, its name there.');
    const { calls, thoughts } = this.options;
    return interviewer({ server, model, calls: readCalls(calls), thoughts: readThoughts(thoughts) });
  }

  /** Writes the transcript, where one is wanted. */
  async keep(description: RunDescription, claim: Claim, entries: readonly TranscriptEntry[]): Promise<void> {
    const { server = '', model = '', transcript } = this.options;
    if (transcript === undefined) return;
    const provider = new URL(server).host;
    const text = writeTranscript({ description, claim, model: { name: model, provider }, entries });
    await writeFile(transcript, text).catch((error: NodeJS.ErrnoException) => {
      throw new InputError(`The transcript cannot be written to ${transcript} (${error.code ?? error.message}).`);
    });
  }
}

function readCalls(given: string | undefined): number {
  if (given === undefined) return USUAL_CALLS;
  if (/^[1-9]\d{0,6}$/.test(given)) return Number(given);
  throw new InputError(`--calls is "${given}", but it must be a whole number from 1 to 9999999.`);
}

function readThoughts(given: string | undefined): number {
  if (given === undefined) return 0;
  if (/^\d{1,6}$/.test(given)) return Number(given);
  throw new InputError(`--thoughts is "${given}", but it must be a whole number of tokens from 0 to 999999.`);
}
