import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTranscript } from '../../../src/core/evollm/transcript.ts';
import { claimOf } from '../../../src/core/experiment/result.ts';
import { settingsOf } from '../../../src/core/experiment/settings.ts';
import { Asked } from '../../core/evollm/scripted.ts';
import { startFakeServer, type FakeServer } from '../../models/fake-server.ts';
import { oneBrowser } from '../drivers/in-one.ts';
import { browsersToTest } from '../drivers/index.ts';
import { violations, violationsInBoth } from './axe.ts';
import { connect, generations, keptReplies, says, strangers } from './model-panel.ts';
import { banner, ended, enter, press, ready } from './play-page.ts';
import { catchFiles, save } from './saved-files.ts';
import { visits } from './visit.ts';

const RULE = '#1!problem=bbob-f8&dim=2&strategy=evollm&generations=12';
const ASKS = `${RULE}&model=language-model`;
const KEY = 'sk-planted-0123456789abcdef';
const SIZES = [
  { size: 'wide', width: 1440, height: 900 },
  { size: 'narrow', width: 390, height: 844 },
];

/** A recorded run, made in one browser for all. */
let recorded: { link: string; transcript: string } | null = null;

describe.each(oneBrowser())('EvoLLM in %s', (name) => {
  const { visit, open } = visits(name);
  let fake: FakeServer;
  beforeAll(async () => void (fake = await startFakeServer()));
  afterAll(() => fake.stop());

  test('without a model nothing begins by itself, and the panel says what is needed', async () => {
    await visit(ASKS, async (page) => {
      await says(page, 'It needs a model to ask, or the replies of a run that had one');
      expect(await page.evaluate(() => document.querySelector('.transport .play')?.getAttribute('aria-label'))).toBe(
        'Play',
      );
      await press(page, 'Play');
      await says(page, 'none is chosen');
      await press(page, 'Choose a model');
      await says(page, 'Use this model');
      expect(await strangers(page)).toEqual([]);
    });
  });

  test('a run is answered, stopped, resumed and recorded; its key is nowhere but in its requests', async () => {
    const page = await open(ASKS);
    try {
      await catchFiles(page);
      await connect(page, `${fake.url}/v1`, 'ignores-schema', KEY);
      expect(fake.requests).toEqual([]);
      await press(page, 'This generation');
      await press(page, '1 generation a second');
      await press(page, 'Play');
      await generations(page, 4);
      await press(page, 'Pause');
      const paused = await page.waitFor(() => Number(document.querySelector('.transport .generation')?.textContent));
      expect(paused).toBeLessThan(12);
      await press(page, 'as fast as possible');
      await press(page, 'Play');
      await ended(page);
      expect(fake.requests.some(({ headers }) => headers.authorization === `Bearer ${KEY}`)).toBe(true);
      await press(page, 'Transcript');
      await says(page, '9 of 9');
      const { text } = await save(page, 'Download', 'Transcript');
      expect(JSON.parse(text)).toMatchObject({ model: { name: 'ignores-schema' } });
      await press(page, 'Share');
      const link = await page.waitFor(() => document.querySelector<HTMLTextAreaElement>('dialog textarea')?.value);
      expect(link).toContain('digest');
      // Without its replies it is another run for everybody else.
      await press(page, 'Settings only');
      await page.waitFor(() =>
        document.querySelector('dialog')?.textContent?.includes('it need not come out the same'),
      );
      recorded = { link: link!, transcript: text };
      const everything = await page.evaluate(
        () =>
          document.documentElement.outerHTML +
          location.href +
          JSON.stringify({ ...localStorage }) +
          JSON.stringify({ ...sessionStorage }),
      );
      const console = (await page.console()).map((message) => message.text).join('\n');
      for (const place of [text, link, everything, console]) expect(place).not.toContain(KEY);
    } finally {
      await page.close();
    }
  });

  test('a model that never answers is given up at once when the run is paused', async () => {
    const page = await open(ASKS);
    try {
      await connect(page, `${fake.url}/v1`, 'silent');
      await press(page, 'This generation');
      await press(page, 'Play');
      await says(page, 'waiting for the model’s reply');
      const asked = (): number => fake.requests.filter(({ body }) => body.includes('"silent"')).length;
      await expect.poll(asked).toBe(1);
      await press(page, 'Pause');
      await says(page, 'Nobody has been asked yet', 3000);
      expect(asked()).toBe(1);
      await press(page, 'Play');
      await says(page, 'waiting for the model’s reply');
      await expect.poll(asked).toBe(2);
      // The time of a call counts while it is under way, and a limit ends it.
      await press(page, 'Model');
      await enter(page, 'seconds', '1.5');
      await press(page, 'This generation');
      await says(page, 'has used 1.5 seconds of waiting for the model');
      expect(asked()).toBe(2);
    } finally {
      await page.close();
    }
  });

  test('a server that wants to be left alone is, and the panel says until when', async () => {
    const page = await open(ASKS);
    try {
      await connect(page, `${fake.url}/v1`, 'limited-once');
      await press(page, 'This generation');
      await press(page, 'Play');
      await says(page, 'waits until');
      await generations(page, 5);
    } finally {
      await page.close();
    }
  });

  test('a limit pauses the run, also after a reload, and raising it lets it go on with all that was said', async () => {
    const page = await open(ASKS);
    try {
      await connect(page, `${fake.url}/v1`, 'good');
      await enter(page, 'calls', '2');
      await press(page, 'This generation');
      await press(page, 'Play');
      await says(page, 'has used 2 calls');
      await keptReplies(page, 2);
      await page.reload();
      await ready(page);
      await press(page, 'Transcript');
      await says(page, '2 of 2');
      await connect(page, `${fake.url}/v1`, 'breaks-now-and-then');
      await says(page, '2 calls');
      await press(page, 'This generation');
      await press(page, 'Play');
      await says(page, 'has used 2 calls');
      await press(page, 'Change the limits');
      await enter(page, 'calls', '100');
      await press(page, 'as fast as possible');
      await press(page, 'Play');
      await press(page, 'Transcript');
      await ended(page);
      await says(page, '9 of 9');
      await page.fill('[aria-label="Search the transcript"]', 'failed (500)');
      await says(page, '1 of 9');
      await page.click('.models summary');
      await says(page, 'Call 1 came to nothing');
    } finally {
      await page.close();
    }
  });

  test('a server that is not running leads to the doctor, who names it', async () => {
    const page = await open(ASKS);
    try {
      await connect(page, 'http://127.0.0.1:9/v1', 'llama3.2');
      await press(page, 'Play');
      await press(page, 'This generation');
      await says(page, 'Paused.');
      await press(page, 'Test the connection');
      const text = await says(page, 'What mends it:');
      expect(text).toContain('Nobody answers at 127.0.0.1:9');
      expect(text).toContain('Start Ollama: ollama serve');
      // Whoever types while the findings are open asks nobody.
      const before = fake.requests.length;
      await enter(page, 'Address', `${fake.url}/locked`);
      await enter(page, 'Model', 'good');
      await says(page, 'This was llama3.2 at http://127.0.0.1:9/v1. Test again.');
      expect(fake.requests.length).toBe(before);
    } finally {
      await page.close();
    }
  });

  test('a key is corrected, kept and forgotten at once, and the panel says where it is', async () => {
    const page = await open(ASKS);
    const authorised = () => fake.requests.at(-1)?.headers.authorization;
    const stored = (): Promise<string | null> => page.evaluate(() => sessionStorage.getItem('model-keys'));
    try {
      await connect(page, `${fake.url}/locked`, 'good', 'sk-wrong-0123456789');
      await press(page, 'This generation');
      await press(page, 'Play');
      await press(page, 'Change the model');
      await enter(page, 'Key', 'the-right-key');
      await press(page, 'Test the connection');
      await says(page, 'The model answers.');
      await press(page, 'Play');
      await ended(page);
      expect(authorised()).toBe('Bearer the-right-key');
      await says(page, 'The key stays in this page’s memory. It is sent');
      expect(await stored()).toBeNull();
      await press(page, 'Keep it until this tab is closed');
      await says(page, 'The key stays in this page’s memory and in this tab.');
      expect(await stored()).toContain('the-right-key');
      await press(page, 'Forget it');
      expect(await stored()).toBeNull();
      await press(page, 'This generation');
      await page.click('.transport .play');
      await says(page, 'Change the model');
      expect(authorised()).toBeUndefined();
    } finally {
      await page.close();
    }
  });

  test('its controls stand beside it in Compare, without it being asked there', async () => {
    await visit(RULE, async (page) => {
      await says(page, 'Nobody has been asked yet');
      await press(page, 'Compare with its controls');
      await page.waitFor(() => document.querySelector('main.compare') !== null);
      const text = await page.evaluate(() => document.querySelector('main.compare')?.textContent ?? '');
      for (const lane of [
        'Copy the best line, no language model · EvoLLM',
        'shuffled labels',
        'Random search',
        'CMA-ES',
      ])
        expect(text).toContain(lane);
    });
    await visit(ASKS, async (page) => {
      await press(page, 'Compare with its controls');
      await page.waitFor(() => document.querySelector('main.compare') !== null);
      await press(page, 'as fast as possible');
      await press(page, 'Race');
      await page.waitFor(() => document.body.textContent?.includes('This lane asks a language model'));
      await page.waitFor(() => document.querySelector('.transport .play')?.getAttribute('aria-label') === 'Race again');
      // Evidence would ask it in every run, and there is nobody to ask.
      await page.waitFor(() => document.querySelector('.evidence')?.textContent?.includes('and none is connected'));
      expect(await page.evaluate(() => document.querySelector('.evidence .make'))).toBe(null);
      await press(page, 'Leave its lane out');
      await page.waitFor(() => document.querySelector('.evidence .make')?.textContent?.includes('Make it evidence'));
      expect(await page.evaluate(() => document.querySelectorAll('.stages .lane').length)).toBe(6);
    });
  });

  test('its evidence asks the model that is connected in every run, comes to a limit, and goes on', async () => {
    const page = await open(ASKS);
    const before = fake.requests.length;
    try {
      await connect(page, `${fake.url}/v1`, 'good', KEY);
      await press(page, 'Compare with its controls');
      await page.waitFor(() => document.querySelector('.evidence .make') !== null);
      await enter(page, 'runs of each lane', '3');
      await press(page, 'What all of them may use');
      await enter(page, 'calls', '5');
      await press(page, 'Make it evidence: 3 instances');
      await page.waitFor(() => document.querySelector('.evidence [role=alert]')?.textContent?.includes('5 calls'));
      await enter(page, 'calls', '100');
      await press(page, 'Resume');
      await page.waitFor(() => document.body.textContent?.includes('What 21 runs say'));
      // Three runs, each of which asks from its fourth generation on; the pause may have met one call on its way.
      const asked = fake.requests.slice(before).filter(({ method }) => method === 'POST');
      expect([27, 28]).toContain(asked.length);
      expect(await page.console()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.innerHTML)).not.toContain(KEY);
    } finally {
      await page.close();
    }
  });

  describe.each(SIZES)('axe finds nothing, $size', ({ size, width, height }) => {
    // What is dark has the same colours at every width.
    const found = size === 'wide' ? violationsInBoth : violations;

    test('in any view of the panel', async () => {
      const page = await open(ASKS, { width, height });
      try {
        await page.waitFor(() => !document.querySelector('.cover .loading'));
        await says(page, 'It needs a model');
        expect(await found(page)).toEqual([]);
        await connect(page, `${fake.url}/v1`, 'good', KEY);
        await press(page, 'Test the connection');
        await says(page, 'The model answers.');
        expect(await found(page)).toEqual([]);
        await press(page, 'In this browser');
        await says(page, 'SmolLM2');
        expect(await found(page)).toEqual([]);
        await press(page, 'Play');
        await ended(page);
        await press(page, 'This generation');
        await says(page, 'first reply');
        expect(await found(page)).toEqual([]);
        await press(page, 'Transcript');
        await says(page, '9 of 9');
        await page.click('.models summary');
        expect(await found(page)).toEqual([]);
      } finally {
        await page.close();
      }
    });
  });
});

