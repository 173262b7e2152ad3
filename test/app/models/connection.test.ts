import { afterEach, expect, test, vi } from 'vitest';
import { Connection } from '../../../src/app/models/connection.svelte.ts';

afterEach(() => vi.unstubAllGlobals());

test('prices belong to one model, and are entered before it is connected or while it is', () => {
  vi.stubGlobal('location', { origin: 'https://play.test' });
  const connection = new Connection(() => undefined);
  const [cheap, dear] = [
    { prompt: 1, completion: 2 },
    { prompt: 30, completion: 60 },
  ];
  const use = (base: string, model: string): void => connection.useServer({ preset: 'custom', base, model });
  connection.prices = cheap;
  use('https://a.test/v1', 'small');
  expect(connection.prices).toEqual(cheap);
  connection.leave();
  use('https://a.test/v1', 'small');
  expect(connection.prices).toEqual(cheap);
  use('https://a.test/v1', 'large');
  expect(connection.prices).toBeNull();
  connection.prices = dear;
  use('https://b.test/v1', 'large');
  expect(connection.prices).toBeNull();
  connection.leave();
  connection.prices = cheap;
  use('https://c.test/v1', 'small');
  expect(connection.prices).toEqual(cheap);
});
