/** One block of a `_headers` file, the format of Netlify and Cloudflare Pages. */
interface Rule {
  readonly matches: RegExp;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

function pattern(path: string): RegExp {
  const escaped = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\*/g, '.*').replace(/:[A-Za-z]\w*/g, '[^/]+')}$`);
}

function parse(text: string): Rule[] {
  const rules: { matches: RegExp; headers: [string, string][] }[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const header = /^\s+([^\s:]+):\s*(.*)$/.exec(line);
    const open = rules.at(-1);
    if (header && open) open.headers.push([header[1] ?? '', (header[2] ?? '').trim()]);
    else if (/^\/\S*\s*$/.test(line)) rules.push({ matches: pattern(line.trim()), headers: [] });
    else throw new Error(`This line of a _headers file is neither a path nor a header: ${line}`);
  }
  return rules;
}

/**
 * Reads a `_headers` file and answers which headers a path gets. All blocks that match count; a header named by several
 * gets all their values, joined by commas, as both hosts do it.
 * @throws Error on a line that is neither a path nor a header.
 */
export function responseHeaders(text: string): (path: string) => ReadonlyMap<string, string> {
  const rules = parse(text);
  return (path) => {
    const found = new Map<string, string>();
    for (const [name, value] of rules.filter(({ matches }) => matches.test(path)).flatMap(({ headers }) => headers)) {
      const key = name.toLowerCase();
      const before = found.get(key);
      found.set(key, before === undefined ? value : `${before}, ${value}`);
    }
    return found;
  };
}
