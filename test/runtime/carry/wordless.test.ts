import { expect, test } from 'vitest';
import { wordless } from '../../../src/runtime/carry/wordless.ts';
import { built } from './built.ts';

const SOURCE = `
const many: number = 3;
export const thing = {
  name: 'A name',
  label: 'A label',
  about: 'A paragraph ' + \`that goes on\` + ' and on.',
  help: \`\${many} things\`,
  inner: { rules: "It's a rule", about: { help: 'x', kept: 1 } },
};`;

test('paragraphs for people become empty, and nothing else changes', async () => {
  expect((await built(SOURCE, wordless(/thing\.ts$/))).thing).toEqual({
    name: 'A name',
    label: '',
    about: '',
    help: '3 things',
    inner: { rules: '', about: { help: '', kept: 1 } },
  });
});

test('those words alone that are to go, where they are named', async () => {
  expect((await built(SOURCE, wordless(/thing\.ts$/, new Set(['about'])))).thing).toMatchObject({
    label: 'A label',
    about: '',
    inner: { rules: "It's a rule" },
  });
});

test('other files keep theirs', async () => {
  expect((await built(SOURCE, wordless(/other\.ts$/))).thing).toMatchObject({
    about: 'A paragraph that goes on and on.',
  });
});
