import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { inspect } from 'node:util'

import { describe, expect, it, onTestFinished } from 'vitest'

import { type Config, ConfigError, type Environment, loadConfig } from '../config.js'

const VECTORS = new URL('../testing/vectors/config/', import.meta.url)
const vectors = (kind: string) => {
  const names = readdirSync(new URL(kind, VECTORS)).filter((name) => name.endsWith('.yaml'))
  return names.map((name) => basename(name, '.yaml'))
}
const vector = (path: string) => readFileSync(new URL(path, VECTORS), 'utf8')

function folderWith(yaml: string, mode = 0o600): string {
  const folder = mkdtempSync(join(tmpdir(), 'svyaz-config-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'svyaz.yaml'), yaml)
  chmodSync(join(folder, 'svyaz.yaml'), mode)
  return folder
}

const load = (yaml: string, env: Environment = {}, mode?: number) =>
  loadConfig({ env: { SVYAZ_CONFIG: 'svyaz.yaml', ...env }, cwd: folderWith(yaml, mode) })

function problemOf(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  throw new Error('nothing was refused')
}

const carrier = (lines: string) =>
  `carriers:\n  - { type: smpp, name: mts, host: smsc.example, systemId: we, ${lines} }\n`

describe('configuration files', () => {
  it.each(vectors('bad'))('refuses %s with line, key and what is allowed', (name) => {
    const yaml = vector(`bad/${name}.yaml`)
    const expected = yaml.split('\n').flatMap((line) => (line.startsWith('#! ') ? `svyaz.yaml:${line.slice(3)}` : []))
    const message = problemOf(() => load(yaml, { MTS_PASSWORD: 'canary-2' }))
    expect(message.split('\n')).toEqual(expected)
    expect(message).not.toContain('canary')
  })

  it.each(vectors('good'))('reads %s', (name) => {
    const folder = folderWith(vector(`good/${name}.yaml`))
    const work = mkdtempSync(join(tmpdir(), 'svyaz-work-'))
    onTestFinished(() => rmSync(work, { recursive: true }))
    const env = { SVYAZ_CONFIG: join(folder, 'svyaz.yaml'), MTS_PASSWORD: 'canary-2' }
    const { config } = loadConfig({ env, cwd: work })
    const plain = JSON.stringify(config).replaceAll(folder, '/etc/svyaz').replaceAll(work, '/home/user')
    expect(JSON.parse(plain)).toMatchObject(JSON.parse(vector(`good/${name}.json`)) as Config)
    expect(plain).not.toContain('canary')
  })

  it('names the file when it cannot be read', () => {
    const message = problemOf(() => loadConfig({ env: { SVYAZ_CONFIG: 'absent.yaml' }, cwd: '/srv' }))
    expect(message).toMatch(/^absent\.yaml: cannot be read: ENOENT/)
  })

  it('reads the published example', () => {
    const example = readFileSync(new URL('../../svyaz.example.yaml', import.meta.url), 'utf8')
    const { config, warnings } = load(example, { MTS_SMPP_PASSWORD: 'canary-1' })
    expect(config.carriers.map(({ name }) => name)).toEqual(['mts'])
    expect(warnings).toEqual([])
  })

  it('is read-only once loaded', () => {
    const { config } = load('log: { level: debug }')
    expect(() => Object.assign(config.log, { level: 'info' })).toThrow(TypeError)
  })
})

describe('environment variables', () => {
  it('give demo mode when no file is named', () => {
    const { config, warnings } = loadConfig({ env: {}, cwd: '/srv' })
    expect(config).toMatchObject({
      demo: true,
      file: null,
      listen: { host: '127.0.0.1', httpPort: 8080 },
      database: { kind: 'sqlite', path: '/srv/data/svyaz.db' },
      carriers: [],
      simulator: { enabled: true, host: '127.0.0.1', port: 2775 },
    })
    expect(warnings).toEqual([])
  })

  it('override the file, and an empty one does not', () => {
    const env = {
      SVYAZ_HOST: '0.0.0.0',
      SVYAZ_HTTP_PORT: '0',
      SVYAZ_SIMULATOR_SMPP_PORT: '2999',
      SVYAZ_DATA_DIR: '/var/lib/svyaz',
      SVYAZ_DATABASE_URL: 'postgres://svyaz:canary-1@db/svyaz',
      SVYAZ_LOG_LEVEL: '',
    }
    const { config, secrets } = load('listen: { httpPort: 81 }\nlog: { level: warn }', env)
    expect(config).toMatchObject({
      listen: { host: '0.0.0.0', httpPort: 0 },
      simulator: { port: 2999 },
      dataDir: '/var/lib/svyaz',
      database: { kind: 'postgres', shown: 'postgres://svyaz@db/svyaz' },
      log: { level: 'warn' },
    })
    expect(secrets.databaseUrl).toBe('postgres://svyaz:canary-1@db/svyaz')
  })

  it.each([
    [{ SVYAZ_HTTP_PORT: 'abc' }, 'SVYAZ_HTTP_PORT: expected a whole number from 0 to 65535, got "abc"'],
    [{ SVYAZ_HTTP_PORT: '8080.5' }, 'SVYAZ_HTTP_PORT: expected a whole number from 0 to 65535, got 8080.5'],
    [{ SVYAZ_HOST: 'a b' }, 'SVYAZ_HOST: expected a host name or an IP address, got "a b"'],
    [
      { SVYAZ_DATABASE_URL: 'mysql://x:canary-1@y' },
      'SVYAZ_DATABASE_URL: expected sqlite:PATH or postgres://USER:PASSWORD@HOST:PORT/DATABASE, got a string that is not shown',
    ],
    [
      { SVYAZ_HOST: '0.0.0.0' },
      'SVYAZ_HOST: demo mode has public credentials and listens on loopback only: give a configuration file ' +
        '(SVYAZ_CONFIG) without "demo: true" to listen on other addresses',
    ],
  ])('are named in the problem of %j', (env, message) => {
    expect(problemOf(() => loadConfig({ env, cwd: '/srv' }))).toBe(message)
  })

  it.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost'])('may choose the loopback address %s in demo mode', (host) => {
    expect(loadConfig({ env: { SVYAZ_HOST: host }, cwd: '/srv' }).config.listen.host).toBe(host)
  })

  it('take relative paths from the working directory, the file from its own folder', () => {
    const folder = folderWith('dataDir: state\n')
    const named = { SVYAZ_CONFIG: join(folder, 'svyaz.yaml') }
    expect(loadConfig({ env: named, cwd: '/srv' }).config.dataDir).toBe(join(folder, 'state'))
    expect(loadConfig({ env: { ...named, SVYAZ_DATA_DIR: 'd' }, cwd: '/srv' }).config.dataDir).toBe('/srv/d')
    const sqlite = { SVYAZ_DATABASE_URL: 'sqlite:x.db' }
    expect(loadConfig({ env: sqlite, cwd: '/srv' }).config.database).toEqual({ kind: 'sqlite', path: '/srv/x.db' })
  })
})

