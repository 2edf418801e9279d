import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { loadConfig } from '../config.js'
import { startUpText } from '../demo/start-up-text.js'
import { type Gateway, startGateway } from '../gateway.js'
import { freePort } from './_operator.js'

const root = join(import.meta.dirname, '../..')
const hasTools = ['bash', 'curl'].every((tool) => spawnSync(tool, ['--version']).status === 0)
if (!hasTools && process.env.CI === 'true') throw new Error('CI needs bash and curl for the examples')
if (!hasTools) console.warn('No bash or no curl: the examples are not run.')

/** As their readers run them: from a shell, in real time. */
describe.runIf(hasTools)('on a gateway in demo mode', () => {
  const folder = mkdtempSync(join(tmpdir(), 'svyaz-examples-'))
  let gateway: Gateway

  beforeAll(async () => {
    const env = {
      SVYAZ_HTTP_PORT: '0',
      SVYAZ_SIMULATOR_SMPP_PORT: '0',
      SVYAZ_SMTP_PORT: '0',
      SVYAZ_DATA_DIR: folder,
      SVYAZ_LOG_LEVEL: 'silent',
    }
    gateway = await startGateway(loadConfig({ env, cwd: folder }))
  })

  afterAll(async () => {
    await gateway.stop()
    rmSync(folder, { recursive: true })
  })

  it('examples/webhook-receiver.mjs takes what it is sent, and nothing that is not signed', async () => {
    const api = async (path: string, body: object) => {
      const headers = { authorization: 'Bearer demo-token', 'content-type': 'application/json' }
      const url = `http://127.0.0.1:${gateway.httpPort}${path}`
      return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).json() as Promise<{
        secret: string
      }>
    }
    const port = await freePort()
    const target = `http://127.0.0.1:${port}/`
    const { secret } = await api('/v1/webhooks', { url: target, types: ['message.accepted'] })
    const child = spawn(process.execPath, [join(root, 'examples/webhook-receiver.mjs'), String(port)], {
      env: { PATH: process.env.PATH, WEBHOOK_SECRET: secret },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    try {
      const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
      expect((await lines.next()).value).toBe(`listening on ${port}`)
      const forged = { method: 'POST', body: '{"events":[]}', headers: { 'svyaz-signature': 't=1,v1=00' } }
      expect((await fetch(target, forged)).status).toBe(401)
      await api('/v1/messages', { to: '+79000000009', text: 'Проверка' })
      expect((await lines.next()).value).toBe('message.accepted +79000000009')
    } finally {
      child.kill()
    }
  })

  it('examples/first-sms.sh reaches three phones and reads the answer of one', async () => {
    const { code, out, err } = await bash([join(root, 'examples/first-sms.sh')], {
      SVYAZ_URL: `http://127.0.0.1:${gateway.httpPort}`,
    })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.match(/^message \d+: delivered$/gm)).toHaveLength(3)
    expect(out).toMatch(/^answer: Беру/m)
  })

  it('examples/crm.ts sends, sees the text arrive, and gets the answer at its webhook', async () => {
    const { code, out, err } = await run(process.execPath, ['--import', 'tsx', join(root, 'examples/crm.ts')], {
      SVYAZ_URL: `http://127.0.0.1:${gateway.httpPort}`,
    })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(
      /^sent: message \d+ to \+79000000001\ndelivered: at .*Z\nanswer: \+79000000001: Буду к шести\n$/,
    )
  })

  const example = (name: string) =>
    run(process.execPath, ['--import', 'tsx', join(root, `examples/${name}.ts`)], {
      SVYAZ_URL: `http://127.0.0.1:${gateway.httpPort}`,
    })

  it('examples/accident-alert.ts alerts those on duty until one of them takes it', async () => {
    const { code, out, err } = await example('accident-alert')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(
      /^check: 2 then 1 people, fails after 25 min\nalert: open, taken by answering (\d)\ntaken: Пётр Ким\nthe others: Принял\(а\) Пётр Ким: Авария: ПС-5 отключилась\n$/,
    )
  })

  it('examples/field-crew.ts makes reports of what a fitter writes', async () => {
    const { code, out, err } = await example('field-crew')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.split('\n')).toEqual([
      'help: Не понято «сделано». Пример: заказ 1042 готово окно 120х140',
      'event: {"n":"1042","status":"готово","comment":"окно 130х140"}',
      'order 1042: готово by +79000002001, окно 130х140',
      '',
    ])
  })

  it('examples/poll-to-crm.ts brings the answers of a poll to a webhook', async () => {
    const { code, out, err } = await example('poll-to-crm')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.split('\n')).toEqual([
      'crm: +79000003001 нет',
      'crm: +79000003002 да',
      'crm: +79000003003 Только с утра',
      'counts: да 1, нет 1, own words 1, silent 0',
      '',
    ])
  })

  it('the commands of the start-up text work as pasted', async () => {
    const commands = [...startUpText(gateway).matchAll(/^ {2}curl (?:.*\\\n)*.*$/gm)].map(([command]) => command)
    const { code, out, err } = await bash(['-c', commands.join('\n')])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const [sent, id, tagged, repeated, subscriber, phone, answered, list] = out
      .trim()
      .split('\n')
      .map((line) => (line.startsWith('{') ? (JSON.parse(line) as unknown) : line))
    expect(sent).toMatchObject({ messages: [{}, {}, {}], refused: [] })
    expect(id).toMatch(/^\d+$/)
    expect(tagged).toMatch(/^\d+,\d+,\d+,\d+$/)
    expect(repeated).toMatch(/^REFUSED duplicate: person:\d+: /)
    expect(subscriber).toMatchObject({ messages: [{ text: 'Сервер 1 не отвечает' }] })
    expect(phone).toMatchObject({ msisdn: '+79000000001' })
    expect(answered).toMatchObject({ to: '4938' })
    expect(list).toMatchObject({
      messages: expect.arrayContaining([expect.objectContaining({ direction: 'mt' })]) as [],
    })
  })
})

function bash(args: readonly string[], env?: Record<string, string>) {
  return run('bash', args, env)
}

function run(command: string, args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env } })
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text))
  return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, ...said }))
  })
}
