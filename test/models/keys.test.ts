import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KeyRing } from '../../src/models/keys.ts';
import { quote } from '../../src/models/quote.ts';

function storage(): Storage {
  const kept = new Map<string, string>();
  const store = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
  return store as unknown as Storage;
}

const forbidden = (): Storage => {
  throw new DOMException('Not here.', 'SecurityError');
};

describe('a ring of keys', () => {
  test('gives a key to exactly its origin', () => {
    const keys = new KeyRing();
    expect(keys.keep('https://api.example.org/v1', '  secret-1 ')).toBeNull();
    expect(keys.keyFor('https://api.example.org/other')).toBe('secret-1');
    for (const other of [
      ...['http://api.example.org/v1', 'https://api.example.org:8443/v1', 'https://example.org', 'not an address'],
      ...['https://api.example.org.evil.test/v1', 'https://evil.test/?https://api.example.org/v1'],
    ]) {
      expect(keys.keyFor(other)).toBeNull();
    }
  });

  test.each([
    ['', /at least 4/],
    ['abc', /at least 4/],
    ['a'.repeat(5000), /at most/],
    ['sec\nret', /one line/],
    ['sec\u0000ret', /one line/],
    ['sécret☃', /one line/],
    ['1234', /digits alone/],
  ])('refuses %j', (key, problem) => {
    const keys = new KeyRing();
    expect(keys.keep('https://a.test', key)).toMatch(problem);
    expect(keys.origins()).toEqual([]);
  });

  test('has none for what is no server', () => {
    const keys = new KeyRing();
    expect(keys.keep('data:text/plain,x', 'secret-1')).toMatch(/Only a server/);
    expect(keys.keyFor('data:text/plain,y')).toBeNull();
  });

  test('forgets a key when the page is left, unless it was told to keep it until the tab closes', () => {
    const store = storage();
    const first = new KeyRing(() => store);
    first.keep('https://a.test', 'secret-a');
    first.keep('https://b.test', 'secret-b', true);
    expect(new KeyRing(() => store).origins()).toEqual(['https://b.test']);
    first.keep('https://b.test', 'secret-b2');
    expect(new KeyRing(() => store).origins()).toEqual([]);
    first.keep('https://b.test', 'secret-b', true);
    first.forget('https://b.test/v1');
    expect(first.keyFor('https://b.test')).toBeNull();
    expect(store.getItem('model-keys')).toBeNull();
    first.forgetAll();
    expect(first.origins()).toEqual([]);
  });

  test('says whether a key outlasts a reload, and changes that without asking for the key again', () => {
    const store = storage();
    const keys = new KeyRing(() => store);
    keys.keep('https://a.test', 'secret-a');
    expect(keys.lasts('https://a.test/v1')).toBe(false);
    keys.last('https://a.test/v1', true);
    expect(keys.lasts('https://a.test')).toBe(true);
    expect(new KeyRing(() => store).lasts('https://a.test')).toBe(true);
    keys.last('https://a.test', false);
    expect([keys.lasts('https://a.test'), keys.keyFor('https://a.test')]).toEqual([false, 'secret-a']);
    expect(store.getItem('model-keys')).toBeNull();
    keys.last('https://b.test', true);
    expect([keys.lasts('https://b.test'), keys.origins()]).toEqual([false, ['https://a.test']]);
    // Where nothing can be stored, nothing is said to be.
    const forgetful = new KeyRing(forbidden);
    forgetful.keep('https://a.test', 'secret-a', true);
    expect(forgetful.lasts('https://a.test')).toBe(false);
  });

  test('is copied as it is', () => {
    const keys = new KeyRing();
    keys.keep('https://a.test', 'secret-a');
    const copy = keys.copy();
    keys.keep('https://a.test', 'secret-b');
    expect([copy.keyFor('https://a.test'), keys.keyFor('https://a.test')]).toEqual(['secret-a', 'secret-b']);
  });

  test('does without a storage that throws or holds something else', () => {
    const keys = new KeyRing(forbidden);
    expect(keys.keep('https://a.test', 'secret-a', true)).toBeNull();
    expect(keys.keyFor('https://a.test')).toBe('secret-a');
    for (const text of ['null', '[', '{"https://a.test": 5, "https://b.test": "a\\nb"}', '"x"']) {
      const store = storage();
      store.setItem('model-keys', text);
      expect(new KeyRing(() => store).origins()).toEqual([]);
    }
  });

  test('shows no key when it is printed', () => {
    const keys = new KeyRing();
    keys.keep('https://a.test', 'secret-a');
    for (const text of [JSON.stringify({ keys }), String(keys), JSON.stringify(Object.entries(keys))]) {
      expect(text).not.toContain('secret');
    }
  });
});

describe('redaction', () => {
  const key = fc
    .string({
      unit: fc.constantFrom('a', 'b', '-', '"', '\\', 'é', '$', '&', '['),
      minLength: 4,
    })
    .filter((text) => text === text.trim());
  const words = fc.string({ unit: fc.constantFrom('a', 'b', '-', '$', '&', ' ', '\\', '"', '☃') });

  test('leaves none of any keys in any text, in no spelling', () => {
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 3 }), fc.array(words, { maxLength: 4 }), (given, texts) => {
        const keys = new KeyRing();
        given.forEach((one, k) => expect(keys.keep(`https://host${k}.test`, one)).toBeNull());
        const spelt = given.flatMap((one) => [one, JSON.stringify(one), encodeURIComponent(one)]);
        const text = texts.flatMap((one, k) => [one, spelt[k % spelt.length]]).join('') + given.join('');
        const covered = keys.redact(text);
        for (const one of given) expect(covered).not.toContain(one);
      }),
    );
  });

  test('holds back an end that may become a key', () => {
    const keys = new KeyRing();
    keys.keep('https://a.test', 'secret-key');
    const text = 'It is secret-key, is it not?';
    for (let end = 0; end <= text.length; end++) {
      expect(keys.redactGrowing(text.slice(0, end))).not.toMatch(/secr/);
    }
    expect(keys.redactGrowing(text)).toBe('It is •••, is it not?');
  });

  test('covers what looks like a key, though it is not known', () => {
    expect(new KeyRing().redact('Incorrect key sk-proj-abc*****xyz!')).toBe('Incorrect key •••!');
  });

  test('comes before a quotation is cut', () => {
    const keys = new KeyRing();
    keys.keep('https://a.test', 'k'.repeat(50));
    const said = quote(`${'x'.repeat(180)} ${'k'.repeat(25)}<b>${'k'.repeat(25)}`, (text) => keys.redact(text));
    expect(said.length).toBeLessThanOrEqual(200);
    expect(quote(`${'x'.repeat(180)} ${'k'.repeat(50)}`, (text) => keys.redact(text))).toBe(`${'x'.repeat(180)} •••`);
    expect(quote('a\u202Eb\n<i>c</i>', (text) => text)).toBe('a b c');
    expect(quote('<!DOCTYPE html><p>hello', (text) => text)).toBe('');
  });
});
