/** Bytes of the signature and of the first chunk, which must stay first. */
const HEAD = 8 + 25;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

/**
 * A PNG picture with texts in it, as tEXt chunks after its header.
 * @param texts by keyword, such as "Source" or "Software"; what Latin-1 cannot write becomes a question mark
 */
export function withTexts(png: Uint8Array, texts: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const chunks = Object.entries(texts).map(([keyword, text]) => textChunk(`${keyword}\0${text}`));
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, png.length);
  const all = new Uint8Array(length);
  all.set(png.subarray(0, HEAD));
  let at = HEAD;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  all.set(png.subarray(HEAD), at);
  return all;
}

/** Length, name, content and checksum. */
function textChunk(content: string): Uint8Array {
  const chunk = new Uint8Array(12 + content.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, content.length);
  writeLatin('tEXt', chunk, 4);
  writeLatin(content, chunk, 8);
  view.setUint32(8 + content.length, crcOf(chunk.subarray(4, 8 + content.length)));
  return chunk;
}

function writeLatin(text: string, into: Uint8Array, from: number): void {
  for (let k = 0; k < text.length; k++) {
    const code = text.charCodeAt(k);
    into[from + k] = code < 256 ? code : 63;
  }
}

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 255] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
