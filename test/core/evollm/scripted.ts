import type { Question } from '../../../src/core/evollm/question.ts';
import type { Checkpoint } from '../../../src/core/experiment/checkpoint.ts';
import { resultOf, type Result } from '../../../src/core/experiment/result.ts';
import { Run } from '../../../src/core/experiment/run.ts';
import { resolve, type Settings } from '../../../src/core/experiment/settings.ts';
import { advance } from '../../../src/engines/advance.ts';
import { Crew } from '../../../src/engines/crew.ts';
import { engineSetting } from '../../../src/engines/setting.ts';
import { WasmEngine } from '../../../src/engines/wasm/engine.ts';
import { loadKernels } from '../../kernels/load.ts';

/** What stands in for a language model: a text for a question, or null. */
export type Script = (question: Question) => string | null;

const kernels = loadKernels();

/** Repeats the last line of the prompt but one, as a model would that only copies; its first coordinate moves a little. */
export const copies: Script = ({ messages, count }) => {
  const line = messages[1].content
    .split('\n')
    .filter((one) => !one.endsWith(':'))
    .at(-1)!;
  const levels = line.split(': ').at(-1)!.split(',').slice(0, count);
  return ` ${Math.max(0, Number(levels[0]) - 3)}, ${levels.slice(1).join(', ')}\nbecause it is the best one`;
};

/** Understands some questions at once, some at the second or third attempt, and some never. */
export const stumbles: Script = (question) => {
  const { generation, block, attempt } = question;
  const needed = (generation * 7 + block * 3) % 5;
  if (attempt >= needed) return copies(question);
  return attempt % 2 === 0 ? 'I would rather not say.' : null;
};

/** A run that is driven by hand, so that it can be left and taken up wherever it is. */
export class Asked {
  readonly run: Run;
  readonly questions: Question[] = [];
  readonly #crew: Crew;

  constructor(
    settings: Settings,
    private readonly script: Script | null,
    from?: Checkpoint,
  ) {
    const { description } = resolve(settings);
    const setting = engineSetting(description);
    this.#crew = new Crew(new WasmEngine(kernels, setting), setting, 'auto', () => 0);
    this.run = new Run(description, 0, kernels, from);
  }

  /** Answers what is asked now. @returns false where nothing is */
  reply(): boolean {
    const need = this.run.next();
    if (need.kind !== 'ask' || !this.script) return false;
    this.questions.push(...need.questions);
    this.run.supply({ kind: 'ask', replies: need.questions.map(this.script) });
    return true;
  }

  /** One answer, or one generation. @returns false when the run is over */
  step(): boolean {
    return this.reply() || advance(this.run, this.#crew) === true;
  }

  /** Goes on until this many generations are complete, or to the end. */
  to(generation = Infinity): this {
    while (this.run.generation < generation && this.step());
    return this;
  }

  get result(): Result {
    return resultOf(this.run);
  }

  /** Digest and marks, as text. */
  get trail(): string {
    const { digest, marks } = this.result;
    return [Buffer.from(digest).toString('hex'), ...marks].join(' ');
  }
}
