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
const BRACKET = /^[[{]/;
const CLOSED = /[\]}]/;
/** Where a line ends. */
export const LINE_END = /[\n\r\u2028\u2029]+/;

/** What of a reply is meant to be read: thoughts and an opening fence of code are passed over. */
export function answerIn(text: string): string {
  const over = text.lastIndexOf(THOUGHT_OVER);
  const spoken = over < 0 ? text : text.slice(over + THOUGHT_OVER.length);
  const [said] = spoken.slice(0, MOST_CHARACTERS).split(THOUGHT, 1);
  return said.trimStart().replace(FENCE, '');
}

/** Whether a reply has anything to read, or only thoughts. */
export function saysAnything(text: string): boolean {
  return answerIn(text).trim() !== '';
}

/**
 * Reads the integers out of a reply: the first `count` of its first line that holds any text, never outside [0, highest]. Whatever
 * stands around them is ignored, and nothing of it is ever run. Thoughts and a fence of code before the line are passed over. A reply
 * that opens a bracket, as JSON does, is one line to its end, and has to close one behind the integers: else the last of them may be
 * half a number.
 * @param end "cut" where it was cut off: a word that nothing follows may then be half a word, and does not count
 * @returns null where the line has fewer
 */
export function readReply(
  text: string,
  count: number,
  highest: number,
  end: 'whole' | 'cut' = 'whole',
): number[] | null {
  const answer = answerIn(text);
  const bracketed = BRACKET.test(answer);
  const line = bracketed ? answer : answer.split(LINE_END, 1)[0];
  const open = end === 'cut' && !bracketed && line.length === answer.length;
  const found = [...(open ? withoutLastWord(line) : line).matchAll(INTEGER)].slice(0, count);
  if (found.length < count) return null;
  const { 0: last, index } = found[count - 1];
  if (bracketed && !CLOSED.test(line.slice(index + last.length))) return null;
  return found.map(([digits]) => Math.min(highest, /^\d/.test(digits) ? Number(digits) : 0));
}

function withoutLastWord(line: string): string {
  let end = line.length;
  while (end > 0 && !/[\s,;]/.test(line[end - 1])) end--;
  return line.slice(0, end);
}
