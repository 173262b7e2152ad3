import { lessonLine, lessonOptions } from '../core/evollm/teach.ts';
import type { RunDescription } from '../core/experiment/description.ts';
import { InputError } from '../core/experiment/fields.ts';
import { Run } from '../core/experiment/run.ts';
import { Crew } from '../engines/crew.ts';
import { engineSetting } from '../engines/setting.ts';
import { teach } from '../engines/teach.ts';
import { WasmEngine } from '../engines/wasm/engine.ts';
import { Kernels } from '../kernels/kernels.ts';
import { kernelModule } from './kernels.ts';

export interface TeachOptions {
  /** Settings of the prompt as "key=value". */
  readonly prompt: readonly string[];
  /** Whether a line holds messages or one text. */
  readonly form: string | undefined;
  readonly onNotice: (message: string) => void;
}

const FORMS = ['messages', 'text'] as const;

/**
 * Writes the lessons of all repetitions of a run, one JSON line each.
 * @throws InputError for settings of the prompt that cannot be read, and for a strategy that has nothing to teach
 */
export async function writeLessons(
  description: RunDescription,
  { prompt, form = 'messages', onNotice }: TeachOptions,
  write: (line: string) => Promise<void>,
): Promise<void> {
  const chosen = FORMS.find((known) => known === form);
  if (!chosen) throw new InputError(`--form is "${form}", but it must be ${FORMS.join(' or ')}.`);
  const { options, issues } = lessonOptions(Object.fromEntries(prompt.map(keyAndValue)), {
    dimension: description.dim,
    task: description.task !== undefined,
  });
  for (const { message } of issues) onNotice(message);
  const kernels = new Kernels(kernelModule());
  const setting = engineSetting(description);
  const engine = new WasmEngine(kernels, setting);
  const crew = new Crew(engine, setting, 'auto', () => performance.now());
  for (let repetition = 0; repetition < description.repetitions; repetition++) {
    const run = new Run(description, repetition, kernels);
    for await (const lesson of teach(run, crew, options)) await write(lessonLine(lesson, chosen));
  }
}

function keyAndValue(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new InputError(`--prompt is "${text}", but it must be a key, "=" and a value.`);
  return [text.slice(0, at), text.slice(at + 1)];
}
