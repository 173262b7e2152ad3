import { expose, type Endpoint } from 'comlink';
import { afterEach, describe, expect, test } from 'vitest';
import { lessonLine, lessonOptions } from '../../src/core/evollm/teach.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { TeachHost } from '../../src/runtime/host/teach-host.ts';
import { lessonsOf } from '../../src/runtime/lessons.ts';
import { Run } from '../../src/core/experiment/run.ts';
import { Crew } from '../../src/engines/crew.ts';
import { engineSetting } from '../../src/engines/setting.ts';
import { teach } from '../../src/engines/teach.ts';
import { WasmEngine } from '../../src/engines/wasm/engine.ts';
import type { Spawn } from '../../src/runtime/workers.ts';
import { kernelModule, loadKernels } from '../kernels/load.ts';

const ports: MessagePort[] = [];
afterEach(() => ports.splice(0).forEach((port) => port.close()));

/** A worker on this thread; a silent one answers nothing. */
function worker(silent = false) {
  const ended: boolean[] = [];
  const spawn: Spawn = (role) => {
    expect(role).toBe('teach');
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    if (!silent) expose(new TeachHost(), port2 as Endpoint);
    return { endpoint: port1 as Endpoint, terminate: () => void ended.push(true) };
  };
  return { spawn, ended };
}

const ask = (settings: Record<string, unknown>, spawn: Spawn, more: Partial<Parameters<typeof lessonsOf>[0]> = {}) =>
  lessonsOf({
    ...{ spawn, module: kernelModule, prompt: {}, signal: new AbortController().signal, onProgress: () => undefined },
    description: resolve(settings).description,
    ...more,
  });

describe('lessons of a run in a worker', () => {
  test('are one for each block and generation after the warm-up, and the worker ends', async () => {
    const { spawn, ended } = worker();
    const seen: number[] = [];
    const { parts, lessons, cut } = await ask(
      { problem: 'bbob-f8', dim: 6, strategy: 'cma-es', generations: 9, target: 0 },
      spawn,
      { prompt: { block: 3 }, onProgress: (count) => seen.push(count) },
    );
    const lines = parts.join('').trim().split('\n');
    expect([lessons, lines.length, cut, seen.at(-1)]).toEqual([14, 14, false, 14]);
    for (const line of lines) expect(JSON.parse(line).completion).toMatch(/^\d+,\d+,\d+$/);
    expect(ended).toEqual([true]);
  });

  test('are those that whoever drives the same run by hand gets', async () => {
    const settings = { problem: 'bbob-f1', dim: 2, strategy: 'snes', generations: 6, target: 0 };
    const { parts } = await ask(settings, worker().spawn);
    const { description } = resolve(settings);
    const setting = engineSetting(description);
    const engine = new WasmEngine(loadKernels(), setting);
    const crew = new Crew(engine, setting, 'auto', () => 0);
    const run = new Run(description, 0, loadKernels());
    const { options } = lessonOptions({}, { dimension: 2 });
    const lines: string[] = [];
    for await (const lesson of teach(run, crew, options)) lines.push(`${lessonLine(lesson, 'messages')}\n`);
    engine.release();
    expect(parts.join('')).toBe(lines.join(''));
  });

  test('are refused in a sentence by a strategy without a mean', async () => {
    const { spawn, ended } = worker();
    await expect(ask({ strategy: 'de', generations: 9 }, spawn)).rejects.toThrow(/has no mean/);
    expect(ended).toEqual([true]);
  });

  test('are given up at once when nobody wants them, and when the worker is silent', async () => {
    const controller = new AbortController();
    const wanted = ask({ evaluations: 1e8, target: 0 }, worker(true).spawn, { signal: controller.signal });
    controller.abort(new Error('Enough.'));
    await expect(wanted).rejects.toThrow('Enough.');
    const silent = worker(true);
    await expect(ask({ generations: 9 }, silent.spawn, { patienceMs: 250 })).rejects.toThrow('did not answer');
    expect(silent.ended).toEqual([true]);
  });
});
