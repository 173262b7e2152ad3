import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenToPointer } from '../../src/app/stages/pointer.ts';

const SIDE = 200;

/** An element of 200 × 200 pixels, what was done on it, and what does it. */
function stage(near: boolean) {
  const element = Object.assign(new EventTarget(), {
    getBoundingClientRect: () => ({ left: 0, top: 0, width: SIDE, height: SIDE }),
    setPointerCapture: () => undefined,
  }) as unknown as HTMLElement;
  const done: [string, ...unknown[]][] = [];
  const noted = (name: string) => (...args: unknown[]): void => void done.push([name, ...args]); // prettier-ignore
  const stop = listenToPointer(element, {
    ...{ zoom: noted('zoom'), move: noted('move'), hover: noted('hover'), leave: noted('leave') },
    press: noted('press'),
    drags: () => near,
  });
  const send = (type: string, x: number, y: number, pointerType = 'touch', pointerId = 1): void => {
    const event = Object.assign(new Event(type), { clientX: x, clientY: y, pointerType, pointerId, button: 0 });
    element.dispatchEvent(event);
  };
  return { send, stop, element, taken: () => done.splice(0) };
}

beforeEach(() => void vi.stubGlobal('window', new EventTarget()));
afterEach(() => void vi.unstubAllGlobals());

test('a mouse hovers, drags and presses', () => {
  const { send, taken } = stage(false);
  send('pointermove', 20, 40, 'mouse');
  expect(taken()).toEqual([['hover', 0.1, 0.2, false]]);
  send('pointerdown', 20, 40, 'mouse');
  send('pointermove', 22, 40, 'mouse');
  send('pointerup', 22, 40, 'mouse');
  expect(taken()).toEqual([
    ['hover', 0.11, 0.2, false],
    ['press', 0.11, 0.2],
  ]);
  send('pointerdown', 20, 40, 'mouse');
  send('pointermove', 60, 20, 'mouse');
  send('pointerup', 60, 20, 'mouse');
  send('pointerleave', 60, 20, 'mouse');
  expect(taken()).toEqual([['hover', 0.3, 0.1, false], ['move', 0.2, -0.1], ['leave']]);
});

test('a finger that taps reads a value, which stays until a pointer goes down elsewhere', () => {
  const { send, taken } = stage(false);
  send('pointerdown', 100, 100);
  send('pointermove', 104, 102);
  send('pointerup', 100, 100);
  send('pointerleave', 100, 100);
  expect(taken()).toEqual([
    ['hover', 0.5, 0.5, true],
    ['press', 0.5, 0.5],
  ]);
  window.dispatchEvent(new Event('pointerdown'));
  window.dispatchEvent(new Event('pointerdown'));
  expect(taken()).toEqual([['leave']]);
});

test('one finger moves the picture from near only', () => {
  for (const near of [true, false]) {
    const { send, taken } = stage(near);
    send('pointerdown', 100, 100);
    send('pointermove', 120, 100);
    send('pointermove', 120, 140);
    send('pointerup', 120, 140);
    expect(taken()).toEqual(near ? [['move', 0.1, 0], ['move', 0, 0.2]] : []); // prettier-ignore
  }
});

test('two fingers move and zoom, and are no press; what scrolls is nothing', () => {
  const { send, taken, element } = stage(false);
  send('pointerdown', 80, 100, 'touch', 1);
  send('pointerdown', 120, 100, 'touch', 2);
  send('pointermove', 160, 100, 'touch', 2);
  expect(taken()).toEqual([
    ['move', 0.1, 0],
    ['zoom', 0.5, 0.6, 0.5],
  ]);
  const touching = Object.assign(new Event('touchmove', { cancelable: true }), { targetTouches: [1, 2] });
  element.dispatchEvent(touching);
  expect(touching.defaultPrevented).toBe(true);
  send('pointerup', 160, 100, 'touch', 2);
  send('pointerup', 80, 100, 'touch', 1);
  send('pointerdown', 80, 100);
  send('pointercancel', 80, 100);
  send('pointermove', 80, 190);
  send('pointerup', 80, 190);
  expect(taken()).toEqual([]);
});

test('nothing is heard once it is stopped', () => {
  const { send, stop, taken } = stage(true);
  stop();
  send('pointermove', 20, 40, 'mouse');
  expect(taken()).toEqual([]);
});
