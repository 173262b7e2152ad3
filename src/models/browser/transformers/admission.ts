import type { ReplySchema } from '../../model.ts';
import { standingOf } from './integers.ts';

/** Takes from a model every choice that would make its reply anything but the list of integers it was asked for. */
export class Admission {
  constructor(
    private readonly pieces: ReadonlyMap<number, string>,
    /** Tokens that end a reply. */
    private readonly ends: readonly number[],
    private readonly schema: ReplySchema,
  ) {}

  /** The reply that tokens make. */
  textOf(tokens: readonly (number | bigint)[]): string {
    return tokens.map((token) => this.pieces.get(Number(token)) ?? '').join('');
  }

  /** Tokens that may follow. Only an end may where the list is complete and can grow no more, or where the vocabulary offers nothing else. */
  after(tokens: readonly (number | bigint)[]): number[] {
    const text = this.textOf(tokens);
    const admitted: number[] = [];
    for (const [id, piece] of this.pieces) if (standingOf(text + piece, this.schema).possible) admitted.push(id);
    if (standingOf(text, this.schema).complete || admitted.length === 0) admitted.push(...this.ends);
    return admitted;
  }

  /**
   * Makes everything else impossible, in place.
   * @param logits one for each token of the vocabulary
   */
  mask(tokens: readonly (number | bigint)[], logits: Float32Array): void {
    const kept = this.after(tokens).map((id) => [id, logits[id]] as const);
    logits.fill(-Infinity);
    for (const [id, logit] of kept) if (id < logits.length) logits[id] = logit;
  }
}
