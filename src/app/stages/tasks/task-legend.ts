import { arrow, disc, fill, ring, stroke } from '../../../core/problems/drawing/figures.ts';
import type { Task } from '../../../core/problems/task.ts';
import type { TaskColours } from '../../../core/problems/drawing/picture.ts';
import type { LegendEntry } from '../legend-entries.ts';
import type { Tone } from '../ramp.ts';
import type { Driving } from '../stage-model.svelte.ts';
import { cellColour } from './draw-cells.ts';
import { drawClassPoint } from './draw-plane.ts';
import type { Who } from './watch-source.ts';

const HELP = {
  lead: 'Whoever is watched: the best individual of a generation by its training return, or the best policy so far by its test.',
  ghosts: 'The rest of the generation, from the same start. Those whose episode is over fade.',
  you: 'Whoever drives: you.',
  rival: 'The policy that was watched, on the same start.',
  action: 'What it does at this moment: the longer, the stronger.',
  goal: 'Where it is to go.',
  endings: 'Where the individuals of the whole generation ended.',
  archive: 'Ends that the search remembers: whoever ends near one of them is not novel any more.',
  elites:
    'The best individual that ever ended in each cell of the map. The stronger its colour, the higher its return beside those of the others.',
  finders: 'What the robot sees: the distance to the nearest wall in six directions, up to 100.',
} as const;

type Mark = LegendEntry['draw'];

/** Whoever leads: a disc where a task is seen from above, a piece of line where it is seen from the side. */
function leadMark({ group }: Task, { individual }: TaskColours): Mark {
  if (group === 'Navigation') return (c) => disc(c, 0, 0, 5.5, individual);
  return (c) => stroke(c, [-6, 5, 6, -5], individual, 4.5);
}

/** Whoever is drawn as an outline. */
function ghostMark({ group, behaviour }: Task, { individual }: TaskColours): Mark {
  if (behaviour > 0) return (c) => ring(c, 0, 0, 4.5, individual, 1.5);
  if (group === 'Navigation') return (c) => disc(c, 0, 0, 3, individual);
  return (c) => stroke(c, [-6, 5, 6, -5], individual, 1.5);
}

/** What a picture shows of whoever leads, and where it is to go. */
function sceneEntries({ group, behaviour }: Task, { accent, goal, ink }: TaskColours): LegendEntry[] {
  const seen: LegendEntry =
    behaviour > 0
      ? { label: 'rangefinders', help: HELP.finders, draw: (c) => stroke(c, [-8, 4, 8, -4], accent, 1.4) }
      : { label: 'action', help: HELP.action, draw: (c) => arrow(c, -8, 0, 16, 0, accent, 2.2) };
  if (group !== 'Navigation') return [seen];
  const draw: Mark = (c) => {
    disc(c, 0, 0, 5, goal);
    ring(c, 0, 0, 5, ink, 1.5);
  };
  return [seen, { label: 'goal', help: HELP.goal, draw }];
}

/** Marks of an acting task. */
export function actingEntries(task: Task, who: Who, archive: boolean, colours: TaskColours): LegendEntry[] {
  const { individual, accent } = colours;
  const entries: LegendEntry[] = [
    {
      label: { best: 'best', all: 'best', champion: 'best so far', elite: 'chosen elite' }[who],
      help: HELP.lead,
      draw: leadMark(task, colours),
    },
  ];
  if (who === 'all') entries.push({ label: 'others', help: HELP.ghosts, draw: ghostMark(task, colours) });
  entries.push(...sceneEntries(task, colours));
  if (task.behaviour === 0) return entries;
  entries.push({ label: 'ended here', help: HELP.endings, draw: (c) => disc(c, 0, 0, 3, individual) });
  if (archive) entries.push({ label: 'remembered', help: HELP.archive, draw: (c) => ring(c, 0, 0, 3.5, accent, 1.4) });
  return entries;
}

/** Marks of an acting task that somebody drives. */
export function drivingEntries(task: Task, driving: Driving, colours: TaskColours): LegendEntry[] {
  const you = { label: 'you', help: HELP.you, draw: leadMark(task, colours) };
  const policy = { label: 'policy', help: HELP.rival, draw: ghostMark(task, colours) };
  return [you, ...(driving === 'beside' ? [policy] : []), ...sceneEntries(task, colours)];
}

/** Marks of a map of elites. */
export function eliteEntries(tone: Tone): LegendEntry[] {
  return [
    {
      label: 'elites',
      help: HELP.elites,
      draw: (c) => {
        // From the worst to the best.
        for (let k = 0; k < 4; k++) {
          const x = -9 + 4.5 * k;
          fill(c, [x, -5, x + 4.5, -5, x + 4.5, 5, x, 5], cellColour(1 - k / 3, tone));
        }
      },
    },
  ];
}

/** Marks of a classification. */
export function planeEntries(who: Who, colours: TaskColours): LegendEntry[] {
  const { ink } = colours;
  return [
    {
      label: 'first class',
      help: 'Points of the first class; where the ground has their colour, the classifier expects one of them.',
      draw: (c) => drawClassPoint(c, 0, 0, 0, false, 1.5, colours),
    },
    {
      label: 'second class',
      help: 'Points of the second class; where the ground has their colour, the classifier expects one of them.',
      draw: (c) => drawClassPoint(c, 0, 0, 1, false, 1.5, colours),
    },
    {
      label: 'mistaken',
      help: 'A point that is taken for the other class.',
      draw: (c) => drawClassPoint(c, 0, 0, 0, true, 1.3, colours),
    },
    {
      label: 'boundary',
      help: 'Where the classifier changes its mind; the paler the ground, the less certain it is.',
      draw: (c) => stroke(c, [-8, 4, 0, -3, 8, 3], ink, 2.4),
    },
    ...(who === 'all'
      ? [
          {
            label: 'of others',
            help: 'Boundaries of some of the other individuals of the generation.',
            draw: (c: Parameters<LegendEntry['draw']>[0]) => stroke(c, [-8, 4, 0, -3, 8, 3], ink, 0.8),
          },
        ]
      : []),
  ];
}
