import type { RunDescription } from '../../core/experiment/description.ts';
import type { Result } from '../../core/experiment/result.ts';
import type { BbobProperties } from '../../core/problems/bbob/problem.ts';
import type { Strategy } from '../../core/strategies/strategy.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';
import type { Ranges } from '../stages/viewport.ts';
import { diversityCourse, readingCourse, type Course } from './course.ts';
import { AFTER } from './questions-after.ts';
import { BEFORE } from './questions-before.ts';
import { TASK_AFTER, TASK_BEFORE } from './questions-task.ts';

/** What questions about a run are made from. */
export interface Asked {
  readonly description: RunDescription;
  readonly strategy: Strategy;
  /** Null for a problem about which nothing is known. */
  readonly properties: BbobProperties | null;
  /** The repetition that is looked at; null before its first generation. */
  readonly snapshot: Snapshot | null;
  /** Empty until the run is done. */
  readonly results: readonly Result[];
  /** Identifiers of the plots that can be shown beside the questions. */
  readonly plots: readonly string[];
  /** Whether costs are read off a logarithmic axis. */
  readonly logarithmic: boolean;
  /** What the picture of the stage shows. */
  readonly ranges: Ranges;
  readonly sigma: Course | null;
  readonly axisRatio: Course | null;
  readonly diversity: Course | null;
}

/** A way to ask about a run. Of those that are about the same, at most one is asked. */
export interface QuestionRule {
  readonly id: string;
  readonly about: 'runs' | 'restarts' | 'steps' | 'cost' | 'shape' | 'spread' | 'place' | 'next';
  /** The plot that the answer is read off. */
  readonly plot?: string;
  /** A question where the run has an answer to it, otherwise empty. */
  ask(asked: Asked): string;
}

/** A question to somebody who has the run before their eyes. */
export interface Question {
  readonly id: string;
  readonly text: string;
  /** The plot to look at; empty where it is another picture, or none. */
  readonly plot: string;
}

/** As many as there is room to answer. */
export const MOST_QUESTIONS = 3;

/** All that questions look at, from what is known of a run. */
export function askedOf(known: Omit<Asked, 'sigma' | 'axisRatio' | 'diversity'>): Asked {
  const { snapshot, strategy } = known;
  return {
    ...known,
    sigma: snapshot && readingCourse(snapshot, strategy, 'sigma'),
    axisRatio: snapshot && readingCourse(snapshot, strategy, 'axis-ratio'),
    diversity: snapshot && diversityCourse(snapshot),
  };
}

/**
 * Questions on what a run shows, or before its first generation on what to expect of it: each of them only where the
 * numbers of this run hold the answer, the most telling first, at most three.
 */
export function questionsOn(asked: Asked): readonly Question[] {
  const begun = asked.snapshot !== null && asked.snapshot.head.generation > 0;
  const [before, after] = asked.description.task ? [TASK_BEFORE, TASK_AFTER] : [BEFORE, AFTER];
  const rules = begun ? after : before;
  const questions: Question[] = [];
  const taken = new Set<string>();
  for (const { id, about, plot = '', ask } of rules) {
    if (questions.length === MOST_QUESTIONS) break;
    if (taken.has(about) || (plot !== '' && !asked.plots.includes(plot))) continue;
    const text = ask(asked);
    if (text === '') continue;
    taken.add(about);
    questions.push({ id, text, plot });
  }
  return questions;
}
