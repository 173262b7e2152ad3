import { describe, expect, test } from 'vitest';
import { shareText } from '../../src/app/words/share-text.ts';

const told = (engine: 'wasm' | 'webgpu', shared: 'settings' | 'result', done = true): string =>
  shareText({ engine }, shared, done).join('');

describe('what a link is said to be good for', () => {
  test('is the same run, to the last bit, on the reference engine', () => {
    expect(told('wasm', 'result')).toContain('is told whether it came out the same to the last bit: the link carries');
    expect(told('wasm', 'settings')).toMatch(/can press play: the run will be the same, to the last bit\.$/);
    expect(told('wasm', 'settings', false)).toMatch(/Once the run is done, .* prove it\.$/);
  });

  test('is no more than a comparison where a run asks for WebGPU', () => {
    const all = [told('webgpu', 'result'), told('webgpu', 'settings'), told('webgpu', 'settings', false)];
    for (const text of all) {
      expect(text).toContain('float32');
      expect(text).not.toMatch(/exact|prove|last bit/);
    }
    expect(all[0]).toContain('is told whether what it comes to agrees, within 0.1 %');
    expect(all[2]).toMatch(/Once the run is done, .* compared with\.$/);
  });

  test('is no more than its replies allow where a language model is asked', () => {
    const asking = (done: boolean, held: number): string =>
      shareText({ engine: 'wasm' }, 'settings', done, held).join('');
    for (const text of [asking(false, 0), asking(true, 3)]) {
      expect(text).toContain('needs a model to ask, which may say something else: it need not come out the same.');
      expect(text).not.toMatch(/prove|last bit/);
    }
    expect(asking(false, 0)).toContain('but no reply of a language model');
    expect(asking(true, 1)).toContain('and one reply of a language model. Where the run asks for more');
    expect(asking(true, 3)).toMatch(
      /Share the result, or a file, instead: both hold every reply, and need no model\.$/,
    );
  });
});
