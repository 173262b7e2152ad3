import { lessonLine, lessonOptions, type Lesson } from '../../core/evollm/teach.ts';
import { resolve } from '../../core/experiment/settings.ts';
import { Run } from '../../core/experiment/run.ts';
import { Crew } from '../../engines/crew.ts';
import { engineSetting } from '../../engines/setting.ts';
import { teach } from '../../engines/teach.ts';
import { WasmEngine } from '../../engines/wasm/engine.ts';
import { Kernels } from '../../kernels/kernels.ts';
import { complete } from './complete.ts';

/** Lessons that have come since somebody asked last. */
export interface LessonBatch {
  /** JSON lines, each with its end. */
  readonly text: string;
  readonly lessons: number;
  /** Evaluations of the teacher so far. */
  readonly evaluations: number;
  readonly done: boolean;
}

/** A call is answered after about this long, so that whoever waits hears that the worker lives. */
const SLICE_MS = 250;

/** The worker's end of a run that teaches: it computes while it is asked for more. */
export class TeachHost {
  #run: Run | null = null;
  #lessons: AsyncGenerator<Lesson, void> | null = null;

  /**
   * Begins a run from its start, once for its first repetition.
   * @param prompt how prompts are made, by the keys of EvoLLM
   * @throws InputError when settings or prompt are not valid; Error when what its strategy does cannot be fetched
   */
  async begin(
    module: WebAssembly.Module,
    settings: Record<string, unknown>,
    prompt: Record<string, unknown>,
  ): Promise<void> {
    const brought = complete(settings['strategy']);
    if (brought) await brought;
    const { description } = resolve(settings);
    const { options } = lessonOptions(prompt, { dimension: description.dim, task: description.task !== undefined });
    const kernels = new Kernels(module);
    const setting = engineSetting(description);
    const crew = new Crew(new WasmEngine(kernels, setting), setting, 'auto', () => performance.now());
    this.#run = new Run(description, 0, kernels);
    this.#lessons = teach(this.#run, crew, options);
  }

  /**
   * Computes for a moment.
   * @throws Error when nothing was begun, InputError where the strategy has no mean that could be learnt
   */
  async more(): Promise<LessonBatch> {
    const [run, lessons] = [this.#run, this.#lessons];
    if (!run || !lessons) throw new Error('There is no run that could teach.');
    const lines: string[] = [];
    const end = performance.now() + SLICE_MS;
    let done = false;
    while (!done && performance.now() < end) {
      const next = await lessons.next();
      if (next.done) done = true;
      else lines.push(`${lessonLine(next.value, 'messages')}\n`);
    }
    return { text: lines.join(''), lessons: lines.length, evaluations: run.evaluations, done };
  }
}
