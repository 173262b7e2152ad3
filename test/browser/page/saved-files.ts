import type { BrowserPage } from '../drivers/index.ts';
import { press } from './play-page.ts';

/** Keeps what is saved from now on, instead of giving it to the browser. */
export function catchFiles(page: BrowserPage): Promise<void> {
  return page.evaluate(() => {
    const caught = window as unknown as { saved: { name: string; content: Blob }[] };
    caught.saved = [];
    const contents = new Map<string, Blob>();
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (content: Blob) => {
      const address = make(content);
      contents.set(address, content);
      return address;
    };
    HTMLAnchorElement.prototype.click = function () {
      caught.saved.push({ name: this.download, content: contents.get(this.href)! });
    };
  });
}

/** Name and text, one character a byte, of the file that was saved with this item of a menu. */
export async function save(page: BrowserPage, item: string, menu: string): Promise<{ name: string; text: string }> {
  await press(page, menu);
  await press(page, item);
  return page.waitFor(async () => {
    const { saved } = window as unknown as { saved: { name: string; content: Blob }[] };
    const file = saved.pop();
    return (
      file && {
        name: file.name,
        text: [...new Uint8Array(await file.content.arrayBuffer())].map((byte) => String.fromCharCode(byte)).join(''),
      }
    );
  }) as Promise<{ name: string; text: string }>;
}
