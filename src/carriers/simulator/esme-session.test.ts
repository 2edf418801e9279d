import smpp from 'smpp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { VirtualClock } from '../../testing/virtual-clock.js'
import { World } from './_world.js'

let world: World<VirtualClock>

beforeEach(async () => {
  world = await World.begin(new VirtualClock(), { systemId: 'esme', password: 'secret' })
})
afterEach(() => world.end())

const right = { system_id: 'esme', password: 'secret' }
const { errors } = smpp

describe('binding', () => {
  it.each(['bind_transceiver', 'bind_transmitter', 'bind_receiver'] as const)('grants %s', async (command) => {
    const esme = await world.connect()
    const answer = await esme.request(command, right)
    expect(answer).toMatchObject({ command: `${command}_resp`, command_status: 0, sc_interface_version: 0x34 })
    expect(world.simulator.statistics()).toMatchObject({ binds: 1, boundSessions: 1 })
  })

  it('answers an unknown name and a wrong password alike', async () => {
    const esme = await world.connect()
    const unknown = await esme.request('bind_transceiver', { ...right, system_id: 'other' })
    const wrong = await esme.request('bind_transceiver', { ...right, password: 'other' })
    expect([unknown.command_status, wrong.command_status]).toEqual([errors.ESME_RBINDFAIL, errors.ESME_RBINDFAIL])
    expect((await esme.request('bind_transceiver', right)).command_status).toBe(0)
  })

  it('refuses a second bind on one connection', async () => {
    const esme = await world.bind()
    expect((await esme.request('bind_receiver', right)).command_status).toBe(errors.ESME_RALYBND)
  })

  it('closes a connection that does not bind within five seconds', async () => {
    const esme = await world.connect()
    await esme.settle()
    await world.clock.advance(4_999)
    await esme.settle()
    await world.clock.advance(1)
    await esme.closed
  })

  it('refuses submit_sm before the bind, and from a receiver', async () => {
    const open = await world.connect()
    expect((await open.submit('hi')).command_status).toBe(errors.ESME_RINVBNDSTS)
    const receiver = await world.bind('bind_receiver')
    expect((await receiver.submit('hi')).command_status).toBe(errors.ESME_RINVBNDSTS)
    expect(world.simulator.statistics().submits).toBe(0)
  })
})

describe('a bound connection', () => {
  it('is closed after a minute of silence', async () => {
    const esme = await world.bind()
    await world.clock.advance(50_000)
    await esme.settle()
    await world.clock.advance(59_999)
    await esme.settle()
    await world.clock.advance(60_000)
    await esme.closed
    expect(world.simulator.statistics().boundSessions).toBe(0)
  })

  it('is closed after unbind is answered', async () => {
    const esme = await world.bind()
    expect((await esme.request('unbind')).command_status).toBe(0)
    await esme.closed
  })

  it('answers commands that it does not know with generic_nack', async () => {
    const esme = await world.bind()
    const unknown = Buffer.from('00000010000077770000000000000063', 'hex')
    const answer = new Promise((resolve) => esme.session.once('generic_nack', resolve))
    esme.session.socket.write(unknown)
    expect(await answer).toMatchObject({ command_status: errors.ESME_RINVCMDID, sequence_number: 0x63 })
    expect(await esme.request('query_sm', { message_id: '1' })).toMatchObject({
      command: 'generic_nack',
      command_status: errors.ESME_RINVCMDID,
    })
  })
})

describe('octets that are no PDU', () => {
  const submit = new smpp.PDU('submit_sm', { destination_addr: '79161234567', short_message: 'hello' }).toBuffer()
  const withLength = (length: number) => {
    const octets = Buffer.from(submit)
    octets.writeUInt32BE(length, 0)
    return octets
  }

  const withTail = (hex: string) => {
    const octets = Buffer.concat([submit, Buffer.from(hex, 'hex')])
    octets.writeUInt32BE(octets.length, 0)
    return octets
  }

  it.each([
    ['a length of 0', withLength(0)],
    ['a length of 3', withLength(3)],
    ['a length of 8', withLength(8)],
    ['a length of 15', withLength(15)],
    ['a length above the limit', withLength(0x7fffffff)],
    ['a TLV that ends too early', withTail('02040002ff')],
    ['text of another protocol', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
  ])('end the connection and nothing else: %s', async (_what, octets) => {
    const broken = await world.bind()
    broken.session.socket.write(octets)
    broken.session.socket.write(submit)
    await broken.closed
    expect(world.simulator.statistics()).toMatchObject({ malformed: 1, submits: 0 })
    const other = await world.bind()
    expect((await other.submit('still here')).command_status).toBe(0)
  })

  it('are counted, and answered with generic_nack', async () => {
    const esme = await world.bind()
    esme.session.socket.write(withLength(8))
    await esme.closed
    expect(esme.heard.at(-1)).toBe('generic_nack')
    expect(world.simulator.statistics().malformed).toBe(1)
  })

  it('do not become a message when the connection ends within a PDU', async () => {
    const esme = await world.bind()
    esme.session.socket.end(submit.subarray(0, -2))
    await esme.closed
    expect(world.simulator.statistics().submits).toBe(0)
  })

  it('are refused one PDU at a time when only a field is wrong', async () => {
    const esme = await world.bind()
    const cut = Buffer.from(submit.subarray(0, -3))
    cut.writeUInt32BE(cut.length, 0)
    cut.writeUInt32BE(77, 12)
    const answer = new Promise((resolve) => esme.session.once('submit_sm_resp', resolve))
    esme.session.socket.write(cut)
    expect(await answer).toMatchObject({ command_status: errors.ESME_RINVMSGLEN })
    expect((await esme.submit('next')).command_status).toBe(0)
  })

  it('survives mutations of every octet', async () => {
    for (let at = 0; at < submit.length; at++) {
      const octets = Buffer.from(submit)
      octets[at]! ^= 0xff
      const esme = await world.bind()
      esme.session.socket.end(octets)
      await esme.closed
    }
    const esme = await world.bind()
    expect((await esme.submit('still here')).command_status).toBe(0)
  })
})
