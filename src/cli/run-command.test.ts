import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, it, onTestFinished } from 'vitest'

import { runCommand } from './run-command.js'

async function run(args: readonly string[], env: Record<string, string> = {}, cwd = '/srv') {
  const out: string[] = []
  const err: string[] = []
  const code = await runCommand(args, { env, cwd, out: (text) => out.push(text), err: (text) => err.push(text) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

function folderWith(yaml: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'svyaz-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'svyaz.yaml'), yaml, { mode: 0o600 })
  return folder
}

describe('svyaz', () => {
  it.each([['help'], ['--help'], ['-h']])('prints its help on %s', async (argument) => {
    const { code, out } = await run([argument])
    expect(code).toBe(0)
    expect(out).toContain('admin create --name NAME')
  })

  it.each([['version'], ['--version']])('prints its version on %s', async (argument) => {
    expect(await run([argument])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string })
  })

  it.each([
    [['sreve'], 'Unknown command: sreve'],
    [['config'], 'Unknown command: config'],
    [['help', 'me'], 'Too many words after help: me'],
    [['config', 'check', 'a', 'b'], 'Too many words after config check: a b'],
    [['admin', 'create'], 'admin create needs --name NAME'],
    [['admin', 'create', '--name', ''], 'admin create needs --name NAME'],
    [['version', '--name', 'x'], '--name does not belong to version'],
    [['--colour'], "Unknown option '--colour'"],
  ])('refuses %j with the reason and the help', async (args, reason) => {
    const { code, out, err } = await run(args)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(reason)
    expect(err).toContain('Usage: svyaz')
  })
})

describe('svyaz config check', () => {
  it('sums up a good file, without secrets', async () => {
    const folder = folderWith(
      [
        'database: { url: "postgres://svyaz:hunter2@db.example/svyaz" }',
        'carriers: [{ type: smpp, name: mts, host: smsc.example, systemId: we, password: hunter2 }]',
      ].join('\n'),
    )
    const { code, out, err } = await run(['config', 'check', 'svyaz.yaml'], {}, folder)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain(`OK: ${folder}/svyaz.yaml`)
    expect(out).toContain('postgres://svyaz@db.example/svyaz, 10 connections')
    expect(out).toContain('mts: we@smsc.example:2775, 1 × transceiver')
    expect(out).not.toContain('hunter2')
  })

  it('checks the file that SVYAZ_CONFIG names', async () => {
    const folder = folderWith('limits: { maxSegments: 0 }')
    const { code, out, err } = await run(['config', 'check'], { SVYAZ_CONFIG: 'svyaz.yaml' }, folder)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toBe('svyaz.yaml:1: limits.maxSegments: expected a whole number from 1 to 255, got 0')
  })

  it('sums up demo mode when there is no file', async () => {
    const { code, out } = await run(['config', 'check'])
    expect(code).toBe(0)
    expect(out).toContain('no configuration file, demo mode')
    expect(out).toContain('simulator: on 127.0.0.1:2775')
  })

  it('shows warnings beside the summary', async () => {
    const { code, err } = await run(['config', 'check'], { SVYAZ_HTP_PORT: '1' })
    expect(code).toBe(0)
    expect(err).toBe('warning: SVYAZ_HTP_PORT is not a variable of the gateway; did you mean SVYAZ_HTTP_PORT?')
  })
})
