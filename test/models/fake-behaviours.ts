import { answer, chunk, inForm, json, openStream, refuse, sensible, wanted, type Behaviour } from './fake-replies.ts';

const PAGE = '<!doctype html><html><body><h1>It works</h1></body></html>';

/** What the fake server does for each name of a model. */
export const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  good: (one) => answer(one, inForm(one.asked, sensible(one.asked))),
  'usage-missing': (one) => answer(one, inForm(one.asked, sensible(one.asked)), 'missing'),
  'ignores-stream': (one) =>
    answer({ ...one, asked: { ...one.asked, stream: false } }, inForm(one.asked, sensible(one.asked))),
  'ignores-schema': (one) => answer(one, sensible(one.asked).join(', ')),
  'wrong-count': (one) => answer(one, inForm(one.asked, Array(wanted(one.asked) + 1).fill(5))),
  'out-of-range': (one) => answer(one, inForm(one.asked, Array(wanted(one.asked)).fill(99_999))),
  nan: (one) => answer(one, Array(wanted(one.asked)).fill('NaN').join(', ')),
  html: (one) => answer(one, '<b onclick="steal()">1, 2</b><script>steal()</script>'),
  echo: (one) => answer(one, one.asked.messages.map(({ content }) => content).join('\n')),
  'echo-key': (one) => answer(one, `You sent ${one.request.headers.authorization}, did you not?`),

  'needs-key': (one) => refuse(one, 401, `Incorrect API key provided: ${one.request.headers.authorization}.`),
  forbidden: (one) => refuse(one, 403, 'Not for you'),
  'no-credit': (one) => refuse(one, 429, 'You exceeded your current quota (insufficient_quota)'),
  gone: (one) => refuse(one, 404, 'The model `gone` does not exist'),
  limited: (one) => refuse(one, 429, 'Slow down', { 'retry-after': '7' }),
  'limited-once': (one) => (one.before === 0 ? BEHAVIOURS['limited'](one) : BEHAVIOURS['good'](one)),
  'limited-date': (one) =>
    refuse(one, 429, 'Slow down', { 'retry-after': new Date(Date.now() + 90_000).toUTCString() }),
  'limited-reset': (one) => refuse(one, 429, 'Slow down', { 'x-ratelimit-reset-requests': '1m30s' }),
  broken: (one) => refuse(one, 500, 'Out of <b>memory</b>\nat line 3'),
  'broken-once': (one) => (one.before === 0 ? BEHAVIOURS['broken'](one) : BEHAVIOURS['good'](one)),
  strange: (one) => refuse(one, 418, 'I am a teapot'),

  silent: () => undefined,
  'silent-stream': ({ response }) => {
    openStream(response);
    response.write(chunk('1, '));
  },
  slow: async ({ response, asked }) => {
    openStream(response);
    for (const number of sensible(asked)) {
      response.write(chunk(`${number}, `));
      await new Promise((wake) => setTimeout(wake, 10));
    }
    response.end('data: [DONE]\n\n');
  },
  endless: async ({ response }) => {
    openStream(response);
    while (!response.destroyed) {
      response.write(chunk('7, 7, 7, 7, 7, 7, 7, 7, '));
      await new Promise((wake) => setTimeout(wake, 1));
    }
  },
  truncated: ({ response }) => {
    openStream(response);
    response.end(`${chunk('1, ')}${chunk('2').slice(0, 40)}`);
  },
  'truncated-json': ({ response }) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices": [{"mess'),
  empty: ({ response }) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).end(),
  page: ({ response }) => void response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE),
  'error-in-stream': ({ response, request }) => {
    openStream(response);
    const message = `Lost the backend of ${request.headers.authorization}`;
    response.end(`${chunk('1, ')}data: ${JSON.stringify({ error: { message, code: 502 } })}\n\n`);
  },
  redirects: ({ response }) =>
    void response.writeHead(307, { location: 'http://127.0.0.1:9/v1/chat/completions' }).end(),
  'cuts-off': ({ response }) => {
    openStream(response);
    response.write(chunk('1, '), () => response.destroy());
  },

  'no-schema': (one) =>
    one.asked.response_format?.type === 'json_schema'
      ? refuse(one, 400, "'response_format.type' must be 'json_object' or 'text'")
      : BEHAVIOURS['good'](one),
  'no-form': (one) =>
    one.asked.response_format ? refuse(one, 400, 'Unknown field: response_format') : BEHAVIOURS['good'](one),
  'new-limit': (one) =>
    one.asked.max_tokens === undefined
      ? BEHAVIOURS['good'](one)
      : refuse(
          one,
          400,
          "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        ),
  picky: (one) => {
    const sent = ['stream_options', 'seed', 'temperature'].find((field) => field in one.asked);
    if (sent) json(one.response, 422, { detail: `Extra inputs are not permitted: ${sent}` });
    else BEHAVIOURS['good'](one);
  },
};
