import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ALL_STRATEGIES } from '../../../src/core/strategies/registry.ts';

const root = fileURLToPath(new URL('../../../src', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|svelte)$/.test(name))
  .map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(join(root, name), 'utf8') }));

/** They want a particular strategy: what a link means that names none, what the page proposes, and what a model has to beat. None has to know a new one. */
const CHOOSING = [
  ...['core/experiment/schema.ts', 'core/champion/read.ts'],
  ...[
    'app/champions/meet.ts',
    'app/panels/problem/surprises.ts',
    'app/compare/race.svelte.ts',
    'app/models/compare-controls.ts',
  ],
];

describe.each(ALL_STRATEGIES.map(({ id }) => id))('%s', (id) => {
  const own = `${id}.ts`;

  it('is a file of its own, which the registry alone imports as a strategy', () => {
    const [file, ...others] = files.filter(({ name }) => basename(name) === own);
    expect(others).toEqual([]);
    expect(file.name).toMatch(/^core\/strategies\//);
    expect(file.text).toContain(`id: '${id}'`);
    const [, exported] = /export const (\w+) = \w+\(\{\s*id: /.exec(file.text)!;
    const importers = files.filter(({ text }) => new RegExp(`import \\{[^}]*\\b${exported}\\b[^}]*\\}`).test(text));
    expect(importers.map(({ name }) => name)).toEqual(['core/strategies/registry.ts']);
    const registry = importers[0].text.split('\n').filter((line) => line.includes(`/${own}'`));
    // One line brings it, one place in the list has it.
    expect(registry).toHaveLength(1);
    const lists = importers[0].text.replace(/^import .*$/gm, '');
    expect(lists.match(new RegExp(`\\b${exported}\\b`, 'g'))).toHaveLength(1);
  });

  it('is named nowhere else', () => {
    const naming = files.filter(({ name, text }) => basename(name) !== own && text.includes(`'${id}'`));
    expect(naming.map(({ name }) => name).filter((name) => !CHOOSING.includes(name))).toEqual([]);
  });
});
