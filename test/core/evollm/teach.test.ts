import { describe, expect, it } from 'vitest';
import { lessonLine, lessonOptions, type Lesson } from '../../../src/core/evollm/teach.ts';
import { readReply } from '../../../src/core/evollm/reply.ts';
import { Run } from '../../../src/core/experiment/run.ts';
import { resolve, type Settings } from '../../../src/core/experiment/settings.ts';
import { STRATEGIES } from '../../../src/core/strategies/registry.ts';
import { Crew } from '../../../src/engines/crew.ts';
import { engineSetting } from '../../../src/engines/setting.ts';
import { teach } from '../../../src/engines/teach.ts';
import { WasmEngine } from '../../../src/engines/wasm/engine.ts';
import { loadKernels } from '../../kernels/load.ts';

const kernels = loadKernels();

async function lessonsOf(settings: Settings, prompt: Record<string, unknown> = {}): Promise<Lesson[]> {
  const { description } = resolve({ generations: 6, target: 0, ...settings });
  const setting = engineSetting(description);
  const engine = new WasmEngine(kernels, setting);
  const crew = new Crew(engine, setting, 'auto', () => 0);
  const task = description.task !== undefined;
  const { options } = lessonOptions(prompt, { dimension: description.dim, task });
  const lessons: Lesson[] = [];
  for await (const lesson of teach(new Run(description, 0, kernels), crew, options)) lessons.push(lesson);
  engine.release();
  return lessons;
}

describe('lessons', () => {
  it.each([
    ['cma-es', '6.7: 714,207\n4.84: 360,240\n5.07: 506,160\n2.31: 390,315\n1.87:', '733,244'],
    ['snes', '2.55: 673,324\n1.89: 393,346\n4.25: 622,202\n1.27: 557,492\n0.968:', '362,245'],
  ])('of %s are these', async (strategy, lines, completion) => {
    const lessons = await lessonsOf({ problem: 'bbob-f1', dim: 2, strategy, population: 6, seed: 4 });
    const small = { 'context-generations': 2, 'context-members': 2, 'warm-up': 5 };
    const [short] = await lessonsOf({ problem: 'bbob-f1', dim: 2, strategy, population: 6, seed: 4 }, small);
    expect(lessons.map(({ generation, block }) => [generation, block])).toEqual([
      [3, 0],
      [4, 0],
      [5, 0],
      [6, 0],
    ]);
    expect([short.generation, short.messages[1].content, short.completion]).toEqual([5, lines, completion]);
    expect(lessonLine(short, 'messages')).toBe(
      JSON.stringify({ prompt: short.messages, completion: short.completion }),
    );
    const { prompt } = JSON.parse(lessonLine(short, 'text')) as { prompt: string };
    expect(prompt).toBe(`${short.messages[0].content}\n${short.messages[1].content}`);
  });

  it('are completions that a reply would be read as, in blocks', async () => {
    const lessons = await lessonsOf({ problem: 'bbob-f8', dim: 7, strategy: 'xnes' });
    expect(lessons).toHaveLength(4 * 2);
    for (const { block, completion, messages } of lessons) {
      const count = block === 0 ? 5 : 2;
      expect(readReply(completion, count, 1000)!.join()).toBe(completion);
      expect(messages[0].content).toContain(`They are ${count} of the 7 coordinates`);
    }
  });

  it('are what EvoLLM itself would be asked, where it teaches', async () => {
    const lessons = await lessonsOf({ problem: 'bbob-f8', dim: 3, strategy: 'evollm', model: 'copy-best' });
    for (const { messages, completion } of lessons)
      expect(messages[1].content.split('\n').at(-2)!.split(': ')[1]).toBe(completion);
  });

  it('are not made of a generation that the budget cut, nor of one before a restart', async () => {
    const cut = await lessonsOf({ problem: 'bbob-f8', dim: 2, strategy: 'cma-es', population: 10, evaluations: 45 });
    expect(cut.map(({ generation }) => generation)).toEqual([3, 4]);
    const restarting = { problem: 'bbob-f1', dim: 2, strategy: 'cma-es', restart: 'ipop', generations: 400 };
    const lessons = await lessonsOf(restarting);
    const gaps = lessons.filter(({ generation }, k) => k > 0 && generation - lessons[k - 1].generation > 1);
    expect(gaps.length).toBeGreaterThan(0);
    // The context begins anew with the search.
    for (const { messages } of gaps) expect(messages[1].content.split('\n').length).toBeLessThanOrEqual(16);
  });

  it.each(STRATEGIES.map(({ id, needsBehaviour }) => [id, needsBehaviour]))(
    'are taught by %s, or it says why not',
    async (strategy, needsBehaviour) => {
      const problem = needsBehaviour ? { problem: 'hard-maze', hidden: 'none' } : { problem: 'bbob-f1', dim: 2 };
      const taught = await lessonsOf({ ...problem, strategy, generations: 4 }).then(
        (lessons) => lessons.length,
        (error: unknown) => (error as Error).message,
      );
      if (typeof taught === 'string') {
        expect(taught).toMatch(/^.+ has no mean that it draws a generation around, .*\.$/);
        const { description } = resolve({ ...problem, strategy, generations: 1 });
        expect(new Run(description, 0, kernels).shape()).toBeNull();
      } else expect(taught).toBeGreaterThan(0);
    },
  );
});
