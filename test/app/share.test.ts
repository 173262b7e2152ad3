import { expect, test } from 'vitest';
import { embedCode } from '../../src/app/panels/link/share/embed-code.ts';
import { pictureLines } from '../../src/app/panels/link/share/picture-lines.ts';
import { repliesHeld } from '../../src/app/panels/link/share/replies-held.ts';
import { resolve } from '../../src/core/experiment/settings.ts';

test('the code of a frame is one element that nothing in it can leave', () => {
  const address = 'https://example.org/?embed&lock=seed#1!problem=bbob-f1&dim=2';
  expect(embedCode({ address, title: 'CMA-ES on Sphere', width: 720, height: 540 })).toBe(
    '<iframe src="https://example.org/?embed&amp;lock=seed#1!problem=bbob-f1&amp;dim=2" title="CMA-ES on Sphere" ' +
      'width="720" height="540" style="border: 0" loading="lazy"></iframe>',
  );
  const hostile = embedCode({ address: 'x"><script>', title: '"\'<b>&', width: null, height: 1 });
  expect(hostile).toContain('src="x&quot;&gt;&lt;script&gt;" title="&quot;\'&lt;b&gt;&amp;" width="100%"');
});

test('a picture says what was solved with what', () => {
  const { description } = resolve({ problem: 'bbob-f8', dim: 5, instance: 3, seed: 42, strategy: 'openai-es' });
  expect(pictureLines(description, null)).toEqual(['f8 Rosenbrock · OpenAI-ES', '5 dimensions · instance 3 · seed 42']);
});

test('settings stand for a run that asks a language model as far as they hold its replies', () => {
  const asking = { problem: 'bbob-f8', dim: 2, strategy: 'evollm', model: 'language-model' };
  const { description } = resolve(asking);
  const recorded = { ...description, replies: '.1_2.3_4' };
  expect(repliesHeld(resolve({ problem: 'bbob-f8' }).description, description, false)).toBe('all');
  expect(repliesHeld(resolve({ ...asking, model: 'copy-best' }).description, description, false)).toBe('all');
  expect(repliesHeld(description, description, false)).toBe(0);
  expect(repliesHeld(description, recorded, true)).toBe(0);
  expect(repliesHeld(recorded, recorded, false)).toBe(2);
  expect(repliesHeld(recorded, { ...recorded, replies: '.1_2.3_4.5_6' }, true)).toBe(2);
  expect(repliesHeld(recorded, recorded, true)).toBe('all');
});
