import type { Question } from './question.ts';
import type { Recorded } from './recorded.ts';
import { answerIn, LINE_END, readReply } from './reply.ts';

/**
 * Reads the reply to a question. One that repeats the prompt answers nothing, whatever integers the prompt has.
 * @returns null where it cannot be read
 */
export function readAnswer(
  { messages, count, highest }: Pick<Question, 'messages' | 'count' | 'highest'>,
  text: string,
): Recorded {
  return isEcho(messages, text) ? null : readReply(text, count, highest);
}

/**
 * Whether a reply begins as the prompt does. A single line of individuals is no echo: a model may well propose one that it was shown.
 */
function isEcho(messages: Question['messages'], text: string): boolean {
  const [first = '', second] = linesOf(answerIn(text));
  return messages.some(({ role, content }) => {
    // Bare numbers stand in instructions, too, and are what was asked for.
    if (role === 'system') return /\p{L}/u.test(first) && (content.includes(first) || first.includes(content));
    const [shown, next] = linesOf(content);
    return first === shown && second !== undefined && second === next;
  });
}

function linesOf(text: string): string[] {
  return text
    .trim()
    .split(LINE_END, 2)
    .map((line) => line.trim());
}
