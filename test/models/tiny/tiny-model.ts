import { OnnxGraph } from './onnx-graph.ts';

const WIDTH = 32;
const LAYERS = 2;
const END = '<|end|>';

/** GPT-2's way to write each byte as a letter of its own. */
function letters(): string[] {
  let spare = 0;
  return Array.from({ length: 256 }, (_, byte) => {
    const printable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    return String.fromCharCode(printable ? byte : 256 + spare++);
  });
}

/** Tokens: the bytes, a few numbers of two digits, and the end. */
export const VOCABULARY: readonly string[] = [...letters(), '12', '34', '50', END];

/** The network of a language model with random weights: embedding, two layers of attention with one head, and a cache of keys and values. */
export function tinyNetwork(): Uint8Array {
  const graph = new OnnxGraph();
  const ids = graph.input('input_ids', 'integer', ['batch', 'length']);
  const mask = graph.input('attention_mask', 'integer', ['batch', 'total']);
  let state = graph.node('Gather', [graph.weights(1, VOCABULARY.length, WIDTH), ids]);
  const total = graph.node('Gather', [graph.node('Shape', [mask]), graph.integers([], 1)]);
  const length = graph.node('Gather', [graph.node('Shape', [ids]), graph.integers([], 1)]);
  const one = graph.integers([], 1);
  const columns = graph.node('Range', [graph.integers([], 0), total, one]);
  const rows = graph.node('Range', [graph.node('Sub', [total, length]), total, one]);
  const later = graph.node('Greater', [columns, graph.node('Unsqueeze', [rows, graph.integers([1], 1)])]);
  const hidden = graph.node('Where', [
    later,
    graph.floats([], Float32Array.of(-1e9)),
    graph.floats([], Float32Array.of(0)),
  ]);
  const scale = graph.floats([], Float32Array.of(1 / Math.sqrt(WIDTH)));
  const axis = graph.integers([1], 1);
  for (let layer = 0; layer < LAYERS; layer++) {
    const project = (): string =>
      graph.node('Unsqueeze', [graph.node('MatMul', [state, graph.weights(0.3, WIDTH, WIDTH)]), axis]);
    const past = (kind: string): string =>
      graph.input(`past_key_values.${layer}.${kind}`, 'float', ['batch', 1, 'past', WIDTH]);
    const kept = (kind: string): string => {
      const name = graph.node('Concat', [past(kind), project()], { axis: 2 }, `present.${layer}.${kind}`);
      graph.output(name, 'float', ['batch', 1, 'total', WIDTH]);
      return name;
    };
    const query = graph.node('Mul', [project(), scale]);
    const turned = graph.node('Transpose', [kept('key')], { perm: [0, 1, 3, 2] });
    const scores = graph.node('Add', [graph.node('MatMul', [query, turned]), hidden]);
    const mixed = graph.node('MatMul', [graph.node('Softmax', [scores], { axis: 3 }), kept('value')]);
    state = graph.node('Add', [state, graph.node('Squeeze', [mixed, axis])]);
  }
  graph.node('MatMul', [state, graph.weights(0.5, WIDTH, VOCABULARY.length)], {}, 'logits');
  graph.output('logits', 'float', ['batch', 'length', VOCABULARY.length]);
  return graph.file();
}

/** Every file of the tiny model, by its path in a repository of the hub. */
export function tinyModel(): Map<string, string | Uint8Array> {
  const end = VOCABULARY.length - 1;
  const special = { id: end, content: END, single_word: false, lstrip: false, rstrip: false, normalized: false };
  const tokenizer = {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [{ ...special, special: true }],
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      ...{ dropout: null, unk_token: null, continuing_subword_prefix: '', end_of_word_suffix: '', fuse_unk: false },
      vocab: Object.fromEntries(VOCABULARY.map((token, id) => [token, id])),
      merges: ['1 2', '3 4', '5 0'],
    },
  };
  const config = {
    model_type: 'llama',
    architectures: ['LlamaForCausalLM'],
    ...{ hidden_size: WIDTH, num_attention_heads: 1, num_key_value_heads: 1, head_dim: WIDTH },
    ...{ num_hidden_layers: LAYERS, vocab_size: VOCABULARY.length, eos_token_id: end, bos_token_id: end },
  };
  const template = "{% for message in messages %}{{ message['content'] + '\\n' }}{% endfor %}";
  const files = new Map<string, string | Uint8Array>([
    ['config.json', JSON.stringify(config)],
    ['generation_config.json', JSON.stringify({ eos_token_id: end, repetition_penalty: 1.1 })],
    ['tokenizer.json', JSON.stringify(tokenizer)],
    [
      'tokenizer_config.json',
      JSON.stringify({ tokenizer_class: 'GPT2Tokenizer', eos_token: END, chat_template: template }),
    ],
  ]);
  const network = tinyNetwork();
  for (const name of ['model_q4', 'model_q4f16', 'model_quantized']) files.set(`onnx/${name}.onnx`, network);
  return files;
}
