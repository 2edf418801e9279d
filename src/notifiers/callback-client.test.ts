import { createServer as createHttpServer, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { VirtualClock } from '../testing/virtual-clock.js'
import { authority, certificate, privateKey } from './_crm-certificate.js'
import { CallbackAddresses } from './callback-addresses.js'
import { CallbackClient } from './callback-client.js'

const allLocal = ['127.0.0.0/8', '::1/128']
const nobody = { allowNets: [], allowHttp: true }

describe('addresses that customers may name', () => {
  const addresses = new CallbackAddresses(nobody)

  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.7',
    '203.0.113.7',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '2130706433',
    '017700000001',
    '0x7f.1',
    '127.1',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2001::1',
    'fc00::1',
    'fd00::8',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    'no address',
    '',
  ])('hold not %s', (address) => {
    expect(addresses.allows(address)).toBe(false)
  })

  it.each(['8.8.8.8', '93.184.216.34', '172.32.0.1', '2a00:1450:4010:c0e::64', '::ffff:8.8.8.8'])(
    'hold %s',
    (address) => {
      expect(addresses.allows(address)).toBe(true)
    },
  )

  it('hold what the configuration lists, in every form, and nothing beside it', () => {
    const listed = new CallbackAddresses({ allowNets: ['10.1.0.0/16', '127.0.0.1', 'fd00::/8'], allowHttp: false })
    for (const address of ['10.1.2.3', '127.0.0.1', '::ffff:10.1.2.3', 'fd12::1']) {
      expect([address, listed.allows(address)]).toEqual([address, true])
    }
    for (const address of ['10.2.0.1', '127.0.0.2', '::1', 'fe80::1']) {
      expect([address, listed.allows(address)]).toEqual([address, false])
    }
  })

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://017700000001/',
    'http://0x7f000001/',
    'http://127.1/',
    'http://0/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[fd00::8]/',
    'http://169.254.169.254/latest',
    'http://localhost/',
    'http://LOCALHOST./',
    'http://db.internal/',
    'http://printer/',
    'gopher://example.com/',
    'file:///etc/passwd',
    'http://a:b@example.com/',
    'example.com',
  ])('are refused as early as can be told: %s', (url) => {
    expect(addresses.refuseUrl(url)).toBeTypeOf('string')
  })

  it('need TLS unless the configuration says otherwise', () => {
    expect(new CallbackAddresses({ allowNets: [], allowHttp: false }).refuseUrl('http://example.com/')).toContain(
      'https',
    )
    expect(addresses.refuseUrl('http://example.com/')).toBeUndefined()
  })
})