describe('warnings', () => {
  const warningsOf = (yaml: string, env: Environment = {}, mode?: number) => load(yaml, env, mode).warnings
  const silent = 'simulator: { enabled: true }\n'

  it('point out misspelt variables, and those of interfaces that do not exist yet', () => {
    const env = { SVYAZ_HTTP_PROT: '1', SVYAZ_SMPP_PORT: '2776', SVYAZ_ZZZZZZZZZZ: '', SVYAZ_TEST_POSTGRES_URL: 'x' }
    expect(warningsOf(silent, env)).toEqual([
      'SVYAZ_HTTP_PROT is not a variable of the gateway; did you mean SVYAZ_HTTP_PORT?',
      'SVYAZ_SMPP_PORT has no effect: this version has no such interface',
    ])
  })

  it('leave variables alone that the file names', () => {
    const yaml = carrier('passwordFrom: { env: SVYAZ_MTS_PASSWORD }')
    expect(warningsOf(yaml, { SVYAZ_MTS_PASSWORD: 'canary-1' })).toEqual([])
  })

  it('point out a password in a file that others may read', () => {
    const yaml = carrier('password: canary-1')
    expect(warningsOf(yaml, {}, 0o600)).toEqual([])
    expect(warningsOf(yaml, {}, 0o644)).toEqual([expect.stringMatching(/others may read it \(mode 0644\): chmod 600/)])
    expect(warningsOf(silent, {}, 0o644)).toEqual([])
  })

  it('point out that nothing can be sent', () => {
    expect(warningsOf('demo: false')).toEqual(['no carrier is configured: nothing can be sent'])
  })
})

