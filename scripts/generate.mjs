// Makes every generated file: node scripts/generate.mjs [--check]
// With --check nothing is written; a file that is not up to date is named, and the exit code is 1.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

import openapiTS, { astToString } from 'openapi-typescript'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '..')
const check = process.argv.includes('--check')
const stale = []

await writeContracts()
// The references are made from the built code, so what was just generated goes in first.
if (!check) build()
await writeReferences()
report()

async function writeContracts() {
  const path = join(root, 'openapi.yaml')
  const source = readFileSync(path, 'utf8')
  const hash = createHash('sha256').update(source).digest('hex')
  const header = [
    '// Generated from openapi.yaml by npm run generate. Do not edit.',
    `// Contract version ${parse(source).info.version}, SHA-256 ${hash}`,
    '',
    '',
  ].join('\n')
  // A field with a default is there for who reads it, and may be left away by who writes it.
  const targets = { 'src/interfaces/rest/generated/contract.ts': true, 'sdk/src/generated/contract.ts': false }
  for (const [target, defaultNonNullable] of Object.entries(targets)) {
    const types = astToString(await openapiTS(source, { alphabetize: false, immutable: false, defaultNonNullable }))
    put(target, header + types)
  }
}

async function writeReferences() {
  const { configurationReference } = await built('config/reference.js')
  put('docs/reference/configuration.md', configurationReference())
  const { errorReference } = await built('interfaces/rest/error-reference.js')
  put('docs/reference/errors.md', errorReference())
  const { makeWsdl } = await built('interfaces/m2m/wsdl.js')
  put('wsdl/m2m_api.wsdl', makeWsdl())
}

function built(file) {
  const path = join(root, 'dist', file)
  if (!existsSync(path)) fail(`${relative(root, path)} is missing: run npm run build first`)
  return import(path)
}

function build() {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) process.stderr.write('The build has errors; the references are made from what it emitted.\n')
}

function put(target, content) {
  const path = join(root, target)
  const present = existsSync(path) ? readFileSync(path, 'utf8') : undefined
  if (present === content) return
  if (check) {
    stale.push(target)
    return
  }
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  process.stdout.write(`wrote ${target}\n`)
}

function report() {
  if (stale.length > 0) fail(`Not up to date: ${stale.join(', ')}. Run npm run generate and commit the result.`)
  process.stdout.write(check ? 'Generated files are up to date.\n' : 'Done.\n')
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
