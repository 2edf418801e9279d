import { beforeEach, describe, expect, it } from 'vitest'

import { openLog } from './log.js'

const TEXT = 'Канарейка: код 7741'
const KEY = 'sk_live_canary0123456789abcdef'
const NUMBER = '+79161234567'

describe('log', () => {
  const lines: string[] = []
  const destination = { write: (line: string) => void lines.push(line) }
  const open = () => openLog({ level: 'trace', destination }).log
  const records = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  beforeEach(() => void lines.splice(0))

  function expectNoCanary() {
    const written = lines.join('')
    expect(written).not.toBe('')
    for (const canary of [TEXT, 'Канарейка', KEY, NUMBER, '79161234567', '9161234567', 'hunter2']) {
      expect(written).not.toContain(canary)
    }
  }

  it('writes one line of JSON a record, with level and time', () => {
    open().info({ messageId: 17, operation: 'sendMessage' }, 'accepted')
    expect(lines).toHaveLength(1)
    expect(records()[0]).toMatchObject({ level: 'info', messageId: 17, operation: 'sendMessage', msg: 'accepted' })
    expect(records()[0]?.time).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
  })

  it('hides texts, keys and passwords by the name of their field, at every depth', () => {
    open().info({ text: TEXT, password: 'hunter2', request: { body: { text: TEXT }, headers: { Authorization: KEY } } })
    open()
      .child({ apiKey: KEY, link: { short_message: TEXT } })
      .warn({ list: [{ sentText: TEXT, token: KEY }] })
    open().info({ pdu: { short_message: Buffer.from(TEXT) }, data: [TEXT], octets: Buffer.from(TEXT) })
    expectNoCanary()
  })

  it.each([
    [{ to: NUMBER }, '+7916***4567'],
    [{ to: '79161234567' }, '7916***4567'],
    [{ msisdn: 79161234567 }, '7916***4567'],
    [{ to: [NUMBER, '+79031112233'] }, '+7903***2233'],
    [{ reason: `cannot reach ${NUMBER}.` }, 'cannot reach +7916***4567.'],
    [{ reason: '8 (916) 123-45-67 is busy' }, '8916***4567 is busy'],
  ])('masks numbers in %j', (fields, expected) => {
    open().info(fields)
    expect(lines[0]).toContain(expected)
    expectNoCanary()
  })

  it('masks numbers and credentials in the text of a record and in its arguments', () => {
    open().info(`sent to ${NUMBER} with Bearer ${KEY}`)
    open().info({ a: 1 }, 'sent to %s', NUMBER)
    open().info('connects to postgres://svyaz:hunter2@db/svyaz')
    expectNoCanary()
    expect(records()[2]?.msg).toBe('connects to postgres://svyaz:[hidden]@db/svyaz')
  })

  it('describes errors without what drivers attach to them', () => {
    const cause = Object.assign(new Error(`duplicate key for ${NUMBER}`), { code: '23505', detail: TEXT, query: TEXT })
    const error = new Error('cannot store', { cause })
    open().error({ err: error }, 'failed')
    open().error(error)
    open().child({ err: error }).error('again')
    expectNoCanary()
    const described = { type: 'Error', message: 'cannot store', cause: { code: '23505' } }
    expect(records()[0]).toMatchObject({ msg: 'failed', err: described })
    expect(records()[1]).toMatchObject({ err: described })
    expect(records()[2]).toMatchObject({ err: described })
  })

  it('leaves ids, instants, addresses and sender names alone', () => {
    const fields = {
      messageId: '9007199254740991',
      traceId: '12345678901234567890123456789012',
      createdAt: 1_780_000_000_000,
      address: '192.168.100.200',
      from: 'Avtosekret',
      durationMs: 1.25,
    }
    open().info(fields)
    expect(records()[0]).toMatchObject(fields)
  })

  it('keeps a record on one line whatever is in it', () => {
    open().info({ reference: 'a\r\nb\u001b[31m' }, 'line\nbreak')
    expect(lines).toHaveLength(1)
    for (const control of ['\r', '\n', '\u001b']) expect(lines[0]?.trimEnd()).not.toContain(control)
  })

  it('leaves the given object as it was', () => {
    const fields = { text: TEXT, to: [NUMBER] }
    open().info(fields)
    expect(fields).toEqual({ text: TEXT, to: [NUMBER] })
  })

  it('survives a cycle', () => {
    const cycle: Record<string, unknown> = { a: 1 }
    cycle.self = cycle
    open().info(cycle)
    expect(lines[0]).toContain('[deep]')
  })

  it('writes nothing below its level', () => {
    openLog({ level: 'warn', destination }).log.info('unheard')
    expect(lines).toEqual([])
  })

  it('writes out what is buffered on flush', () => {
    let flushed = 0
    openLog({ level: 'info', destination: { ...destination, flushSync: () => void flushed++ } }).flush()
    expect(flushed).toBe(1)
  })
})
