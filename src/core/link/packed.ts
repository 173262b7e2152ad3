/** Longest text that packed bytes may unfold to, in characters of base64url and in bytes of JSON. */
export const MOST_PACKED = 32_000;
export const MOST_UNPACKED = 1_000_000;

/** Compresses with zlib's deflate and checksum into base64url without padding. */
export async function pack(text: string): Promise<string> {
  const bytes = await collect(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate')), Infinity);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * Undoes `pack`. The checksum is verified, and unfolding stops as soon as it passes the limit.
 * @throws Error when the text is not base64url, the data are damaged or cut, or too large
 */
export async function unpack(packed: string): Promise<string> {
  if (packed.length > MOST_PACKED || !/^[A-Za-z0-9_-]+$/.test(packed)) throw new Error('not packed data');
  const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const unfolded = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new TextDecoder('utf-8', { fatal: true }).decode(await collect(unfolded, MOST_UNPACKED));
}

async function collect(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      throw new Error('too large');
    }
    chunks.push(value);
  }
  const all = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.length;
  }
  return all;
}