describe.each(oneBrowser())('a transcript that was downloaded in %s', () => {
  test('comes to the same digest in Node, without a model', () => {
    const { description, claim } = readTranscript(recorded!.transcript);
    const { result } = new Asked(settingsOf(description), null).to();
    expect(claimOf(description, [result]).digest).toBe(claim?.digest);
  });
});

describe.each(browsersToTest())('a recorded run of EvoLLM in %s', (name) => {
  const { visit } = visits(name);

  test('comes out the same from its link and from its transcript, and asks nobody', async () => {
    expect(recorded).not.toBeNull();
    await visit(new URL(recorded!.link).hash, async (page) => {
      expect(await banner(page, 'the same')).toContain('same');
      expect(await says(page, 'Replayed from')).toContain('recorded replies');
      expect(await strangers(page)).toEqual([]);
    });
    await visit('', async (page) => {
      await page.evaluate((text: string) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], 'transcript.json', { type: 'application/json' }));
        for (const type of ['dragover', 'drop'])
          document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }, recorded!.transcript);
      await banner(page, 'the same');
      expect(await says(page, 'Replayed from')).toContain('of ignores-schema');
      await press(page, 'Transcript');
      await says(page, '9 of 9');
      expect(await strangers(page)).toEqual([]);
    });
  });
});
