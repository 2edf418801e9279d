import { createServer, type Server, type TLSSocket } from 'node:tls'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { certificate, privateKey } from './_loopback-certificate.js'
import { pduOf } from './_scripted-smsc.js'
import { until, World } from './_world.js'
import type { SmppTlsOptions } from './config.js'
import { FrameReader } from './frame-reader.js'

describe('a link over TLS', () => {
  let server: Server
  let world: World
  const sockets: TLSSocket[] = []

  beforeEach(async () => {
    server = createServer({ cert: certificate, key: privateKey }, answerEverything)
    server.on('tlsClientError', (_error, socket) => socket.destroy())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })

  afterEach(async () => {
    await world.carrier.stop()
    for (const socket of sockets.splice(0)) socket.destroy()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  })

  function answerEverything(socket: TLSSocket): void {
    sockets.push(socket)
    const reader = new FrameReader((octets, start) => {
      socket.write(
        pduOf(octets.readUInt32BE(start + 4) + 0x80000000, 0, octets.readUInt32BE(start + 12), Buffer.from('x\0')),
      )
    })
    socket.on('data', (chunk: Buffer) => void reader.push(chunk))
    socket.on('error', () => socket.destroy())
  }

  function begin(tls: SmppTlsOptions): World {
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('the server does not listen')
    return (world = new World({ port: address.port, tls }))
  }

  it('binds and submits when the certificate is trusted', async () => {
    await begin({ ca: certificate }).startBound()
    expect(await world.submit()).toMatchObject({ kind: 'accepted' })
  })

  it('refuses a certificate that nobody vouches for, before any password is sent', async () => {
    await begin({}).carrier.start()
    await until(() => world.state() === 'backing_off')
    expect(world.carrier.status().binds[0]?.lastError).toMatch(/self.signed/)
  })

  it('can be told to take any certificate', async () => {
    await begin({ rejectUnauthorized: false }).startBound()
    expect(world.boundCount()).toBe(1)
  })

  it('backs off when the key material cannot be read', async () => {
    await begin({ ca: certificate, cert: 'nonsense', key: 'nonsense' }).carrier.start()
    await until(() => world.state() === 'backing_off')
    expect(world.carrier.status().binds[0]?.lastError).not.toBeNull()
  })
})
