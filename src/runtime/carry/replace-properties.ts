/** A node of a syntax tree, as far as it is walked. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

/** An object's property with a plain name: a value, a function or a method. */
export interface Property {
  readonly name: string;
  readonly whole: Node;
  readonly value: Node;
}

/**
 * The code with some properties of its objects replaced; null where there is none.
 * @param tree the syntax tree of `code`
 * @param replace what stands for a property instead, or null to leave it and look inside
 */
export function replaceProperties(
  code: string,
  tree: unknown,
  replace: (property: Property) => string | null,
): { code: string; map: null } | null {
  const cuts: { readonly node: Node; readonly text: string }[] = [];
  collect(tree as Node, (property) => {
    const text = replace(property);
    if (text !== null) cuts.push({ node: property.whole, text });
    return text !== null;
  });
  if (cuts.length === 0) return null;
  let short = code;
  for (const { node, text } of cuts.sort((a, b) => b.node.start - a.node.start)) {
    short = short.slice(0, node.start) + text + short.slice(node.end);
  }
  return { code: short, map: null };
}

function collect(node: Node, taken: (property: Property) => boolean): void {
  const { key, value, computed } = node as unknown as { key?: { name?: string }; value?: Node; computed?: boolean };
  if (node.type === 'Property' && !computed && key?.name && value && taken({ name: key.name, whole: node, value }))
    return;
  for (const part of Object.values(node)) {
    if (Array.isArray(part)) part.forEach((one) => isNode(one) && collect(one, taken));
    else if (isNode(part)) collect(part, taken);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Partial<Node>).type === 'string';
}
