import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { attacker, behindProxy, home, logIn, wrapVerify } from './_log-in.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

/** Attempts are counted in memory, so one database is enough for what takes hundreds of hashes. */
describe('guessing passwords', () => {
  let gateway: TestGateway
  let evaluations: number

  beforeEach(async () => {
    gateway = await startTestGateway({ config: behindProxy })
    evaluations = 0
    wrapVerify(gateway, (verify) => (password, hash) => {
      evaluations += 1
      return verify(password, hash)
    })
  })

  afterEach(() => gateway.stop())

  const statusesOf = async (answers: Promise<{ status: number }>[]) =>
    new Set((await Promise.all(answers)).map((answer) => answer.status))
  const guess = (count: number, login: string, addressOf: (index: number) => string) =>
    statusesOf(Array.from({ length: count }, (_, index) => logIn(gateway, login, `guess ${index}`, addressOf(index))))

  it('is evaluated few times of a thousand from one address, and the owner gets in from his', async () => {
    expect(await guess(1_000, 'demo', () => attacker)).toEqual(new Set([401]))
    expect(evaluations).toBeLessThanOrEqual(10)
    expect((await logIn(gateway, 'demo', 'demo', attacker)).status).toBe(401)
    expect((await logIn(gateway, 'demo', 'demo')).status).toBe(200)
  })

  it('is evaluated at most a hundred times from a few addresses, and the owner gets in from his', async () => {
    for (let round = 0; round < 5; round += 1) {
      expect(await guess(100, 'DEMO', (index) => `203.0.113.${index % 20}`)).toEqual(new Set([401]))
    }
    expect(evaluations).toBeLessThanOrEqual(100)
    expect((await logIn(gateway, 'demo', 'demo')).status).toBe(200)
  })

  it('is counted together from one IPv6 network', async () => {
    const statuses = await guess(100, 'demo', (index) => `2001:db8:1:2::${index.toString(16)}`)
    expect(statuses).toEqual(new Set([401]))
    expect(evaluations).toBeLessThanOrEqual(10)
    expect((await logIn(gateway, 'demo', 'demo', '2001:db8:1:3::1')).status).toBe(200)
  })

  it('is evaluated at most three hundred times from one address that goes from account to account', async () => {
    for (let round = 0; round < 4; round += 1) {
      const answers = Array.from({ length: 100 }, (_, index) =>
        logIn(gateway, `user-${round}-${index}`, 'guess', attacker),
      )
      expect(await statusesOf(answers)).toEqual(new Set([401]))
    }
    expect(evaluations).toBe(300)
    expect((await logIn(gateway, 'demo', 'demo', attacker)).status).toBe(401)
    expect((await logIn(gateway, 'demo', 'demo')).status).toBe(200)
  })

  it('locks nobody out under a made-up login', async () => {
    for (let count = 0; count < 12; count += 1) await logIn(gateway, `demo\n${home}`, 'guess', attacker)
    expect((await logIn(gateway, 'demo', 'demo')).status).toBe(200)
  })

  it('burns no hash on what no user can have', async () => {
    expect((await logIn(gateway, 'demo', 'x'.repeat(201))).status).toBe(401)
    expect((await logIn(gateway, 'x'.repeat(65), 'demo')).status).toBe(401)
    expect(evaluations).toBe(0)
  })

  it('costs one hash for many equal log-ins at the same time', async () => {
    const answers = Array.from({ length: 100 }, () => logIn(gateway, 'demo', 'demo'))
    expect(await statusesOf(answers)).toEqual(new Set([200]))
    expect(evaluations).toBe(1)
  })

  it('holds up no message while a hundred log-ins wait for their hashes, and more are refused', async () => {
    let pending = 150
    const logIns = Array.from({ length: pending }, (_, index) =>
      logIn(gateway, `user-${index}`, 'guess', `203.0.113.${index}`).finally(() => (pending -= 1)),
    )
    for (let sent = 0; sent < 20; sent += 1) {
      const body = { to: '+79000000001', text: `Тревога ${sent}`, class: 'alert' }
      expect((await gateway.request('POST', '/v1/messages', { body })).status).toBe(202)
    }
    expect(pending).toBeGreaterThan(40)
    for (const { status, headers } of await Promise.all(logIns)) {
      if (status === 503) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
      else expect(status).toBe(401)
    }
  })
})
