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
  const body: Record<string, unknown> = { model, messages: withHint(messages, manner), stream: manner.stream };
  if (manner.temperature) body['temperature'] = options.temperature;
  if (manner.seed) body['seed'] = options.seed;
  if (manner.tokenLimit !== null) body[manner.tokenLimit] = options.maxTokens;
  // A form has line breaks wherever the server likes them, and it knows its own end.
  if (manner.stop && manner.form === 'none' && options.stop.length > 0) body['stop'] = options.stop;
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

/** A server refuses JSON mode where no message speaks of JSON. */
function withHint(messages: readonly Message[], { form }: Manner): readonly Message[] {
  if (form !== 'object') return messages;
  const last = messages.at(-1);
  return last ? [...messages.slice(0, -1), { ...last, content: `${last.content}\n${OBJECT_HINT}` }] : messages;
}
