import type { Message } from '../../core/evollm/question.ts';
import type { ProposeOptions, ReplySchema } from '../model.ts';
import type { Manner } from './adjustments.ts';

const OBJECT_HINT = 'Reply with a JSON object of the form {"mean": [integers]}.';

/** Body of a request for one completion. Source: OpenAI API reference, "Create chat completion". */
export function requestBody(
  model: string,
  messages: readonly Message[],
  schema: ReplySchema,
  options: Pick<ProposeOptions, 'seed' | 'temperature' | 'maxTokens' | 'stop'>,
  manner: Manner,
): Record<string, unknown> {
  const body: Record<string, unknown> = { model, messages: sentMessages(messages, manner), stream: manner.stream };
  if (manner.temperature) body['temperature'] = options.temperature;
  if (manner.seed) body['seed'] = options.seed;
  if (manner.tokenLimit !== null) body[manner.tokenLimit] = options.maxTokens;
  if (stopsAt(options, manner)) body['stop'] = options.stop;
  if (manner.stream && manner.usageInStream) body['stream_options'] = { include_usage: true };
  if (manner.form === 'object') body['response_format'] = { type: 'json_object' };
  if (manner.form === 'schema') body['response_format'] = { type: 'json_schema', json_schema: jsonSchema(schema) };
  return body;
}

function jsonSchema({ count, highest }: ReplySchema): Record<string, unknown> {
  const mean = {
    ...{ type: 'array', items: { type: 'integer', minimum: 0, maximum: highest } },
    ...{ minItems: count, maxItems: count },
  };
  const schema = { type: 'object', properties: { mean }, required: ['mean'], additionalProperties: false };
  return { name: 'mean', strict: true, schema };
}

/** Whether the end of a reply is asked for. A form has line breaks wherever the server likes them, and it knows its own end. */
export function stopsAt({ stop }: Pick<ProposeOptions, 'stop'>, manner: Manner): boolean {
  return manner.stop && manner.form === 'none' && stop.length > 0;
}

/**
 * The messages as they are sent: a server refuses JSON mode where no message speaks of JSON. It is said in the first one, which says
 * what replies are to look like.
 */
export function sentMessages(messages: readonly Message[], { form }: Pick<Manner, 'form'>): readonly Message[] {
  const [first, ...others] = messages;
  if (form !== 'object' || !first) return messages;
  return [{ ...first, content: `${first.content}\n${OBJECT_HINT}` }, ...others];
}
