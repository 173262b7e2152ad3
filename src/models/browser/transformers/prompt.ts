import type { PreTrainedTokenizer, Tensor } from '@huggingface/transformers';
import type { Message } from '../../../core/evollm/question.ts';

/** What a model is asked, as tokens: by its own chat template, or one message after the other where it has none. */
export class Prompt {
  readonly inputs: { readonly input_ids: Tensor; readonly attention_mask: Tensor };
  /** In tokens. */
  readonly length: number;

  constructor(tokenizer: PreTrainedTokenizer, messages: readonly Message[]) {
    const options = { return_tensor: true, return_dict: true, add_generation_prompt: true };
    this.inputs = (
      tokenizer.chat_template
        ? // Who does not think aloud ignores the last of these.
          tokenizer.apply_chat_template([...messages], { ...options, enable_thinking: false } as object)
        : tokenizer(messages.map(({ content }) => content).join('\n'))
    ) as Prompt['inputs'];
    this.length = Number(this.inputs.input_ids.dims.at(-1));
  }
}
