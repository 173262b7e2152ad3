import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

type Hash = ReturnType<typeof sha256.create>;

/** Records of ours are flat; whatever goes deeper than this, or round in a circle, is none of them. */
const DEEPEST = 16;
const SEAL_DIGITS = 32;

/**
 * A hash over everything in a record, whatever the order of its keys: it tells whether a record is still what was
 * written. Null for what no record of ours holds: functions, class instances, circles.
 * @param value plain objects, arrays, typed arrays, text, numbers, booleans and null
 */
export function sealOf(value: unknown): string | null {
  const hash = sha256.create();
  return absorb(hash, value, 0) ? bytesToHex(hash.digest()).slice(0, SEAL_DIGITS) : null;
}

/** True when the whole value could be taken in. Every part says its kind and length first, so no two values read alike. */
function absorb(hash: Hash, value: unknown, depth: number): boolean {
  if (typeof value === 'number') return write(hash, 'number', float64(value));
  if (typeof value === 'string') return write(hash, 'text', utf8ToBytes(value));
  if (typeof value === 'boolean' || value === null || value === undefined) {
    return write(hash, String(value), new Uint8Array(0));
  }
  if (typeof value !== 'object' || depth === DEEPEST) return false;
  if (ArrayBuffer.isView(value)) {
    const kind = Object.prototype.toString.call(value);
    return write(hash, kind, new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  }
  if (Array.isArray(value)) {
    write(hash, 'list', float64(value.length));
    return value.every((part) => absorb(hash, part, depth + 1));
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  const keys = Object.keys(value).sort();
  write(hash, 'record', float64(keys.length));
  return keys.every((key) => {
    write(hash, 'key', utf8ToBytes(key));
    return absorb(hash, (value as Record<string, unknown>)[key], depth + 1);
  });
}

function write(hash: Hash, kind: string, bytes: Uint8Array): true {
  hash.update(utf8ToBytes(`${kind} ${bytes.length};`));
  hash.update(bytes);
  return true;
}

function float64(value: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return new Uint8Array(view.buffer);
}
