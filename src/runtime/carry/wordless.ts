import type { Plugin } from 'vite';
import { replaceProperties, type Node } from './replace-properties.ts';

/** Properties that hold words for people and that nothing computes with. */
const FOR_PEOPLE: ReadonlySet<string> = new Set('about rules help reference summary label unit'.split(' '));

/**
 * Workers compute and speak to nobody, so what is written for people stays on the page: in workers it is empty. Several
 * workers carry the registries of problems and strategies, and their paragraphs would be most of a first visit.
 * @param files those that lose their words
 * @param words names of the properties that become empty
 */
export function wordless(files = /\/src\/core\/[^?]*\.ts(\?whole)?$/, words = FOR_PEOPLE): Plugin {
  return {
    name: 'wordless',
    enforce: 'post',
    transform: {
      filter: { id: files },
      handler(code) {
        return replaceProperties(code, this.parse(code), ({ name, value }) =>
          words.has(name) && isText(value) ? `${name}: ''` : null,
        );
      },
    },
  };
}

/** A text, or texts added to each other. */
function isText(node: Node): boolean {
  if (node.type === 'Literal') return typeof node['value'] === 'string';
  if (node.type === 'TemplateLiteral') return (node['expressions'] as unknown[]).length === 0;
  const { left, right } = node as unknown as { readonly left?: Node; readonly right?: Node };
  return node.type === 'BinaryExpression' && node['operator'] === '+' && isText(left!) && isText(right!);
}
