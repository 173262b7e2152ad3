import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { TASKS } from '../../../../src/core/problems/tasks/registry.ts';

const source = fileURLToPath(new URL('../../../../src', import.meta.url));
const rooms = join(source, 'core/problems/tasks');

/** They want a particular task: what the page proposes, and a pictogram, which none has to have. */
const CHOOSING = ['app/stages/StageCover.svelte', 'app/panels/problem/surprises.ts', 'app/panels/task/pictograms.ts'];
const elsewhere = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /\.(ts|svelte)$/.test(name) && !name.startsWith('core/problems/tasks/') && !CHOOSING.includes(name))
  .map((name) => ({ name, text: readFileSync(join(source, name), 'utf8') }));

test('every room of a task is in the registry', () => {
  const found = readdirSync(rooms).filter((name) => existsSync(join(rooms, name, 'rules.ts')));
  expect(TASKS.map(({ id }) => id).sort()).toEqual(found.sort());
});

describe.each(TASKS.map((task) => [task.id, task] as const))('%s', (id, { shaders = [`${id}/shader`] }) => {
  test('has everything about it in its room, or in one that its kind shares', () => {
    const files = [`${id}/kernel.as.ts`, `${id}/draw.ts`, ...shaders.map((name) => `${name}.wgsl`)];
    expect(files.filter((name) => !existsSync(join(rooms, name)))).toEqual([]);
  });

  test('is named nowhere else', () => {
    const naming = elsewhere.filter(({ text }) => text.includes(`'${id}'`) || text.includes(`tasks/${id}/`));
    expect(naming.map(({ name }) => name)).toEqual([]);
  });
});
