import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { createSimulator, type Simulator } from '../carriers/simulator/index.js'
import { readAll } from '../interfaces/rest/_raw-http.js'
import { SystemClock } from '../system-clock.js'
import { prepare, ServedGateway, type ServedOptions } from './_served.js'
import { TcpProxy } from './_tcp-proxy.js'
import { type TestDatabase, testDatabases } from './databases.js'

const clock = new SystemClock()
const unbind = 0x00000006
const unbindResp = 0x80000006

for (const kind of testDatabases) {
  describe(`a gateway on ${kind.name} that is told to stop`, () => {
    let folder: string
    let database: TestDatabase
    let smsc: Simulator
    let link: TcpProxy
    let options: ServedOptions
    let gateway: ServedGateway
    let token: string
    /** command_id of every PDU on the link. */
    let commands: number[]

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'svyaz-'))
      database = await kind.create()
      smsc = createSimulator({ clock, port: 0, submitDelayMs: 20, defaultDeliverAfterMs: 20 })
      const { port } = await smsc.start()
      commands = []
      link = await TcpProxy.start(`smpp://127.0.0.1:${port}`, readCommands(commands))
      options = { folder, databaseUrl: database.url, smscPort: link.port }
      const admin = prepare(options)
      gateway = await ServedGateway.start(options)
      token = await createCompany(admin)
    })

    afterEach(async () => {
      await gateway.kill()
      await link.stop()
      await smsc.stop()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    })

    const createCompany = async (admin: string): Promise<string> => {
      const company = await gateway.post('/v1/companies', admin, { name: 'Test', zone: 'Europe/Moscow' })
      const scopes = ['messages:send', 'messages:read']
      const key = await gateway.post(`/v1/api-keys?companyId=${company.body.id}`, admin, { name: 'test', scopes })
      return key.body.key
    }
    const numberOf = (index: number) => `7900${String(index).padStart(7, '0')}`
    const bodyOf = (index: number) => JSON.stringify({ to: numberOf(index), text: `Text ${index}` })

    /** Sends the head of a request and nothing of its body. */
    const begin = async (index: number): Promise<Socket> => {
      const socket = connect(gateway.port, '127.0.0.1')
      await once(socket, 'connect')
      const length = Buffer.byteLength(bodyOf(index))
      const head = ['POST /v1/messages HTTP/1.1', 'Host: gateway', `Authorization: Bearer ${token}`]
      socket.write(`${[...head, 'Content-Type: application/json', `Content-Length: ${length}`].join('\r\n')}\r\n\r\n`)
      return socket
    }
    const isRefused = (port: number): Promise<boolean> =>
      new Promise((resolve) => {
        const socket = connect(port, '127.0.0.1')
        socket.once('connect', () => resolve(false)).once('error', () => resolve(true))
        socket.once('connect', () => socket.destroy())
      })
    const until = async (isTrue: () => boolean | Promise<boolean>) => {
      while (!(await isTrue())) await new Promise<void>((resolve) => setImmediate(resolve))
    }
    const arrivals = (index: number) => smsc.phones.get(numberOf(index)).messages

    it('finishes what runs, refuses what is new, unbinds, and loses and doubles nothing', async () => {
      const accepted: number[] = []
      let index = 100
      let isOver = false
      const sender = async () => {
        while (!isOver) {
          const own = (index += 1)
          const status = await gateway.post('/v1/messages', token, JSON.parse(bodyOf(own)) as object).then(
            (answer) => answer.status,
            () => (isOver = true),
          )
          if (status === 202) accepted.push(own)
        }
      }
      const running = await Promise.all([1, 2, 3].map(begin))
      const senders = Array.from({ length: 8 }, sender)
      await until(() => accepted.length > 100)

      const startedAt = performance.now()
      gateway.signal('SIGTERM')
      await until(() => isRefused(gateway.port))
      for (const [position, socket] of running.entries()) socket.write(bodyOf(position + 1))
      const answers = await Promise.all(running.map(readAll))
      for (const [position, answer] of answers.entries()) {
        expect(answer).toMatch(/^HTTP\/1.1 202 /)
        expect(answer).toMatch(/^connection: close/im)
        accepted.push(position + 1)
      }
      expect(await gateway.ended).toBe(0)
      expect(performance.now() - startedAt).toBeLessThan(10_000)
      await Promise.all(senders)
      expect(commands.filter((command) => command === unbind)).toHaveLength(1)
      expect(commands.filter((command) => command === unbindResp)).toHaveLength(1)

      gateway = await ServedGateway.start(options)
      await until(() => accepted.every((each) => arrivals(each).length > 0))
      gateway.signal('SIGTERM')
      expect(await gateway.ended).toBe(0)
      for (const each of accepted) expect(arrivals(each).map(({ text }) => text)).toEqual([`Text ${each}`])
    })

    it('ends at once when it is told twice', async () => {
      smsc.phones.setScript(numberOf(1), { kind: 'no_answer' })
      await gateway.post('/v1/messages', token, JSON.parse(bodyOf(1)) as object)
      await until(() => smsc.statistics().submits > 0)
      const startedAt = performance.now()
      gateway.signal('SIGTERM')
      await until(() => isRefused(gateway.port))
      gateway.signal('SIGTERM')
      expect(await gateway.ended).toBe(1)
      expect(performance.now() - startedAt).toBeLessThan(3_000)
    })
  })
}

/** Collects the command_id of every PDU on one connection: SMPP 3.4 §3.2. */
function readCommands(commands: number[]) {
  const unread = { client: Buffer.alloc(0), server: Buffer.alloc(0) }
  return (chunk: Buffer, from: 'client' | 'server') => {
    let rest = Buffer.concat([unread[from], chunk])
    while (rest.length >= 8 && rest.length >= rest.readUInt32BE(0)) {
      commands.push(rest.readUInt32BE(4))
      rest = rest.subarray(rest.readUInt32BE(0))
    }
    unread[from] = rest
  }
}
