import { connect, type Socket } from 'node:net';
import { within } from './deadline.ts';

/**
 * The wire of WebKitGTK's remote inspector, whose other end is a browser started for automation. A message is a
 * big-endian 32-bit size, a byte of flags, a name that ends with a zero, and a GVariant. The only GVariants needed here
 * are pairs of 64-bit numbers, with or without a string that ends with a zero: laid out one after the other.
 */
export interface InspectorSocket {
  /** Begins to inspect the browser's one page; `receive` gets every message from then on. */
  attach(receive: (message: unknown) => void): void;
  send(message: object): void;
  close(): void;
}

const littleEndian = 1;
/** A browser has one inspection server, and numbers its connections and its pages from 1. */
const addressee = Buffer.alloc(16);
addressee.writeBigUInt64LE(1n, 0);
addressee.writeBigUInt64LE(1n, 8);

function write(socket: Socket, name: string, ...body: Uint8Array[]): void {
  const content = Buffer.concat([Buffer.from(`${name}\0`), ...body]);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(content.length, 0);
  head.writeUInt8(littleEndian, 4);
  socket.write(Buffer.concat([head, content]));
}

/** Cuts what has arrived into messages, hands on the inspector's, and returns the rest. */
function take(arrived: Buffer, receive: (message: unknown) => void): Buffer {
  let rest = arrived;
  while (rest.length >= 5 && rest.length >= 5 + rest.readUInt32BE(0)) {
    const content = rest.subarray(5, 5 + rest.readUInt32BE(0));
    rest = rest.subarray(5 + content.length);
    const nameEnd = content.indexOf(0);
    const name = content.toString('utf8', 0, nameEnd);
    if (name === 'SendMessageToFrontend')
      receive(JSON.parse(content.toString('utf8', nameEnd + 1 + 16, content.length - 1)));
  }
  return rest;
}

/** Connects to the browser that listens for inspectors at `host:port`. */
export async function openInspectorSocket(address: string): Promise<InspectorSocket> {
  const separator = address.lastIndexOf(':');
  const socket = connect(Number(address.slice(separator + 1)), address.slice(0, separator));
  const connected = new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  await within(connected, 10_000, "WebKit's inspection server");
  // The browser may end first, which is no news: whoever waits for an answer has a limit.
  socket.on('error', () => undefined);
  return {
    attach(receive) {
      let arrived: Buffer = Buffer.alloc(0);
      socket.on('data', (chunk: Buffer) => (arrived = take(Buffer.concat([arrived, chunk]), receive)));
      // An empty hash of the protocol's description, as we have no copy of it; the one it then sends is not needed.
      write(socket, 'SetupInspectorClient', Buffer.from('\0'));
      write(socket, 'Setup', addressee);
    },
    send: (message) => write(socket, 'SendMessageToBackend', addressee, Buffer.from(`${JSON.stringify(message)}\0`)),
    close: () => socket.destroy(),
  };
}
