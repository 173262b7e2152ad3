import type { ReplySchema } from '../../model.ts';

/**
 * A grammar in the EBNF of WebLLM that admits the reply and nothing else: `count` whole numbers with commas between them, each with
 * as many digits as `highest` has at most. Numbers above `highest` with as many digits are admitted; whoever reads the reply bounds them.
 */
export function grammarOf({ count, highest }: ReplySchema): string {
  const more = '[0-9]?'.concat(' ').repeat(String(highest).length - 1);
  const number = `number ::= "0" | [1-9] ${more}`.trimEnd();
  return `root ::= ${Array<string>(count).fill('number').join(' "," ')}\n${number}\n`;
}
