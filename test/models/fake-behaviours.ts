import {
  answer,
  chunk,
  ending,
  inForm,
  json,
  openStream,
  refuse,
  sensible,
  thought,
  wanted,
  type Behaviour,
} from './fake-replies.ts';

const PAGE = '<!doctype html><html><body><h1>It works</h1></body></html>';

/** A reply without what follows the first digit of its last number. */
function cutOff(text: string): string {
  return text.replace(/(\d)\d*\D*$/, '$1');
}

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
  'limited-long': (one) => refuse(one, 429, 'Come back later', { 'retry-after': '3600' }),
  'breaks-now-and-then': (one) => BEHAVIOURS[one.before % 8 === 1 ? 'broken' : 'good'](one),
  'too-long': (one) => refuse(one, 400, "This model's maximum context length is 8 tokens"),
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
  /** Comes to its limit of tokens in the middle of the last number. */
  cut: (one) => answer(one, cutOff(inForm(one.asked, sensible(one.asked))), 'told', 'length'),
  'cut-whole': (one) => answer({ ...one, asked: { ...one.asked, stream: false } }, cutOff('12, 345'), 'told', 'length'),
  /** Comes to its limit in what it says behind its numbers, which nobody wants to know. */
  chatty: (one) => answer(one, `${sensible(one.asked).join(', ')} because the lines get bet`, 'told', 'length'),
  /** Ends in the middle of the last number, and says nothing about it. */
  'ends-early': ({ asked, response }) => {
    openStream(response);
    response.end(chunk(cutOff(inForm(asked, sensible(asked)))));
  },
  /** Says that it is over and leaves the mark of the end out. */
  unmarked: ({ asked, response }) => {
    openStream(response);
    response.end(`${chunk(inForm(asked, sensible(asked)))}${ending('stop')}`);
  },
  /** Needs 200 tokens to think before it answers. */
  thinks: (one) => {
    const { asked, response } = one;
    if ((asked.max_tokens ?? asked.max_completion_tokens ?? 0) > 200) return BEHAVIOURS['good'](one);
    openStream(response);
    response.write(thought('The lines get better towards '));
    response.end(`${ending('length')}data: [DONE]\n\n`);
  },
  /** Begins with a line break, where a reply that is one line would be over. */
  'line-break': (one) => {
    const stops = one.asked.stop ?? [];
    if (one.asked.response_format) return refuse(one, 400, 'Unknown field: response_format');
    answer(one, stops.includes('\n') ? '' : `\n${sensible(one.asked).join(', ')}`);
  },
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
