/** The boundaries of docs/architecture.md: interfaces → core ← carriers, core ← store; only gateway.ts and composition/ see all. */

const TESTS = '\\.test\\.ts$|/_[^/]+\\.ts$|^src/testing/|/conformance/'

/** What `svyaz/testing` is made of, beside the product. */
const SANDBOX = '^src/testing/(sandbox|sandbox-phone|test-gateway|virtual-clock)\\.ts$'

/** Libraries without I/O, and the built-in modules that only compute. */
const PURE =
  '^node:(assert|buffer|crypto|util)$|^(assert|buffer|crypto|util)$|(^|node_modules/)(libphonenumber-js|temporal-polyfill|zod|entities|ipaddr.js|@orama/stemmers)(/|$)'

/** @param {string} name @param {string} comment @param {string} path @param {string} allowed */
const only = (name, comment, path, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path, pathNot: TESTS },
  to: { path: '^src/', pathNot: allowed },
})

const layers = ['carriers', 'store', 'tables', 'sounds', 'workers', 'notifiers']

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      comment: 'The domain imports itself and pure libraries: no I/O, no SQL, no framework.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: TESTS },
      to: { pathNot: `^src/core/|${PURE}` },
    },
    only(
      'interface-imports-core-only',
      'An interface imports itself, the core and telemetry; never another interface, the store or a carrier.',
      '^src/interfaces/([^/]+)/',
      '^src/(core|telemetry)/|^src/interfaces/$1/|^src/interfaces/[^/]+\\.ts$',
    ),
    ...layers.map((layer) =>
      only(
        `${layer}-imports-core-only`,
        `src/${layer} imports itself, the core and telemetry.`,
        `^src/${layer}/`,
        `^src/(core|telemetry|${layer})/`,
      ),
    ),
    only(
      'telemetry-imports-core-only',
      'Telemetry is below everything but the core.',
      '^src/telemetry/',
      '^src/(core|telemetry)/',
    ),
    only(
      'config-imports-core-only',
      'Configuration is plain data: it knows no part that it configures.',
      '^src/config(\\.ts$|/)',
      '^src/(core|config)/|^src/config\\.ts$',
    ),
    only('clock-imports-core-only', 'The clock knows its interface alone.', '^src/system-clock\\.ts$', '^src/core/'),
    only(
      'entries-import-the-root-only',
      'The process entries start the composition root; the rest is its business.',
      '^src/(main\\.ts$|cli(\\.ts$|/))',
      '^src/(main|cli|gateway|config|system-clock)\\.ts$|^src/config/|^src/cli/|^src/telemetry/|^src/demo/',
    ),
    {
      name: 'root-is-for-entries',
      comment: 'Only the process entries and tests may import the composition root.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(main|cli)\\.ts$|^src/cli/|${TESTS}` },
      to: { path: '^src/gateway\\.ts$' },
    },
    {
      name: 'composition-is-for-the-root',
      comment: 'Parts of the composition root that stand in files of their own.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(gateway\\.ts$|composition/)|${TESTS}` },
      to: { path: '^src/composition/' },
    },
    {
      name: 'testing-is-for-tests',
      comment: 'Product code does not import test parts.',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'sandbox-is-shipped',
      comment:
        'svyaz/testing runs in the tests of others: of the test parts it may use those of package.json `files` alone.',
      severity: 'error',
      from: { path: SANDBOX },
      to: { path: '^src/testing/', pathNot: SANDBOX },
    },
    {
      name: 'sandbox-needs-no-development-packages',
      comment: 'What is installed for development only is absent where svyaz/testing is used.',
      severity: 'error',
      from: { path: SANDBOX },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-packages',
      comment: 'What is installed for development only is absent in production.',
      severity: 'error',
      from: { path: '^(src|sdk/src)/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'sdk-stands-alone',
      comment: 'The SDK and the gateway share the contract, never code.',
      severity: 'error',
      from: { path: '^sdk/' },
      to: { path: '^src/' },
    },
    {
      name: 'gateway-knows-no-sdk',
      comment: 'The SDK and the gateway share the contract, never code.',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { path: '^sdk/' },
    },
    {
      name: 'console-knows-the-sdk-only',
      comment: 'The console talks to the gateway as every other program does: through the SDK.',
      severity: 'error',
      from: { path: '^console/' },
      to: { path: '^(src|sdk/src)/' },
    },
    {
      name: 'nobody-knows-the-console',
      comment: 'The gateway serves its files and knows none of its code.',
      severity: 'error',
      from: { path: '^(src|sdk)/', pathNot: TESTS },
      to: { path: '^console/' },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle means that two files are one, or that a third is missing. Types alone may refer to each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/generated/|^(dist|sdk/dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
}
