/** How many pictures stand beside each other: all of a few, and of many two rows as even as they can be. */
export function columnsFor(lanes: number): number {
  return lanes <= 4 ? Math.max(1, lanes) : Math.ceil(lanes / 2);
}
