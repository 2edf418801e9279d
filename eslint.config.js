import js from '@eslint/js'
import importSort from 'eslint-plugin-simple-import-sort'
import tseslint from 'typescript-eslint'

const CLOCK = 'Use the injected Clock (src/core/clock.ts), so that tests can move time.'
const PREFIX = 'Write node: before the name of a built-in module.'

const clockSelectors = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: CLOCK,
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: CLOCK },
  { selector: "CallExpression[callee.name='Date']", message: CLOCK },
  {
    selector: "MemberExpression[object.name='globalThis'][property.name=/^set(Timeout|Interval)$/]",
    message: CLOCK,
  },
]
const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'src/config.ts reads the environment; take what you need as an argument.',
}
const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' }
const noSwallow = {
  selector: 'CatchClause[body.body.length=0]',
  message: 'Handle the error, or wrap it with { cause }.',
}

const builtIns = [
  'assert,async_hooks,buffer,child_process,cluster,console,crypto,dgram,diagnostics_channel,dns,events,fs,http,http2',
  'https,module,net,os,path,perf_hooks,process,querystring,readline,stream,string_decoder,timers,tls,tty,url,util,v8,vm',
  'worker_threads,zlib',
].flatMap((names) => names.split(','))

const restrictedImports = {
  paths: builtIns.map((name) => ({ name, message: PREFIX })),
  patterns: [
    { regex: `^(${builtIns.join('|')})/`, message: PREFIX },
    { regex: '^node:timers', message: CLOCK },
  ],
}

const EXACT =
  'Money is exact: divide and round with src/core/values/exact.ts, and write amounts as integers of kopecks.'
const inexact = [
  { selector: 'BinaryExpression[operator=/^(\\x2f|[*][*])$/]', message: EXACT },
  { selector: 'AssignmentExpression[operator=/^(\\x2f|[*][*])=$/]', message: EXACT },
  { selector: 'Literal[raw=/^[0-9_]*[.][0-9]|^[0-9]+e-/i]', message: EXACT },
  { selector: "MemberExpression[object.name='Math'][property.name!=/^(min|max|abs)$/]", message: EXACT },
  { selector: 'CallExpression[callee.name=/^parse(Float|Int)$/]', message: EXACT },
  { selector: 'MemberExpression[property.name=/^(parseFloat|parseInt|toFixed|toPrecision|EPSILON)$/]', message: EXACT },
]

export default tseslint.config(
  { ignores: ['bench/peer/**', 'dist/', 'sdk/dist/', 'console/dist/', '**/generated/', 'data/', 'coverage/'] },
  js.configs.recommended,
  {
    plugins: { 'simple-import-sort': importSort },
    rules: {
      eqeqeq: 'error',
      'simple-import-sort/imports': 'error',
      'simple-import-sort/exports': 'error',
      'no-restricted-imports': ['error', restrictedImports],
      'no-restricted-syntax': ['error', noSwallow],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommended],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.tests.json', './sdk/tsconfig.tests.json', './console/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      'no-restricted-globals': [
        'error',
        { name: 'setTimeout', message: CLOCK },
        { name: 'setInterval', message: CLOCK },
      ],
      'no-restricted-syntax': ['error', noSwallow, noDefaultExport, environment, ...clockSelectors],
    },
  },
  {
    files: ['src/system-clock.ts', 'sdk/src/clock.ts', 'console/src/lib/clock.ts'],
    rules: {
      'no-restricted-globals': 'off',
      'no-restricted-syntax': ['error', noSwallow, noDefaultExport],
    },
  },
  {
    files: ['src/core/rating/**/*.ts'],
    ignores: ['**/*.test.ts', '**/_*.ts'],
    rules: {
      'no-restricted-syntax': ['error', noSwallow, noDefaultExport, environment, ...clockSelectors, ...inexact],
    },
  },
  {
    files: ['src/carriers/**/*.ts'],
    rules: { '@typescript-eslint/no-explicit-any': 'off' },
  },
  {
    files: ['src/config/**/*.ts', 'src/testing/**/*.ts', 'src/**/conformance/**/*.ts', '**/*.test.ts', '**/_*.ts'],
    rules: { 'no-restricted-syntax': ['error', noSwallow, noDefaultExport, ...clockSelectors] },
  },
  {
    // Programs of those who use the gateway.
    files: ['examples/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noSwallow, noDefaultExport] },
  },
  {
    files: ['*.config.ts'],
    rules: { 'no-restricted-syntax': ['error', noSwallow, ...clockSelectors] },
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'module', 'require', 'URL', 'Buffer'].map((name) => [name, 'readonly']),
      ),
    },
  },
)
