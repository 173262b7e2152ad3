import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

const ALPHABET = '0123456789abcdefghijklmnopqrstuv';

/** Characters of a check: 35 bits, lower-case letters and digits only, so that no program that finds links cuts it off. */
export const CHECK_LENGTH = 7;

/** The first 35 bits of the text's SHA-256, five to a character. */
export function checkOf(text: string): string {
  const hash = sha256(utf8ToBytes(text));
  let bits = 0;
  let held = 0;
  let check = '';
  for (let byte = 0; check.length < CHECK_LENGTH;) {
    if (held < 5) {
      bits = ((bits << 8) | hash[byte++]) & 0xfff;
      held += 8;
    }
    held -= 5;
    check += ALPHABET[(bits >> held) & 31];
  }
  return check;
}