describe('the client for call-backs', () => {
  let clock: VirtualClock
  let servers: Server[]
  let connections: number
  let hosts: (string | undefined)[]
  let port: number

  beforeEach(async () => {
    clock = new VirtualClock()
    connections = 0
    hosts = []
    servers = ['127.0.0.1', '::1'].map((host) => {
      const server = createHttpServer((message, answer) => {
        hosts.push(message.headers.host)
        if (message.url === '/hang') return
        message.resume().once('end', () => answer.end('ok'))
      })
      server.on('connection', () => (connections += 1))
      return server.listen(host === '127.0.0.1' ? 0 : port, host)
    })
    const [first, second] = servers
    await new Promise<void>((resolve) => first?.once('listening', resolve))
    port = (first?.address() as AddressInfo).port
    second?.close()
    await new Promise<void>((resolve) => second?.once('close', resolve))
    second?.listen(port, '::1')
    await new Promise<void>((resolve) => second?.once('listening', resolve))
  })

  afterEach(async () => {
    for (const server of servers) {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    }
  })

  const call = (url: string) => ({ url, headers: {}, body: Buffer.from('{}'), timeoutMs: 15_000 })

  it('makes no connection to what is not public, whatever a name says', async () => {
    const names: Record<string, string[]> = {
      'loopback.example': ['127.0.0.1'],
      'six.example': ['::1'],
      'mapped.example': ['::ffff:127.0.0.1'],
      'metadata.example': ['169.254.169.254'],
      'nowhere.example': ['0.0.0.0', '::'],
    }
    const client = new CallbackClient(clock, nobody, async (name) => names[name] ?? [])
    const hostnames = [...Object.keys(names), '127.0.0.1', '[::1]', '2130706433', '0x7f.1', '017700000001', '0', '[::]']
    for (const hostname of [...hostnames, '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', 'localhost']) {
      const answer = await client.send(call(`http://${hostname}:${port}/`))
      expect([hostname, answer]).toMatchObject([hostname, { kind: 'failed', reason: 'forbidden' }])
    }
    expect(connections).toBe(0)
    await client.stop()
  })

  it('connects to the address that was checked, though the name changes its mind at once', async () => {
    let lookUps = 0
    const flipping = async () => [(lookUps += 1) === 1 ? '127.0.0.1' : '127.0.0.2']
    const client = new CallbackClient(clock, { allowNets: ['127.0.0.1'], allowHttp: true }, flipping)
    const answer = await client.send(call(`http://flip.example:${port}/`))
    expect(answer).toMatchObject({ kind: 'answered', status: 200, body: 'ok' })
    expect(lookUps).toBe(1)
    expect(hosts).toEqual([`flip.example:${port}`])
    await client.stop()
  })

  it('passes over the private ones of several addresses', async () => {
    const mixed = async () => ['10.0.0.1', '127.0.0.2', '127.0.0.1']
    const client = new CallbackClient(clock, { allowNets: ['127.0.0.1'], allowHttp: true }, mixed)
    expect(await client.send(call(`http://mixed.example:${port}/`))).toMatchObject({ kind: 'answered', status: 200 })
    expect(connections).toBe(1)
    await client.stop()
  })

  it('keeps connections, and knows no proxy of the environment', async () => {
    process.env.http_proxy = process.env.HTTP_PROXY = 'http://127.0.0.1:9'
    const client = new CallbackClient(clock, { allowNets: allLocal, allowHttp: true })
    for (let turn = 0; turn < 10; turn += 1) {
      expect(await client.send(call(`http://127.0.0.1:${port}/`))).toMatchObject({ kind: 'answered', status: 200 })
    }
    // The first may be opened twice, since a connection is free only a moment after its answer.
    expect(connections).toBeLessThanOrEqual(2)
    delete process.env.http_proxy
    delete process.env.HTTP_PROXY
    await client.stop()
  })

  it('gives up by the clock, and when it is stopped', async () => {
    const client = new CallbackClient(clock, { allowNets: allLocal, allowHttp: true })
    const slow = client.send(call(`http://127.0.0.1:${port}/hang`))
    while (hosts.length < 1) await new Promise<void>((resolve) => setImmediate(resolve))
    await clock.advance(15_000)
    expect(await slow).toMatchObject({ kind: 'failed', reason: 'timeout' })
    const stopped = client.send(call(`http://127.0.0.1:${port}/hang`))
    while (hosts.length < 2) await new Promise<void>((resolve) => setImmediate(resolve))
    await client.stop()
    expect(await stopped).toMatchObject({ kind: 'failed', reason: 'stopped' })
    expect(client.idle).toBe(true)
    expect(clock.pendingTimers).toBe(0)
  })

  it('gives up by the clock where a name is not answered', async () => {
    const client = new CallbackClient(clock, { allowNets: allLocal, allowHttp: true }, () => new Promise(() => {}))
    const answer = client.send(call('http://silent.example/'))
    await clock.advance(15_000)
    expect(await answer).toMatchObject({ kind: 'failed', reason: 'timeout' })
    await client.stop()
  })
})

describe('the client for call-backs over TLS', () => {
  let server: ReturnType<typeof createHttpsServer>
  let port: number
  let names: unknown[]

  beforeEach(async () => {
    names = []
    server = createHttpsServer({ cert: certificate, key: privateKey }, (message, answer) => {
      names.push((message.socket as TLSSocket).servername, message.headers.host)
      message.resume().once('end', () => answer.end('ok'))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  })

  afterEach(async () => {
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  })

  async function post(hostname: string, authorities: string | null) {
    const rules = { allowNets: ['127.0.0.1'], allowHttp: false, authorities }
    const client = new CallbackClient(new VirtualClock(), rules, async () => ['127.0.0.1'])
    const body = Buffer.from('{}')
    const answer = await client.send({ url: `https://${hostname}:${port}/`, headers: {}, body, timeoutMs: 15_000 })
    await client.stop()
    return answer
  }

  it('takes a certificate of an authority that the configuration names, for the name that was called', async () => {
    expect(await post('crm.example', authority)).toMatchObject({ kind: 'answered', status: 200, body: 'ok' })
    expect(names).toEqual(['crm.example', `crm.example:${port}`])
  })

  it.each([
    ['of an authority that nobody named', 'crm.example', null, /authority/],
    ['for another name', 'shop.example', authority, /another name/],
  ])('refuses a certificate %s', async (_, hostname, authorities, detail) => {
    const answer = await post(hostname, authorities)
    expect(answer).toMatchObject({ kind: 'failed', reason: 'unreachable', detail: expect.stringMatching(detail) })
    expect(names).toEqual([])
  })
})
