/** What every problem of the playground says about itself; nothing here needs a kernel. */
export interface Problem {
  readonly id: string;
  readonly name: string;
  /** Heading under which menus list it. */
  readonly group: string;
  /** Changes when the same point would get another cost. */
  readonly revision: number;
  /** The box of interest, the same interval for every coordinate; evaluation outside is allowed. */
  readonly lower: number;
  readonly upper: number;
  /** Dimensions and instances that are defined, both ends included. */
  readonly dimensions: readonly [least: number, most: number];
  readonly instances: readonly [least: number, most: number];
  /** Who defines it, for sentences such as "bbob defines dimensions 2 to 40". */
  readonly suite: 'bbob' | 'tasks';
}
