import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { RunStore } from '../../../src/runtime/store/run-store.ts';
import { readKept } from '../../../src/runtime/store/read-record.ts';
import { writePart, writeRun } from '../../../src/runtime/store/write-record.ts';
import { APP, noteOf, runTo, STAMP } from './kept.ts';

const SETTINGS = { problem: 'bbob-f8', dim: 3, evaluations: 4000, target: 0, repetitions: 3 };

describe('the store of runs', () => {
  it('keeps each tab to itself, and only the newest of each repetition', async () => {
    const store = new RunStore();
    const save = async (id: string, generation: number, repetitions: readonly number[], anew: boolean) => {
      const runs = repetitions.map((repetition) => runTo(SETTINGS, generation, repetition));
      const stamp = { ...STAMP, id };
      const parts = runs.map((run) => writePart(run.description, run.repetition, run.checkpoint(), stamp));
      await store.save(writeRun(noteOf(runs[0]), generation, stamp), parts, anew);
    };
    const generations = async (id: string): Promise<unknown> => {
      const found = await store.load(id);
      const read = found && readKept(found.record, found.parts, APP);
      if (read?.kind !== 'read') return read?.kind ?? null;
      return Object.fromEntries([...read.value.checkpoints].map(([k, { generation }]) => [k, generation]));
    };
    await save('one', 2, [0, 1], true);
    await save('one', 5, [1], false);
    await save('two', 3, [0], true);
    expect(await generations('one')).toEqual({ 0: 2, 1: 5 });
    expect(await generations('two')).toEqual({ 0: 3 });
    await save('one', 1, [2], true);
    expect(await generations('one')).toEqual({ 2: 1 });
    expect((await store.list()).map(({ id }) => id).sort()).toEqual(['one', 'two']);
    await store.remove(['one']);
    expect(await generations('one')).toBeNull();
    expect(await generations('two')).toEqual({ 0: 3 });
    await store.close();
  });

  it('fails when it is asked for something, not before', async () => {
    const { open } = indexedDB;
    indexedDB.open = () => {
      throw new DOMException('forbidden', 'SecurityError');
    };
    try {
      const store = new RunStore();
      await new Promise((resolve) => setTimeout(resolve, 10));
      await expect(store.list()).rejects.toThrow('forbidden');
    } finally {
      indexedDB.open = open;
    }
  });
});
