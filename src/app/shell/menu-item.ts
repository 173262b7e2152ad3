/** One thing that a menu offers to do. */
export interface MenuItem {
  readonly label: string;
  /** Said beside it, such as the kind of a file. */
  readonly note?: string;
  readonly act: () => void;
}
