import { describe, expect, test } from 'vitest';
import { resolve } from '../../src/core/experiment/settings.ts';
import { viewOf } from '../../src/core/problems/drawing/picture.ts';
import { TASKS } from '../../src/core/problems/tasks/registry.ts';
import { engineSetting } from '../../src/engines/setting.ts';
import { SvgPen } from '../../src/app/export/svg-pen.ts';
import { drawBehaviours } from '../../src/app/stages/tasks/draw-behaviours.ts';
import { drawFilmstrip } from '../../src/app/stages/tasks/draw-filmstrip.ts';
import { drawNetwork } from '../../src/app/stages/tasks/draw-network.ts';
import { drawTaskScene, type TaskScene } from '../../src/app/stages/tasks/draw-scene.ts';
import { TASK_PICTURES } from '../../src/app/stages/tasks/pictures.ts';
import { Track, trackSizes } from '../../src/app/stages/tasks/track.ts';
import { WatchHost } from '../../src/runtime/host/watch-host.ts';
import { kernelModule } from '../kernels/load.ts';

const COLOURS = {
  ...{ ground: '#ffffff', ink: '#000001', muted: '#000002', line: '#000003' },
  ...{ individual: '#000004', accent: '#000005', goal: '#000006' },
};
const ACTING = TASKS.flatMap((task) => {
  const picture = TASK_PICTURES[task.id];
  return picture?.kind === 'acting' ? [{ id: task.id, task, picture }] : [];
});

/** An episode of some policies of a task, as the page holds it. */
function played(id: string, actors: number): Track {
  const { task, picture } = ACTING.find((one) => one.id === id)!;
  const setting = engineSetting(resolve({ problem: id, strategy: 'random-search' }).description);
  const weights = Float64Array.from({ length: actors * setting.dim }, (_, k) => ((k * 2654435761) % 1000) / 500 - 1);
  const host = new WatchHost();
  const start = { kind: 'training', seed: 1, repetition: 0, generation: 0, episode: 0 } as const;
  const opening = host.open(kernelModule, { setting, weights, episode: start });
  const track = new Track(opening, trackSizes(task, picture));
  while (!track.over) track.add(host.more(opening.ticket, 64));
  return track;
}

function sceneOf(id: string, actors: number, time: number): TaskScene {
  const { picture } = ACTING.find((one) => one.id === id)!;
  const track = played(id, actors);
  const size = { width: 600, height: 420, head: 40, foot: 30 };
  return { picture, track, time, endings: null, path: false, colours: COLOURS, ...size };
}

function drawn(scene: TaskScene): string {
  const pen = new SvgPen();
  drawTaskScene(pen, scene);
  return pen.elements;
}

describe('a small picture of a whole search', () => {
  const able = ACTING.filter(({ task }) => task.behaviour > 0);

  test.each(able)('$id: shows where everybody ended, who is remembered, and the elites', ({ task, picture }) => {
    const ranges = task.outcomes.slice(0, task.behaviour).map(({ range }) => range!);
    const middle = ranges.map(([least, most]) => (least + most) / 2);
    const costs = new Float64Array(16).fill(NaN).fill(5, 3, 5);
    const map = { side: 4, ranges, costs, chosen: null };
    const ended = { width: task.outcomes.length, rows: Float32Array.from([...middle, 1, ...middle, 2]) };
    const endings = { ...ended, archive: Float32Array.from(middle), archiveWidth: 2, elites: map };
    const room = { width: 160, height: 160, head: 0, foot: 18 };
    const drawing = (scene: Partial<Parameters<typeof drawBehaviours>[1]>): string => {
      const pen = new SvgPen();
      drawBehaviours(pen, { picture, endings: null, cells: null, colours: COLOURS, ...room, ...scene });
      return pen.elements;
    };
    const count = (drawn: string, colour: string): number => drawn.split(colour).length - 1;
    const bare = drawing({});
    expect(count(bare, COLOURS.ink)).toBeGreaterThan(0);
    expect(count(bare, COLOURS.individual)).toBe(0);
    const whole = drawing({ endings, cells: { map, tone: 'light', chosen: -1 } });
    expect(whole).not.toMatch(/NaN|Infinity|undefined/);
    expect(count(whole, COLOURS.individual)).toBe(2);
    expect(count(whole, COLOURS.accent)).toBe(1);
    // The two cells where somebody has been.
    expect(count(whole, 'rgb(')).toBe(2);
  });
});

