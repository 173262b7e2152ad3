import { recordOf } from '../export/record-of.ts';
import type { StageDrawing, StageFormat } from '../export/stage-files.ts';
import type { Playground } from '../state/playground.svelte.ts';

/** Saves what a view shows; what goes wrong is said on the page. `drawing` is asked once the code for it is there. */
export async function saveView(
  format: StageFormat,
  playground: Playground,
  drawing: () => Promise<StageDrawing>,
): Promise<void> {
  try {
    const { saveDrawing } = await import('../export/stage-files.ts');
    await saveDrawing(format, await drawing(), await recordOf(playground), playground.view.repetition);
  } catch (error) {
    playground.notices.add(`The file was not saved: ${(error as Error).message}. Try it again.`, 'page');
  }
}