describe('secrets', () => {
  it('come from the file, a variable or a file of their own, without its line end', () => {
    const folder = folderWith(
      [
        'carriers:',
        '  - { type: smpp, name: one, host: a, systemId: we, password: "canary-1" }',
        '  - { type: smpp, name: two, host: a, systemId: we, passwordFrom: { env: TWO } }',
        '  - { type: smpp, name: three, host: a, systemId: we, passwordFrom: { file: three.txt } }',
      ].join('\n'),
    )
    writeFileSync(join(folder, 'three.txt'), 'canary 3 \n')
    const { secrets } = loadConfig({ env: { SVYAZ_CONFIG: 'svyaz.yaml', TWO: 'canary-2' }, cwd: folder })
    expect(secrets.carrierCredentials('one')).toEqual({ password: 'canary-1', tls: null })
    expect(secrets.carrierCredentials('two').password).toBe('canary-2')
    expect(secrets.carrierCredentials('three').password).toBe('canary 3 ')
    expect(secrets.carrierCredentials('simulator').password).toBe('simulate')
    expect(() => secrets.carrierCredentials('four')).toThrow('No carrier four')
  })

  it('include what TLS needs, with files beside the configuration', () => {
    const tls = 'tls: { enabled: true, caFile: ca.pem, certFile: cert.pem, keyFile: key.pem, serverName: smsc }'
    const folder = folderWith(carrier(`password: x, ${tls}`))
    for (const name of ['ca', 'cert', 'key']) writeFileSync(join(folder, `${name}.pem`), `canary-${name}`)
    const { config, secrets } = loadConfig({ env: { SVYAZ_CONFIG: 'svyaz.yaml' }, cwd: folder })
    expect(secrets.carrierCredentials('mts').tls).toEqual({
      ca: Buffer.from('canary-ca'),
      cert: Buffer.from('canary-cert'),
      key: Buffer.from('canary-key'),
      servername: 'smsc',
      rejectUnauthorized: true,
    })
    expect(JSON.stringify(config)).not.toContain('canary')
  })

  it('do not show when printed or serialised', () => {
    const loaded = load(carrier('password: canary-1'), { SVYAZ_DATABASE_URL: 'postgres://a:canary-2@b/c' })
    const { secrets } = loaded
    const keys = { SVYAZ_SECRET_PEPPER: 'canary-3'.repeat(4), SVYAZ_SECRET_SIGNING_KEY: 'canary-4'.repeat(4) }
    const shown = [
      inspect(loaded, { depth: 10, showHidden: true }),
      JSON.stringify(loaded),
      JSON.stringify(secrets),
      `${String(secrets)}`,
    ]
    expect(shown.join()).not.toContain('canary')
    expect(load('', keys).secrets.openKeys().pepper.toString()).toContain('canary-3')
  })
})

describe('keys', () => {
  const open = (cwd: string, env: Environment = {}) => loadConfig({ env, cwd }).secrets.openKeys()
  const emptyFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'svyaz-keys-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    return folder
  }

  it('are made once, in a file for the owner alone, and stay the same', () => {
    const folder = emptyFolder()
    const first = open(folder)
    expect(first.pepper).toHaveLength(32)
    expect(first.signingKey).toHaveLength(32)
    expect(first.pepper).not.toEqual(first.signingKey)
    expect(statSync(join(folder, 'data/keys.json')).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(folder, 'data'))).toEqual(['keys.json'])
    expect(open(folder)).toEqual(first)
    expect(open(emptyFolder()).pepper).not.toEqual(first.pepper)
    expect(open(emptyFolder()).sealingKey).not.toEqual(first.sealingKey)
    expect(first.sealingKey).not.toEqual(first.signingKey)
  })

  it('are not made by loading a configuration', () => {
    const folder = emptyFolder()
    loadConfig({ env: {}, cwd: folder })
    expect(readdirSync(folder)).toEqual([])
  })

  it('come from variables without any file', () => {
    const folder = emptyFolder()
    const env = { SVYAZ_SECRET_PEPPER: 'p'.repeat(32), SVYAZ_SECRET_SIGNING_KEY: 's'.repeat(40) }
    expect(open(folder, env)).toMatchObject({
      pepper: Buffer.from('p'.repeat(32)),
      signingKey: Buffer.from('s'.repeat(40)),
    })
    expect(readdirSync(folder)).toEqual([])
  })

  it('are refused when too short, readable by others, or damaged', () => {
    const folder = emptyFolder()
    expect(problemOf(() => open(folder, { SVYAZ_SECRET_PEPPER: 'canary' }))).toBe(
      'SVYAZ_SECRET_PEPPER: expected text of at least 32 characters, got 6',
    )
    open(folder)
    const file = join(folder, 'data/keys.json')
    chmodSync(file, 0o640)
    expect(problemOf(() => open(folder))).toBe(`${file}: others may read it (mode 0640): chmod 600 ${file}`)
    chmodSync(file, 0o600)
    writeFileSync(file, '{"pepper":')
    expect(problemOf(() => open(folder))).toContain('is damaged: restore it from a backup')
    writeFileSync(file, '{"pepper":"","signingKey":"AAAA"}')
    expect(problemOf(() => open(folder))).toContain('is damaged')
  })
})
