import { describe, expect } from 'vitest';
import { inOne, inTwo } from '../drivers/in-one.ts';
import { browsersToTest, type BrowserPage } from '../drivers/index.ts';
import { banner, ended, press } from './play-page.ts';
import { visits } from './visit.ts';

const RUN = '#1!problem=bbob-f9&dim=3&seed=11';

/** Keeps what the page would save instead of letting the browser ask where to put it. */
function catchSaved(): void {
  const blobs = new Map<string, Blob>();
  const create = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob: Blob) => {
    const address = create(blob);
    blobs.set(address, blob);
    return address;
  };
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    Object.assign(window, { saved: { name: this.download, blob: blobs.get(this.href) } });
  };
}

/** Name and text of what was saved last. */
function savedText(): Promise<{ name: string; text: string }> {
  const { name, blob } = (window as unknown as { saved: { name: string; blob: Blob } }).saved;
  return blob.text().then((text) => ({ name, text }));
}

/** Drops a file of this text onto the page, as the browser tells a page about it. */
function drop(text: string): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([text], 'run.json', { type: 'application/json' }));
  for (const type of ['dragover', 'drop'])
    document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
}

describe.each(browsersToTest())('sharing in %s', (name) => {
  const once = inOne(name);
  const inBoth = inTwo(name);
  const visited = visits(name);
  const { visit } = visited;

  async function shareAs(page: BrowserPage, way: string): Promise<void> {
    await press(page, 'Share');
    await press(page, way);
  }

  inBoth('a file that was saved opens to the same run and proves it', async () => {
    let text = '';
    await visit(RUN, async (page) => {
      await page.evaluate(catchSaved);
      await press(page, 'as fast as possible');
      await press(page, 'Play');
      await ended(page);
      await shareAs(page, 'File');
      await press(page, 'Save file');
      const saved = await page.evaluate(savedText);
      expect(saved.name).toBe('evolution-bbob-f9-d3-cma-es-seed11.json');
      expect(JSON.parse(saved.text)).toMatchObject({ settings: { problem: 'bbob-f9', dim: 3, seed: 11 } });
      ({ text } = saved);
    });
    await visit('', async (page) => {
      await page.evaluate(drop, text);
      await banner(page, 'Reproduced exactly');
      expect(await page.url()).toMatch(/#1!problem=bbob-f9&dim=3&strategy=cma-es&seed=11&c=/);
    });
  });

  once('a bad file is refused in a sentence, and a locked page takes none that changes what is locked', async () => {
    await visit(`?lock=seed${RUN}`, async (page) => {
      await page.evaluate(drop, 'a picture');
      expect(await banner(page, 'This file could not be opened')).toContain('The file holds neither a run');
      const other =
        '{"format":"evolution-playground-run","version":1,"settings":{"problem":"bbob-f9","dim":3,"seed":12}}';
      await page.evaluate(drop, other);
      expect(await banner(page, 'set by the author')).toContain(
        'Seed is set by the author of this link. The file has another',
      );
      await page.evaluate(drop, other.replace('12', '11,"population":20'));
      await page.waitFor(() => location.href.includes('?lock=seed#') && location.hash.includes('population=20'));
    });
  });

  once('the embed code opens to the run with the controls that were chosen', async () => {
    let address = '';
    await visit(RUN, async (page) => {
      await shareAs(page, 'Embed');
      await page.evaluate(() => {
        document.querySelector<HTMLElement>('[aria-label=Run] label:last-child')?.click();
        document.querySelector<HTMLElement>('[aria-label=Plots] label:last-child')?.click();
      });
      const code = await page.waitFor(() => {
        const text = document.querySelector('textarea')?.value ?? '';
        return text.includes('lock=run') ? text : '';
      });
      [, address] = /src="([^"]*)" title="CMA-ES on Rosenbrock, rotated, in Evolution Playground" width="720"/.exec(
        code,
      )!;
      await press(page, 'Copy code');
      await page.waitFor(() =>
        document.querySelector('dialog [role=status]')?.textContent?.match(/Copied|is selected/),
      );
    });
    const source = address.replaceAll('&amp;', '&');
    expect(source.startsWith(`${visited.url}?embed&controls=run,plots&lock=run#1!problem=bbob-f9`)).toBe(true);
    await visit(source.slice(visited.url.length), async (page) => {
      expect(await page.evaluate(() => document.querySelector('.offered')?.textContent)).toContain('Set by the author');
      expect(await page.evaluate(() => document.querySelector('.plots') !== null)).toBe(true);
    });
  });

  inBoth('an image of the stage carries its words', async () => {
    await visit(RUN, async (page) => {
      await page.evaluate(catchSaved);
      await page.waitFor(() => !document.querySelector('.cover .loading'));
      await shareAs(page, 'Image');
      const picture = await page.waitFor(() => {
        const image = document.querySelector<HTMLImageElement>('dialog img');
        const stage = document.querySelector('.stage')!;
        return image?.naturalWidth
          ? {
              alt: image.alt,
              taller: image.naturalHeight / image.naturalWidth > stage.clientHeight / stage.clientWidth,
            }
          : null;
      });
      expect(picture?.alt).toContain('Landscape of f9');
      expect(picture?.taller).toBe(true);
      await press(page, 'Save image');
      expect((await page.evaluate(savedText)).name).toBe('evolution-bbob-f9-d3-cma-es-seed11.png');
      expect((await page.evaluate(savedText)).text).toContain('PNG');
    });
  });
});
