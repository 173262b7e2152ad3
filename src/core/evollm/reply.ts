/** More of an answer is not looked at. */
const MOST_CHARACTERS = 20_000;
/**
 * A whole number that stands by itself: no part of a word, of a decimal fraction or of an exponent, and not what stands before a
 * colon, so that a model that repeats the line it was asked to complete is still understood.
 */
const INTEGER = /(?<![\w.\u2212-])[-\u2212]?\d+(?![\w%]|"?\s*:|\.\d)/g;
/** Some models think aloud before they answer; of a thought that never ends nothing is an answer. */
const [THOUGHT, THOUGHT_OVER] = ['<think>', '</think>'];
/** Three marks and perhaps the name of a language, before an answer that is set as code. */
const FENCE = /^```\w*\s*/;

/**
 * Reads the integers out of a reply: the first `count` of its first line that holds any text, never outside [0, highest]. Whatever
 * stands around them is ignored, and nothing of it is ever run. Thoughts and a fence of code before the line are passed over, and a
 * reply that opens a bracket, as JSON does, is one line to its end.
 * @returns null where the line has fewer
 */
export function readReply(text: string, count: number, highest: number): number[] | null {
  const over = text.lastIndexOf(THOUGHT_OVER);
  const spoken = over < 0 ? text : text.slice(over + THOUGHT_OVER.length);
  const [said] = spoken.slice(0, MOST_CHARACTERS).split(THOUGHT, 1);
  const answer = said.trimStart().replace(FENCE, '');
  const line = /^[[{]/.test(answer) ? answer : answer.split(/[\n\r\u2028\u2029]/, 1)[0];
  const found = line.match(INTEGER) ?? [];
  if (found.length < count) return null;
  return found.slice(0, count).map((digits) => Math.min(highest, /^\d/.test(digits) ? Number(digits) : 0));
}
