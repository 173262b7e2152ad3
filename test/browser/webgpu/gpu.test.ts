import { describe, expect, test } from 'vitest';
import { gpuPage, hasGpu } from './gpu-site.ts';

interface Trouble {
  readonly trouble: string;
  readonly message: string;
}

describe.runIf(hasGpu)('a device of our own', () => {
  const check = gpuPage();

  test('runs programs, multiplies matrices, reads back and counts what it did', async () => {
    const seen = await check<Record<string, unknown>>('arithmetic');
    expect(seen['first']).toEqual(Array.from({ length: 200 }, (_, i) => 3 * i));
    // A tensor that a program wrote to again has its new numbers.
    expect(seen['again']).toEqual(Array.from({ length: 200 }, (_, i) => i / 2));
    expect(seen['square']).toEqual([14, 32, 32, 77]);
    expect(seen).toMatchObject({ dispatches: 3, readbacks: 3, software: true, left: 0 });
    expect(seen['name']).toMatch(/swiftshader/i);
  });

  test('says in a sentence what went wrong, and every readback ends', async () => {
    const seen = await check<Record<string, Trouble | null>>('troubles');
    expect(seen['refused']).toMatchObject({ trouble: 'program' });
    expect(seen['refused']!.message).toMatch(/^The graphics processor refused a program \(.*nonsense/s);
    // The next one is not blamed for it.
    expect(seen['fine']).toBeNull();
    // Lost while a result was read, and named as if it had been lost at any other time.
    expect(seen['lost']).toMatchObject({
      trouble: 'lost',
      message: expect.stringMatching(/^The graphics processor was lost( \(.*\))?\.$/s),
    });
    expect(seen['afterwards']).toMatchObject({ trouble: 'lost' });
    expect(seen['message']).toMatch(/^The graphics processor was lost/);
  });
});
