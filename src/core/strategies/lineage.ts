import type { Lineage } from '../population/plan.ts';

/** A lineage that grows by appending and is compacted when most of it has died out. */
export interface GrowingLineage extends Lineage {
  ancestor: Int32Array;
  seed: Uint32Array;
  power: Float32Array;
  born: Float64Array;
  /** Mutations between a node and its root. */
  depth: Uint32Array;
  /** Nodes in use. */
  length: number;
  /** Nodes left by the last compaction: the next one waits until there are twice as many. */
  living: number;
}

const FIRST_CAPACITY = 64;

export function emptyLineage(): GrowingLineage {
  return { ...arrays(FIRST_CAPACITY), length: 0, living: 0 };
}

/** Appends a node and returns its index; `ancestor` is −1 for a root, whose power is not used. */
export function addNode(lineage: GrowingLineage, ancestor: number, seed: number, power: number, born: number): number {
  if (lineage.length === lineage.seed.length) {
    const grown = arrays(2 * lineage.length);
    for (const name of ['ancestor', 'seed', 'power', 'born', 'depth'] as const) grown[name].set(lineage[name]);
    Object.assign(lineage, grown);
  }
  const node = lineage.length++;
  lineage.ancestor[node] = ancestor;
  lineage.seed[node] = seed;
  lineage.power[node] = power;
  lineage.born[node] = born;
  lineage.depth[node] = ancestor < 0 ? 0 : lineage.depth[ancestor] + 1;
  return node;
}

/**
 * Once half of a lineage or more has died out, a new one with only the ancestors of `alive`, whose entries are renumbered
 * in place; before that, the same one.
 */
export function compact(lineage: GrowingLineage, alive: Int32Array): GrowingLineage {
  if (lineage.length < Math.max(FIRST_CAPACITY, 2 * lineage.living)) return lineage;
  const place = new Int32Array(lineage.length).fill(-1);
  for (const node of alive) for (let at = node; at >= 0 && place[at] < 0; at = lineage.ancestor[at]) place[at] = 0;
  const kept = emptyLineage();
  // Ancestors have smaller indices than descendants, so one ascending pass renumbers both.
  for (let node = 0; node < lineage.length; node++) {
    if (place[node] < 0) continue;
    const ancestor = lineage.ancestor[node] < 0 ? -1 : place[lineage.ancestor[node]];
    place[node] = addNode(kept, ancestor, lineage.seed[node], lineage.power[node], lineage.born[node]);
  }
  kept.living = kept.length;
  for (let k = 0; k < alive.length; k++) alive[k] = place[alive[k]];
  return kept;
}

/** A genome as bytes, little-endian: the root's seed, then seed and power (float32) of each mutation: 4 + 8·depth. */
export function encodeGenome(lineage: GrowingLineage, node: number): Uint8Array {
  const bytes = new Uint8Array(4 + 8 * lineage.depth[node]);
  const view = new DataView(bytes.buffer);
  let at = node;
  for (let offset = bytes.length - 8; lineage.ancestor[at] >= 0; at = lineage.ancestor[at], offset -= 8) {
    view.setUint32(offset, lineage.seed[at], true);
    view.setFloat32(offset + 4, lineage.power[at], true);
  }
  view.setUint32(0, lineage.seed[at], true);
  return bytes;
}

function arrays(capacity: number) {
  return {
    ancestor: new Int32Array(capacity),
    seed: new Uint32Array(capacity),
    power: new Float32Array(capacity),
    born: new Float64Array(capacity),
    depth: new Uint32Array(capacity),
  };
}
