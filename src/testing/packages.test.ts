import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')
const compiler = join(root, 'node_modules/typescript/bin/tsc')

/** The files that the guide shows, by the name in their first line. */
const guide = new Map(
  [...readFileSync(join(root, 'docs/guides/testing.md'), 'utf8').matchAll(/```ts\n\/\/ (\S+)\n([^]*?)```/g)].map(
    ([, name = '', code = '']) => [name, code],
  ),
)

interface LockedPackage {
  version?: string
  dev?: boolean
  optional?: boolean
  link?: boolean
  [field: string]: unknown
}

/** As a user has them: from their archives, in a project that has nothing else. */
describe('the packed packages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'svyaz-packed-'))
  const project = join(folder, 'project')

  beforeAll(async () => {
    mkdirSync(project)
    const archives = [await pack('.'), await pack('sdk')]
    writeProject(archives)
    await npm(project, 'ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund')
    // Its install script would download or compile the library that is here already.
    const library = 'node_modules/better-sqlite3/build'
    cpSync(join(root, library), join(project, library), { recursive: true })
  }, 120_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('type-check in a strict project that checks libraries too, and send an SMS in it', async () => {
    await run(process.execPath, [compiler, '-p', project], { cwd: project }).catch((error: { stdout: string }) => {
      expect.unreachable(error.stdout)
    })
    const { stdout } = await run(process.execPath, ['main.js'], { cwd: project })
    expect(stdout).toBe('delivered: Заказ № 1042 готов\nforged: signature_mismatch\n')
  }, 60_000)

  it('run the unit test of docs/guides/testing.md', async () => {
    const { stdout } = await run(process.execPath, ['--test', 'duty.test.js'], { cwd: project }).catch(
      ({ stdout }: { stdout: string }) => expect.unreachable(stdout),
    )
    expect(stdout).toMatch(/pass 2\b[^]*fail 0\b/)
  }, 60_000)

  it('hold what they need and no tests', () => {
    const files = ['svyaz', '@svyaz/sdk'].flatMap((name) =>
      readdirSync(join(project, 'node_modules', name), { recursive: true, encoding: 'utf8' }).map(
        (file) => `${name}/${file}`,
      ),
    )
    expect(files.filter((file) => /\.test\.|vitest|testing\/(bench|crash|_)|tsbuildinfo/.test(file))).toEqual([])
    expect(files).toEqual(expect.arrayContaining(['svyaz/openapi.yaml', '@svyaz/sdk/src/index.ts']))
  })

  async function pack(workspace: string): Promise<{ name: string; path: string }> {
    const where = join(root, workspace)
    const { stdout } = await npm(
      where,
      'pack',
      '--json',
      '--ignore-scripts',
      '--workspaces=false',
      '--pack-destination',
      folder,
    )
    const [{ name, filename }] = JSON.parse(stdout) as [{ name: string; filename: string }]
    return { name, path: `file:../${filename.replace('@', '').replace('/', '-')}` }
  }

  /** The versions are those that the gateway is tested with, so they are in npm's cache; only the archives are new. */
  function writeProject(archives: { name: string; path: string }[]): void {
    const locked = (
      JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, LockedPackage> }
    ).packages
    const types = ['node_modules/@types/node', 'node_modules/undici-types']
    const packages = Object.entries(locked).filter(
      ([path, { dev, link }]) =>
        path.startsWith('node_modules/') && link !== true && (dev !== true || types.includes(path)),
    )
    const dependencies = {
      ...Object.fromEntries(archives.map(({ name, path }) => [name, path])),
      '@types/node': locked['node_modules/@types/node']!.version,
    }
    const manifest = { name: 'project', version: '1.0.0', private: true, type: 'module', dependencies }
    const own = archives.map(({ name, path }) => {
      const { version, dependencies: needs } = manifestOf(name)
      return [`node_modules/${name}`, { version, resolved: path, dependencies: needs }]
    })
    const lock = {
      name: 'project',
      version: '1.0.0',
      lockfileVersion: 3,
      packages: { '': manifest, ...Object.fromEntries([...packages, ...own]) },
    }
    const put = (name: string, content: string) => writeFileSync(join(project, name), content)
    // Overrides count in the project that is installed, and in no package of it.
    const { overrides } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { overrides: object }
    put('package.json', JSON.stringify({ ...manifest, overrides }))
    put('package-lock.json', JSON.stringify(lock))
    const compilerOptions = {
      target: 'es2022',
      module: 'nodenext',
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      types: ['node'],
    }
    put('tsconfig.json', JSON.stringify({ compilerOptions, files: ['main.ts', ...guide.keys()] }))
    put('main.ts', program)
    for (const [name, code] of guide) put(name, code)
  }
})

const program = `
import { Svyaz } from '@svyaz/sdk'
import { SvyazWebhookError, verifyWebhook } from '@svyaz/sdk/webhooks'
import { startSandbox, type Sandbox } from 'svyaz/testing'

const sandbox: Sandbox = await startSandbox()
const svyaz = new Svyaz(sandbox.client)
const phone = sandbox.phones.get('+79000000001')

const { messages: [message] } = await svyaz.messages.send({ to: phone.msisdn, text: 'Заказ № 1042 готов' })
await sandbox.advance(1_000)
if (message === undefined) throw new Error('nothing was sent')
const { state } = await svyaz.messages.get(message.id)
console.log(\`\${state}: \${phone.inbox[0]?.text}\`)

const headers = { 'svyaz-signature': \`t=1,v1=\${'0'.repeat(64)}\` }
try {
  await verifyWebhook({ body: '{}', headers }, 'secret')
} catch (error) {
  if (error instanceof SvyazWebhookError) console.log(\`forged: \${error.check}\`)
}
await sandbox.stop()
`

function manifestOf(name: string): { version: string; dependencies?: Record<string, string> } {
  const folder = name === 'svyaz' ? root : join(root, 'sdk')
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as ReturnType<typeof manifestOf>
}

function npm(cwd: string, ...args: string[]) {
  return run('npm', args, { cwd })
}
