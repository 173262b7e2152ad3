import { defineTask } from '../../task.ts';

export const hardMaze = defineTask({
  id: 'hard-maze',
  name: 'Hard maze',
  group: 'Navigation',
  revision: 1,
  kernel: 'taskHardMaze',
  rules:
    'The hard maze of Lehman and Stanley with the numbers of Uber’s deep-neuroevolution, in float64. A robot of radius 8 drives 400 steps ' +
    'from (36, 184) towards (31, 20). It sees a constant 1, six rangefinders up to 100 and in which quarter of its view the goal lies; its ' +
    'two outputs, clipped to ±½, ask for a turn and a speed. A move that would touch a wall is not made. The return is minus the ' +
    'distance to the goal at the end. It is solved when the robot has come within 10 of the goal at any step.',
  about:
    'The way to the goal leads away from it. Whoever rewards closeness breeds robots that drive straight into the dead end right below ' +
    'the goal, and they stay there for ever, 39 away. Novelty search does not ask how near a robot came, only whether it ended where ' +
    'nobody was before; it fills the maze room by room and stumbles on the goal. Run both and look at where the robots end: a cluster ' +
    'in a corner, and a map of the whole maze.',
  state: ['x', 'y', 'heading', 'speed', 'angular velocity'],
  behind: ([x, y]) => [x, y, Infinity, 0],
  observation: [
    'constant',
    'range −90°',
    'range −45°',
    'range 0°',
    'range 45°',
    'range 90°',
    'range 180°',
    'goal in front',
    'goal on the left',
    'goal behind',
    'goal on the right',
  ],
  actions: { kind: 'numbers', labels: ['turn', 'speed'], limit: 0.5, output: 'linear' },
  limit: 400,
  ceiling: 0,
  unlearnt: 164,
  // The farthest corner of these ranges is 247 away from the goal.
  floor: -250,
  outcomes: [
    { label: 'Final x', unit: '', range: [0, 200] },
    { label: 'Final y', unit: '', range: [0, 200] },
    { label: 'Closest approach', unit: '' },
  ],
  behaviour: 2,
  score: { label: 'Closest approach to the goal', of: 'least', outcome: 2, solved: () => 10 },
  testEpisodes: 0,
  noisy: false,
  defaults: { hidden: [16], episodes: 1, fresh: 'fan-in', spread: 1 },
});
