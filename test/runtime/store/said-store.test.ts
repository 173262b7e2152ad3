import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterAll, describe, expect, it } from 'vitest';
import type { TranscriptEntry } from '../../../src/core/evollm/transcript.ts';
import { RunStore } from '../../../src/runtime/store/run-store.ts';
import { SaidStore, type Account } from '../../../src/runtime/store/said-store.ts';

const entry = (generation: number): TranscriptEntry => ({
  ...{ generation, block: 0, attempt: 0, messages: [{ role: 'user', content: '1: 2,3' }], form: 'object' },
  ...{ text: '5, 6', levels: [5, 6], rung: 0, tokens: { prompt: 7, completion: null }, milliseconds: 12, cost: null },
  failures: [{ message: 'It failed (500).', milliseconds: 3 }],
});
const account: Account = {
  spent: {
    ...{ calls: 4, promptTokens: 40, completionTokens: 8, estimated: true, seconds: 2.5, cost: null },
    limits: { calls: 5, tokens: null, seconds: null, cost: null },
  },
  limits: { calls: 5, tokens: 1000, seconds: null, cost: 1 },
  ...{ thoughts: 200, model: { name: 'somebody', provider: 'somewhere' }, before: 2 },
};
const nothing = { account: null, entries: [] };

const said = new SaidStore();
const runs = new RunStore();
afterAll(() => Promise.all([said.close(), runs.close()]));

/** Changes a row as somebody else might. */
async function change(id: string, place: number, edit: (row: Record<string, unknown>) => void): Promise<void> {
  const database = await openDB('evolution-playground');
  const row = (await database.get('said', [id, place])) as Record<string, unknown>;
  edit(row);
  await database.put('said', row);
  database.close();
}

describe('the store of what was said', () => {
  it('gives back what it was given, each run its own, and forgets it with the run', async () => {
    expect(await said.load('one')).toEqual(nothing);
    await said.account('one', account);
    await said.keep('one', 0, [entry(3), entry(4)]);
    await said.keep('one', 2, [entry(5)]);
    await said.keep('two', 0, [entry(9)]);
    expect(await said.load('one')).toEqual({ account, entries: [entry(3), entry(4), entry(5)] });
    // What was asked again replaces what came after it the first time.
    await said.keep('one', 1, [entry(7)]);
    expect((await said.load('one')).entries).toEqual([entry(3), entry(7)]);
    await runs.moveSaid('one', 'two');
    expect(await said.load('one')).toEqual(nothing);
    expect(await said.load('two')).toEqual({ account, entries: [entry(3), entry(7)] });
    await runs.remove(['two']);
    expect(await said.load('two')).toEqual(nothing);
  });

  it('uses nothing that is not as it was written', async () => {
    await said.account('three', account);
    await said.keep('three', 0, [entry(3), entry(4), entry(5)]);
    await change('three', 2, (row) => ((row['value'] as { reply: string }).reply = '9, 9'));
    expect((await said.load('three')).entries).toEqual([entry(3)]);
    await change('three', 0, (row) => ((row['value'] as { spent: { calls: number } }).spent.calls = 0));
    expect((await said.load('three')).account).toBeNull();
  });

  it.each<[string, unknown]>([
    ['no number', { ...account, thoughts: '200' }],
    ['less than nothing', { ...account, spent: { ...account.spent, calls: -1 } }],
    ['no limits', { ...account, limits: null }],
    ['half a name', { ...account, model: { name: 'somebody' } }],
  ])('takes no account with %s, however well it is sealed', async (_, wrong) => {
    await said.account('four', wrong as Account);
    expect((await said.load('four')).account).toBeNull();
  });
});
