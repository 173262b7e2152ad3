import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint();

/** Rules that a line of code breaks where it stands. */
async function broken(filePath: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath });
  return result.messages.map(({ ruleId }) => ruleId);
}

describe('the core', () => {
  it.each([
    'export const x = Math.exp(1);',
    'export const x = Math.hypot(3, 4);',
    "export const x = Math['exp'](1);",
    'const { exp } = Math;\nexport const x = exp(1);',
    'export const x = 2 ** 3;',
    'export let x = 2;\nx **= 3;',
    'export const x = Math.random();',
    'export const x = (Math as Math).exp(1);',
    'export const x = ((m: Math) => m.exp(1))(Math);',
  ])('may not compute what engines round differently: %s', async (code) => {
    expect(await broken('src/core/example.ts', code)).toContain('no-restricted-syntax');
  });

  it.each([
    'Date.now()',
    'performance.now()',
    'document.title',
    'setTimeout(() => 1)',
    'self.name',
    'crypto.randomUUID()',
    'globalThis.Math.exp(1)',
    'globalThis.performance.now()',
    'new XMLHttpRequest()',
    'new MessageChannel()',
    'requestAnimationFrame(() => 1)',
  ])('knows no %s', async (expression) => {
    expect(await broken('src/core/example.ts', `export const x = ${expression};`)).toContain('no-restricted-globals');
  });

  it('may use exact mathematics', async () => {
    const code = 'export const x = Math.sqrt(Math.abs(Math.max(1, 2))) + Math.fround(3);';
    expect(await broken('src/core/example.ts', code)).toEqual([]);
  });

  it.each(['d3', 'svelte', 'comlink', 'node:fs', 'fs', 'worker_threads', '../kernels/compile.ts'])(
    'may not import %s',
    async (name) => {
      expect(await broken('src/core/example.ts', `export * from '${name}';`)).toContain('no-restricted-imports');
    },
  );
});

describe('the engines', () => {
  it.each([
    ['export const x = Math.exp(1);', 'no-restricted-syntax'],
    ['export const x = 2 ** 0.5;', 'no-restricted-syntax'],
    ['export const x = Date.now();', 'no-restricted-globals'],
    ["export * from 'node:os';", 'no-restricted-imports'],
  ])('are held to the same: %s', async (code, rule) => {
    expect(await broken('src/engines/wasm/example.ts', code)).toContain(rule);
  });
});

describe('imports', () => {
  it.each([
    ['src/core/example.ts', '../engines/advance.ts'],
    ['src/core/example.ts', '../runtime/remote.ts'],
    ['src/engines/example.ts', '../runtime/remote.ts'],
    ['src/engines/example.ts', '../cli/json.ts'],
    ['src/runtime/example.ts', '../cli/json.ts'],
    ['src/app/example.ts', '../engines/advance.ts'],
    ['src/app/example.ts', '../kernels/kernels.ts'],
    ['src/kernels/example.ts', '../core/random/stream.ts'],
    ['src/app/example.ts', '../models/keys.ts'],
    ['src/core/example.ts', '../models/model.ts'],
    ['src/models/example.ts', '../runtime/remote.ts'],
  ])('may not go from %s up to %s', async (from, to) => {
    expect(await broken(from, `export * from '${to}';`)).toContain('boundaries/dependencies');
  });

  it.each([
    ['src/core/example.ts', '../kernels/kernels.ts'],
    ['src/engines/example.ts', '../core/random/stream.ts'],
    ['src/runtime/example.ts', '../engines/advance.ts'],
    ['src/app/example.ts', '../runtime/remote.ts'],
    ['src/app/example.ts', '../core/link/link.ts'],
    ['src/cli/example.ts', '../engines/advance.ts'],
    ['src/models/example.ts', '../core/evollm/question.ts'],
    ['src/runtime/example.ts', '../models/model.ts'],
    ['workers/example.ts', '../src/runtime/remote.ts'],
  ])('may go from %s down to %s', async (from, to) => {
    expect(await broken(from, `export * from '${to}';`)).toEqual([]);
  });
});
