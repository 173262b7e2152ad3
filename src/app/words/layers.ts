/** Sizes of hidden layers as people write them: "16", "16 · 16", "none". */
export function layersText(hidden: readonly number[]): string {
  return hidden.length > 0 ? hidden.join(' · ') : 'none';
}
