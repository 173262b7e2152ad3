/** Headers that a browser sends elsewhere without asking leave first. */
const SIMPLE = new Set(['accept', 'accept-language', 'content-language']);

/**
 * `fetch` as a page of this origin has it: a server that does not admit it looks as if there were none. Only as much of the rules as
 * servers of models meet. Source: WHATWG Fetch, "CORS protocol".
 */
export function browserFetch(origin: string): typeof fetch {
  return async (input, init = {}) => {
    const url = String(input);
    const { mode, method = 'GET', headers, ...rest } = init;
    if (mode === 'no-cors') {
      await (await fetch(url, { ...rest, method })).body?.cancel();
      return Response.error();
    }
    const sent = new Headers(headers);
    const unsafe = [...sent.keys()].filter((name) => !SIMPLE.has(name));
    if (unsafe.length > 0) await preflight(url, origin, method, unsafe);
    const response = await fetch(url, { ...rest, method, headers: [...sent, ['origin', origin]] });
    if (!admits(response, origin)) throw new TypeError('Failed to fetch');
    return response;
  };
}

async function preflight(url: string, origin: string, method: string, names: readonly string[]): Promise<void> {
  const headers = {
    origin,
    'access-control-request-method': method,
    'access-control-request-headers': names.join(','),
  };
  const response = await fetch(url, { method: 'OPTIONS', headers });
  const allowed = (response.headers.get('access-control-allow-headers') ?? '').toLowerCase().split(/,\s*/);
  if (!response.ok || !admits(response, origin) || !names.every((name) => allowed.includes(name))) {
    throw new TypeError('Failed to fetch');
  }
}

function admits(response: Response, origin: string): boolean {
  const admitted = response.headers.get('access-control-allow-origin');
  return admitted === '*' || admitted === origin;
}
