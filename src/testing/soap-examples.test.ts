import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { loadConfig } from '../config.js'
import { type Gateway, startGateway } from '../gateway.js'

const folder = join(import.meta.dirname, '../../examples/soap')
const run = promisify(execFile)

const accepted = ['79000000001 accepted', '79000000002 accepted']
const lines = (language: string) => [...accepted, `Привет из ${language}`, '506 MSID_FORMAT_ERROR']

interface Client {
  program: string
  /** Ends well where the client is installed. */
  probe: readonly string[]
  file: string
  prints: readonly string[]
}

/** The system's own Python: others seldom have what Debian installs. */
const python = spawnSync('/usr/bin/python3', ['--version']).status === 0 ? '/usr/bin/python3' : 'python3'

const clients: Record<string, Client> = {
  'npm soap': { program: process.execPath, probe: ['--version'], file: 'send.mjs', prints: lines('Node.js') },
  curl: {
    program: 'bash',
    probe: ['-c', 'curl --version && md5sum --version'],
    file: 'send.sh',
    prints: [...accepted, '79000000001', 'MSID_FORMAT_ERROR'],
  },
  'SoapClient of PHP, in both versions of SOAP': {
    program: 'php',
    probe: ['-r', 'exit(class_exists("SoapClient") ? 0 : 1);'],
    file: 'send.php',
    prints: [...lines('PHP'), ...lines('PHP')],
  },
  'zeep of Python': { program: python, probe: ['-c', 'import zeep'], file: 'send.py', prints: lines('Python') },
}

/** In real time: these are programs of others. */
describe('the M2M contract, called by', () => {
  const data = mkdtempSync(join(tmpdir(), 'svyaz-soap-'))
  let gateway: Gateway

  beforeAll(async () => {
    const env = {
      SVYAZ_HTTP_PORT: '0',
      SVYAZ_SIMULATOR_SMPP_PORT: '0',
      SVYAZ_SMTP_PORT: '0',
      SVYAZ_DATA_DIR: data,
      SVYAZ_LOG_LEVEL: 'silent',
    }
    gateway = await startGateway(loadConfig({ env, cwd: data }))
  })

  afterAll(async () => {
    await gateway.stop()
    rmSync(data, { recursive: true })
  })

  for (const [name, { program, probe, file, prints }] of Object.entries(clients)) {
    const isInstalled = spawnSync(program, [...probe]).status === 0
    if (!isInstalled) console.warn(`Not installed, so not run: ${name}.`)
    it.runIf(isInstalled)(name, { timeout: 30_000 }, async () => {
      const address = `http://127.0.0.1:${gateway.httpPort}/m2m/m2m_api.asmx`
      const { stdout } = await run(program, [join(folder, file), address])
      expect(stdout.trim().split('\n')).toEqual(prints)
    })
  }
})
