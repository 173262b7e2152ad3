import type { ServerResponse } from 'node:http';

/** A request as the fake server got it. */
export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** The parts of a request for a completion that replies depend on. */
export interface Asked {
  readonly model: string;
  readonly messages: readonly { readonly content: string }[];
  readonly stream: boolean;
  readonly stream_options?: unknown;
  readonly response_format?: { readonly type: string; readonly json_schema?: { readonly schema: SchemaShape } };
  readonly max_tokens?: number;
  readonly stop?: readonly string[];
  readonly max_completion_tokens?: number;
}

interface SchemaShape {
  readonly properties: { readonly mean: { readonly minItems: number; readonly items: { readonly maximum: number } } };
}

export interface Exchange {
  readonly asked: Asked;
  readonly request: FakeRequest;
  readonly response: ServerResponse;
  /** Requests for this model before this one. */
  readonly before: number;
}

/** How a model of the fake server behaves; its name is what is asked for. */
export type Behaviour = (exchange: Exchange) => void | Promise<void>;

const MOST = 1000;
const DEFAULT_COUNT = 3;

/** How many integers are wanted: the schema says, else the shape of the candidates does. */
export function wanted(asked: Asked): number {
  return (
    asked.response_format?.json_schema?.schema.properties.mean.minItems ?? lastIntegers(asked)?.length ?? DEFAULT_COUNT
  );
}

/** A sensible mean read from the prompt: the integers of its last candidate. */
export function sensible(asked: Asked): readonly number[] {
  const count = wanted(asked);
  const found = lastIntegers(asked, count) ?? [];
  return Array.from({ length: count }, (_, k) => found[k] ?? MOST / 2);
}

/** The last line of the prompt that ends with this many integers after its colon, or more than one if no count is given. */
function lastIntegers({ messages }: Asked, count = 2): number[] | null {
  const lines = messages
    .map(({ content }) => content)
    .join('\n')
    .split('\n');
  for (const line of lines.reverse()) {
    const integers = (line.split(':').at(-1)!.match(/-?\d+/g) ?? []).map(Number);
    if (integers.length >= count) return integers.slice(0, count === 2 ? integers.length : count);
  }
  return null;
}

/** What is said as a model that keeps to the form it was asked for. */
export function inForm(asked: Asked, mean: readonly number[]): string {
  return asked.response_format ? JSON.stringify({ mean }) : mean.join(', ');
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

export function refuse(
  { response }: Exchange,
  status: number,
  message: string,
  headers: Record<string, string> = {},
): void {
  json(response, status, { error: { message, type: 'invalid_request_error' } }, headers);
}

/** One piece of a stream. */
export function chunk(content: string): string {
  return piece({ content });
}

/** One piece of what a model thinks before it answers. */
export function thought(reasoning_content: string): string {
  return piece({ reasoning_content });
}

/** The piece that says why a reply is over. */
export function ending(finish_reason: 'stop' | 'length'): string {
  return piece({}, finish_reason);
}

function piece(delta: Readonly<Record<string, string>>, finish_reason: string | null = null): string {
  const choices = [{ index: 0, delta, finish_reason }];
  return `data: ${JSON.stringify({ object: 'chat.completion.chunk', choices })}\n\n`;
}

export function openStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
}

/** Answers with a text as a well-behaved server does: in pieces where it was asked to stream, with usage where that was asked for. */
export function answer(
  { asked, response }: Exchange,
  text: string,
  usage: 'told' | 'missing' = 'told',
  over: 'stop' | 'length' = 'stop',
): void {
  const used = { prompt_tokens: 40, completion_tokens: 2 + text.length, total_tokens: 42 + text.length };
  const told = usage === 'told' ? { usage: used } : {};
  if (!asked.stream)
    return json(response, 200, {
      choices: [{ message: { role: 'assistant', content: text }, finish_reason: over }],
      ...told,
    });
  openStream(response);
  response.write(': thinking\n\n');
  for (let k = 0; k < text.length; k += 3) response.write(chunk(text.slice(k, k + 3)));
  response.write(ending(over));
  if (usage === 'told' && asked.stream_options) response.write(`data: ${JSON.stringify({ choices: [], ...told })}\n\n`);
  response.end('data: [DONE]\n\n');
}
