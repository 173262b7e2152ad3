import { describe, expect, test } from 'vitest';
import { Admission } from '../../../src/models/browser/transformers/admission.ts';
import { standingOf } from '../../../src/models/browser/transformers/integers.ts';
import { piecesOf } from '../../../src/models/browser/transformers/pieces.ts';
import { grammarOf } from '../../../src/models/browser/webllm/grammar.ts';

const SCHEMA = { count: 3, highest: 120 };

describe('a list of integers as it grows', () => {
  test.each(['', '1', '1,', '1, ', '12,0,', '120,3,4', ' 7', '0'])('%j may go on', (text) => {
    expect(standingOf(text, SCHEMA).possible).toBe(true);
  });
  test.each([',', '01', '121', '1,,', '1 ,2', '1  2', '1,2,3,', 'a', '-1', '1.5', '1,2,3 ', '5\n'])(
    '%j cannot be one',
    (text) => {
      expect(standingOf(text, SCHEMA).possible).toBe(false);
    },
  );
  test('it is complete with its last number, and not before', () => {
    expect(['1,2', '1,2,', '1,2, ', '1,2,3'].map((text) => standingOf(text, SCHEMA).complete)).toEqual([
      ...[false, false, false, true],
    ]);
  });
});

const VOCABULARY = ['<end>', '0', '1', '2', '12', ',', 'Ġ', 'Ġ1', '▁,', 'one', 'Ċ', '½', '1.', '999'];
const pieces = piecesOf(VOCABULARY.map((token, id) => [token, id] as const));
const admission = new Admission(pieces, [0], SCHEMA);
const tokens = (...words: string[]): number[] => words.map((word) => VOCABULARY.indexOf(word));
const admitted = (...words: string[]): string[] =>
  admission
    .after(tokens(...words))
    .map((id) => VOCABULARY[id])
    .sort();

describe('what a model may say next', () => {
  test('only pieces of lists are pieces', () => {
    expect([...pieces.values()]).toEqual(['0', '1', '2', '12', ',', ' ', ' 1', ' ,', '999']);
  });
  test('a number, then its digits or a comma, and an end in the end', () => {
    expect(admitted()).toEqual(['0', '1', '12', '2', 'Ġ', 'Ġ1']);
    expect(admitted('0')).toEqual([',']);
    expect(admitted('12')).toEqual([',', '0']);
    expect(admitted('1', ',', '12', ',')).toEqual(['0', '1', '12', '2', 'Ġ', 'Ġ1']);
    expect(admitted('1', ',', '12', ',', '0')).toEqual(['<end>']);
    expect(admitted('1', ',', '2', ',', '1')).toEqual(['0', '1', '12', '2', '<end>']);
  });
  test('everything else becomes impossible, and what may be said keeps its weight', () => {
    const logits = Float32Array.from(VOCABULARY, (_, id) => id);
    admission.mask(tokens('12'), logits);
    expect([...logits].map((logit, id) => [id, logit]).filter(([, logit]) => logit !== -Infinity)).toEqual([
      [1, 1],
      [5, 5],
    ]);
  });
  test('a vocabulary that offers nothing may end', () => {
    expect(new Admission(new Map([[7, '999']]), [0], SCHEMA).after([])).toEqual([0]);
  });
  test('any walk through what is admitted ends in a list of the asked form', () => {
    for (let seed = 1; seed < 200; seed++) {
      const said: number[] = [];
      let state = seed;
      for (;;) {
        state = (Math.imul(state, 1103515245) + 12345) >>> 0;
        const choices = admission.after(said);
        const next = choices[(state >>> 16) % choices.length];
        if (next === 0) break;
        said.push(next);
        expect(said.length).toBeLessThan(40);
      }
      const numbers = admission.textOf(said).split(',').map(Number);
      expect(numbers).toHaveLength(3);
      for (const number of numbers) expect(number >= 0 && number <= 120).toBe(true);
    }
  });
});

test('the grammar of WebLLM', () => {
  expect(grammarOf({ count: 2, highest: 1000 })).toBe(
    'root ::= number "," number\nnumber ::= "0" | [1-9] [0-9]? [0-9]? [0-9]?\n',
  );
  expect(grammarOf({ count: 1, highest: 9 })).toBe('root ::= number\nnumber ::= "0" | [1-9]\n');
});
