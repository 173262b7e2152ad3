import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  coordinate,
  count,
  counted,
  exact,
  measured,
  placeText,
  powerOfTen,
  rangeText,
  spoken,
  typed,
} from '../../src/app/words/numbers.ts';

const NARROW = '\u202f';

describe('numbers as scientists write them', () => {
  test.each([
    [0, '0'],
    [0.553, '0.553'],
    [8.314, '8.31'],
    [12.345, '12.3'],
    [149.15, '149'],
    [1234.4, '1234'],
    [12345, `12${NARROW}345`],
    [99999.9, '1.00·10⁵'],
    [0.001234, '0.00123'],
    [0.0009994, '9.99·10⁻⁴'],
    [7.46e-9, '7.46·10⁻⁹'],
    [-2.5e-12, '−2.50·10⁻¹²'],
    [1e300, '1.00·10³⁰⁰'],
    [Infinity, '∞'],
    [NaN, '–'],
  ])('%d is measured as %s', (value, text) => expect(measured(value)).toBe(text));

  test('digits are what was asked for, after rounding too', () => {
    expect(measured(9.996)).toBe('10.0');
    expect(measured(149.1534, 5)).toBe('149.15');
    expect(measured(0.99999, 2)).toBe('1.0');
  });

  test('counts have their digits in groups', () => {
    expect(count(2000)).toBe('2000');
    expect(count(1234567)).toBe(`1${NARROW}234${NARROW}567`);
    expect(counted(1, 'run')).toBe('1 run');
    expect(counted(15, 'run')).toBe('15 runs');
  });

  test.each([
    [1e-8, '10⁻⁸'],
    [2.5e-7, '2.5·10⁻⁷'],
    [0.05, '0.05'],
    [1e9, '10⁹'],
    [4294967295, `4${NARROW}294${NARROW}967${NARROW}295`],
    [20000, `20${NARROW}000`],
    [-3.5, '−3.5'],
    [0, '0'],
  ])('the setting %d is shown as %s', (value, text) => expect(exact(value)).toBe(text));

  test('what is typed reads back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) =>
        Object.is(Number(typed(value)), value + 0),
      ),
    );
    expect(typed(1e-8)).toBe('1e-8');
    expect(typed(1e21)).toBe('1e21');
  });

  test('powers, coordinates and speech', () => {
    expect([powerOfTen(0), powerOfTen(1), powerOfTen(-12)]).toEqual(['1', '10', '10⁻¹²']);
    expect([coordinate(-0.171), coordinate(-0.001), coordinate(4)]).toEqual(['−0.17', '0.00', '4.00']);
    expect(rangeText([-5, 5])).toBe('from −5 to 5');
    expect(rangeText([1.0213, 1.0341])).toBe('from 1.021 to 1.034');
    expect(spoken(7.46e-9)).toBe('7.5 times 10 to the minus 9');
    expect(spoken(-0.5)).toBe('minus 0.50');
    expect(spoken(Infinity)).toBe('infinite');
  });

  test('places are as fine as the picture they are pointed at in', () => {
    expect(placeText([-2.04, 1], [-5, 5])).toBe('−2.04, 1.00');
    expect(placeText([0.71402, -0.30601], [0.713, 0.715])).toBe('0.71402, −0.30601');
  });
});
