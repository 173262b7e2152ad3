/**
 * Changes of a problem that leave a strategy's run what it was, apart from the change itself. What a strategy claims in its entry
 * is tested.
 *
 * - `monotone`: any strictly increasing function of the costs. The run is bit-identical, since only their order is used.
 * - `translation`: start and problem moved together. Costs are the same up to the rounding of the sums.
 * - `scale`: start, step size and problem made larger together. Bit-identical for powers of two.
 * - `rotation`: start and problem turned together. The same in distribution, since draws are not turned with them.
 */
export type Invariance = 'monotone' | 'translation' | 'scale' | 'rotation';
