import { expect, test } from 'vitest';
import { genomeOf } from '../../src/core/champion/chain.ts';
import type { Champion } from '../../src/core/champion/champion.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { guestSnapshot } from '../../src/app/champions/guest.ts';
import { sizeText } from '../../src/app/words/sizes.ts';
import { runTo } from '../runtime/store/kept.ts';

const { description, provenance, solution, best } = runTo(
  { problem: 'cartpole', strategy: 'deep-ga', population: 16, seed: 7 },
  4,
);
const { chain, generation, evaluations } = provenance!;
const origin = { strategy: 'deep-ga', seed: 7, repetition: 3, generation, evaluations };
const champion: Champion = {
  ...{ name: 'Anna', problem: 'cartpole', instance: 1, network: description.task! },
  ...{ genome: genomeOf(chain!), score: best, origin },
};

test('a guest acts in the episodes of the run that bred it, whatever runs here', () => {
  const here = resolve({ problem: 'cartpole', strategy: 'deep-ga', seed: 1 }).description;
  const snapshot = guestSnapshot(here, champion, { weights: solution, score: best });
  expect(snapshot.cast).toMatchObject({ generation, address: { seed: 7, repetition: 3, generation: generation - 1 } });
  expect(snapshot.provenance).toEqual(provenance);
  const genome = 4 + 8 * chain!.seeds.length;
  expect(sizeText(here, snapshot)).toBe(`114 weights: 456 bytes; genome: ${genome} bytes`);
});