describe('pictures of tasks', () => {
  test('there is one of every task', () => {
    expect(Object.keys(TASK_PICTURES).sort()).toEqual(TASKS.map(({ id }) => id).sort());
  });

  test.each(ACTING.map(({ id }) => id))('%s: draws whoever acts, and every ghost beside it', (id) => {
    const one = drawn(sceneOf(id, 1, 3.5));
    expect(one).not.toMatch(/NaN|Infinity|undefined/);
    expect(one).toContain(COLOURS.individual);
    expect(one).toContain(COLOURS.ink);
    const many = drawn(sceneOf(id, 9, 3.5));
    expect(many.split('opacity="').length).toBeGreaterThan(8);
    expect(drawn(sceneOf(id, 1, 0))).not.toBe(one);
  });

  test.each(ACTING)('$id: says in words how it stands, and how it is driven', ({ task, picture }) => {
    const { state } = played(task.id, 1).at(0, 2);
    expect(picture.tell(state)).toMatch(/\d/);
    expect(picture.tell(state)).not.toMatch(/NaN|undefined/);
    expect(picture.hand.keys).toMatch(/^The arrow keys .+\.$/);
    const wanted = task.actions.kind === 'choices' ? 1 : task.actions.labels.length;
    for (const right of [-1, 0, 1]) {
      const action = picture.hand.action(right, 0, 0);
      expect(action.length).toBe(wanted);
      if (task.actions.kind === 'choices') expect(task.actions.labels[action[0]]).toBeDefined();
    }
  });

  test('a world fits into its picture, upwards is up', () => {
    const view = viewOf({ left: -1, right: 3, bottom: 0, top: 1 }, 400, 300, 10);
    expect([view.x(-1), view.x(3)]).toEqual([10, 390]);
    expect(view.y(1)).toBeLessThan(view.y(0));
    expect(view.y(0) - view.y(1)).toBe(view.unit);
  });

  test('an episode is six still pictures for those who want no motion', () => {
    const pen = new SvgPen();
    drawFilmstrip(pen, sceneOf('cartpole', 1, 0));
    expect(pen.elements.match(/>step \d+</g)!.length).toBe(6);
    expect(pen.elements).toContain('>step 0<');
  });
});

describe('an episode on the page', () => {
  test('is blended between two steps, the short way around', () => {
    const { task, picture } = ACTING.find(({ id }) => id === 'hard-maze')!;
    const opening = { ticket: 1, start: [0, 0, 350, 0, 0], observation: [], actors: 1, limit: 400 };
    const track = new Track(opening, trackSizes(task, picture));
    track.add({
      ...{ from: 0, steps: 1, states: Float32Array.from([2, 4, 10, 0, 0]), actions: new Float32Array(2) },
      ...{
        returns: Float64Array.from([-3]),
        outcomes: new Float64Array(0),
        lengths: Uint32Array.from([0]),
        insights: new Float32Array(29),
        over: false,
      },
    });
    expect(Array.from(track.at(0, 0.5).state)).toEqual([1, 2, 360, 0, 0]);
    expect([track.returnOf(0, 0.9), track.returnOf(0, 1)]).toEqual([0, -3]);
  });

  test('whoever is through stays where the episode ended', () => {
    const track = played('cartpole', 3);
    const length = track.lengthOf(1);
    expect(length).toBeGreaterThan(5);
    const end = Array.from(track.at(1, length).state);
    expect(Array.from(track.at(1, length + 40).state)).toEqual(end);
    expect(track.at(1, length + 40).action).toBeNull();
    expect(track.returnOf(1, track.end)).toBe(length);
  });
});

describe('the picture of a network', () => {
  const draw = (sizes: readonly number[], weights: number[] | null, thoughts: number[] | null): string => {
    const pen = new SvgPen();
    const names = { inputs: ['in a', 'in b'], outputs: ['left', 'right'] };
    drawNetwork(pen, { sizes, weights, thoughts, ...names, chooses: true, colours: COLOURS, width: 600, height: 200 });
    return pen.elements;
  };

  test('has a line for each weight, its sign told by more than colour', () => {
    const weights = [1, -1, 0.5, 2, -2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
    const picture = draw([2, 3, 2], weights, [0.1, 0.2, 0.5, -0.5, 0, 1, 3]);
    expect(picture.match(/stroke-dasharray/g)!.length).toBe(2);
    expect(picture).toMatch(/font-weight="600"[^>]*>right</);
  });

  test('says how many neurons it leaves out', () => {
    expect(draw([2, 64, 2], Array<number>(2 * 64 + 64 + 128 + 2).fill(1), null)).toMatch(/and 5\d more/);
  });

  test.each(ACTING)('$id: writes every name in full where there is room', ({ task }) => {
    const pen = new SvgPen();
    const { observation: inputs, actions } = task;
    const sizes = [inputs.length, 4, actions.labels.length];
    const size = { width: 700, height: 220 };
    const scene = { sizes, weights: null, thoughts: null, inputs, outputs: actions.labels, chooses: false };
    drawNetwork(pen, { ...scene, colours: COLOURS, ...size });
    for (const name of [...inputs, ...actions.labels]) expect(pen.elements).toContain(`>${name}<`);
  });

  test('shows its shape before there are weights', () => {
    const picture = draw([2, 3, 2], null, null);
    expect(picture).toContain(COLOURS.muted);
    expect(picture).not.toContain(COLOURS.individual);
  });
});
