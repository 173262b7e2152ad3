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
  runtime: { files: ['src/runtime'], imports: ['engines', 'core', 'kernels'] },
  workers: { files: ['workers'], imports: ['runtime', 'engines', 'core', 'kernels'] },
  app: { files: ['src/app'], imports: ['runtime', 'core'] },
  cli: { files: ['src/cli'], imports: ['runtime', 'engines', 'core', 'kernels'] },
};

const EXACT_MATH = ['abs', 'min', 'max', 'floor', 'ceil', 'trunc', 'round', 'sign', 'sqrt', 'fround', 'imul', 'clz32'];
const POWER = 'x ** y and Math functions differ in their last bits between engines: use the kernels.';
const AMBIENT = {
  Date: 'The core knows no clock.',
  performance: 'The core knows no clock.',
  setTimeout: 'The core never waits.',
  setInterval: 'The core never waits.',
  crypto: 'Randomness is an argument: use a Stream.',
  fetch: 'The core does no input or output.',
  ...Object.fromEntries(
    [
      'document',
      'window',
      'self',
      'navigator',
      'location',
      'localStorage',
      'sessionStorage',
      'indexedDB',
      'Worker',
      'process',
    ].map((name) => [name, 'The core knows neither browser nor Node.']),
  ),
};

/** @param {string} message */
const exactOnly = (message) => [
  { selector: "BinaryExpression[operator='**'], AssignmentExpression[operator='**=']", message },
  {
    selector: `MemberExpression[object.name='Math']:not([computed=true])[property.name!=/^(${EXACT_MATH.join('|')})$/]`,
    message,
  },
  { selector: "MemberExpression[object.name='Math'][computed=true]", message },
  { selector: "VariableDeclarator[init.name='Math'], AssignmentExpression[right.name='Math']", message },
];

export default ts.config(
  { ignores: ['dist/', 'dist-cli/', 'src/kernels/build/', '**/*.as.ts', 'test/browser/harness/dist/', 'coverage/'] },
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
    files: ['src/core/**', 'src/kernels/*.ts'],
    ignores: ['src/kernels/compile.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...exactOnly(POWER)],
      'no-restricted-globals': ['error', ...Object.entries(AMBIENT).map(([name, message]) => ({ name, message }))],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['svelte', 'svelte/*', 'd3', 'd3-*', '@tensorflow/*', 'comlink', 'node:*'],
              message: 'The core is pure.',
            },
          ],
        },
      ],
    },
  },
  { files: ['src/cli/**', 'test/**', '*.config.js'], rules: { 'no-console': 'off' } },
);
