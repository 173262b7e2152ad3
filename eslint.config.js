import { builtinModules } from 'node:module';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

// Who lives where, and whom each may import: downwards only.
const LAYERS = {
  kernels: { files: ['src/kernels'], imports: [] },
  core: { files: ['src/core'], imports: ['kernels'] },
  engines: { files: ['src/engines'], imports: ['core', 'kernels'] },
  models: { files: ['src/models'], imports: ['core'] },
  runtime: { files: ['src/runtime'], imports: ['engines', 'models', 'core', 'kernels'] },
  workers: { files: ['workers'], imports: ['runtime', 'engines', 'models', 'core', 'kernels'] },
  app: { files: ['src/app'], imports: ['runtime', 'core'] },
  cli: { files: ['src/cli'], imports: ['runtime', 'engines', 'models', 'core', 'kernels'] },
};

const EXACT_MATH = ['abs', 'min', 'max', 'floor', 'ceil', 'trunc', 'round', 'sign', 'sqrt', 'fround', 'imul', 'clz32'];
const POWER = 'x ** y and Math functions differ in their last bits between engines: use the kernels.';
const names = (message, list) => list.map((name) => ({ name, message }));
const AMBIENT = [
  ...names('The core knows no clock.', ['Date', 'performance', 'setTimeout', 'setInterval', 'requestAnimationFrame']),
  ...names('The core never waits.', ['queueMicrotask', 'setImmediate']),
  ...names('Randomness is an argument: use a Stream.', ['crypto']),
  ...names('The core does no input or output.', ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'console']),
  ...names('The core knows neither browser nor Node.', [
    ...['document', 'window', 'self', 'globalThis', 'global', 'navigator', 'location', 'process', 'Buffer', 'require'],
    ...['localStorage', 'sessionStorage', 'indexedDB', 'Worker', 'MessageChannel', 'MessagePort', 'postMessage'],
  ]),
];
const FOREIGN = [
  { group: ['svelte', 'svelte/*', 'd3', 'd3-*', '@tensorflow/*', 'comlink', 'vite'], message: 'The core is pure.' },
  { group: ['node:*', ...builtinModules], message: 'The core runs in browsers too.' },
  { group: ['**/kernels/compile.ts'], message: 'That file belongs to the build.' },
  { group: ['**/draw.ts', '**/drawing/*.ts'], message: 'Pictures are for the page; nothing computes with them.' },
];

/** Exact on every engine: what a digest comes from. */
const EXACT = [
  { selector: "BinaryExpression[operator='**'], AssignmentExpression[operator='**=']", message: POWER },
  { selector: `MemberExpression[object.name='Math'][property.name!=/^(${EXACT_MATH.join('|')})$/]`, message: POWER },
  { selector: "MemberExpression[object.name='Math'][computed=true]", message: POWER },
  // Math under another name would escape the rules above.
  { selector: ":not(MemberExpression) > Identifier[name='Math']", message: POWER },
];

export default ts.config(
  {
    ignores: [
      'dist/',
      'dist-cli/',
      'src/kernels/build/',
      'src/app/self-test/build/',
      '**/*.as.ts',
      'test/browser/shots/',
      'coverage/',
    ],
  },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig } },
  },
  {
    files: ['src/**', 'workers/**'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { typescript: { alwaysTryTypes: true } },
      'boundaries/elements': Object.entries(LAYERS).map(([type, { files }]) => ({ type, pattern: files })),
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: Object.entries(LAYERS).map(([layer, { imports }]) => ({
            from: { element: { type: layer } },
            allow: { to: { element: { type: [layer, ...imports] } } },
          })),
        },
      ],
    },
  },
  {
    files: ['src/core/**', 'src/engines/**', 'src/kernels/*.ts'],
    ignores: ['src/kernels/compile.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...EXACT],
      'no-restricted-globals': ['error', ...AMBIENT],
      'no-restricted-imports': ['error', { patterns: FOREIGN }],
    },
  },
  {
    // Its numbers are the device's, and a device must be found, waited for and given up in time.
    files: ['src/engines/webgpu/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...AMBIENT.filter(({ name }) => !['navigator', 'setTimeout', 'performance'].includes(name)),
      ],
      'no-restricted-imports': 'off',
    },
  },
  {
    // Pictures may bend in their last bits, but they know no more of the world than the rest of the core.
    files: ['src/core/problems/drawing/**', 'src/core/problems/tasks/**/draw.ts'],
    rules: { 'no-restricted-syntax': 'off', 'no-restricted-imports': 'off' },
  },
  { files: ['src/cli/**', 'test/**', '*.config.js'], rules: { 'no-console': 'off' } },
);
