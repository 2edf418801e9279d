/** Random damage to what the SMSC sends: the session refuses it or hands it on, and lives. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { readVectors } from '../../testing/vectors/read-vectors.js'
import { deliverBody, pduOf, ScriptedSmsc } from './_scripted-smsc.js'
import { turn, until, World } from './_world.js'
import { commandId, esmClass } from './command.js'
import { FrameReader } from './frame-reader.js'

const MUTATIONS = 20_000
const SEED = 0x5eed

/** Mulberry32: the same damage in every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const pdus = ['deliver-sm', 'deliver-sm-malformed', 'submit-sm'].flatMap((file) =>
  readVectors<{ hex: string }[]>(`./pdus/${file}.json`).map(({ hex }) => Buffer.from(hex, 'hex')),
)
const receipts = readVectors<{ text?: string }[]>('./receipts/good.json').map(({ text = '' }) =>
  pduOf(commandId.deliverSm, 0, 1, deliverBody(text, { esmClass: esmClass.deliveryReceipt })),
)
const originals = [...pdus, ...receipts]

/** One to eight octets changed; sometimes cut or lengthened. Commands that would end the session stay away. */
function mutate(random: (below: number) => number): Buffer {
  const original = originals[random(originals.length)] ?? Buffer.alloc(16)
  const length = random(4) === 0 ? 16 + random(original.length) : original.length
  const pdu = Buffer.alloc(length)
  original.copy(pdu)
  for (let count = 1 + random(8); count > 0; count--) pdu[4 + random(length - 4)] = random(256)
  const command = pdu.readUInt32BE(4)
  if (command === commandId.unbind || command === commandId.unbindResp) pdu.writeUInt32BE(commandId.deliverSm, 4)
  return pdu
}

describe('damaged PDUs', () => {
  let smsc: ScriptedSmsc
  let world: World

  beforeEach(async () => {
    smsc = await ScriptedSmsc.listen()
    world = new World({ port: smsc.port })
    await world.startBound()
  })

  afterEach(async () => {
    await world.carrier.stop()
    await smsc.close()
  })

  it(`do not end the session in ${MUTATIONS} mutations with true lengths`, async () => {
    const random = seeded(SEED)
    for (let count = 0; count < MUTATIONS; count++) {
      const pdu = mutate(random)
      pdu.writeUInt32BE(pdu.length, 0)
      smsc.last.socket.write(pdu)
      if (count % 200 === 0) await turn()
    }
    smsc.last.send(commandId.enquireLink, 0x7ffffff0)
    await until(() => smsc.of(commandId.enquireLinkResp).some((pdu) => pdu.sequence === 0x7ffffff0))
    expect(smsc.connections).toHaveLength(1)
    expect(world.count('malformedPdu')).toBeGreaterThan(1_000)
    expect(world.inbound.length).toBeGreaterThan(1_000)
    expect(world.receipts.length).toBeGreaterThan(1_000)
    expect(world.lines.filter((line) => line.level === 'error')).toEqual([])
    expect(await world.submit()).toMatchObject({ kind: 'accepted' })
  })

  it('with false lengths end at most the connection, which is replaced', async () => {
    const random = seeded(SEED + 1)
    for (let round = 0; round < 100; round++) {
      for (let count = 0; count < 20; count++) {
        const pdu = mutate(random)
        if (random(3) === 0) pdu.writeUInt32BE(random(2) === 0 ? random(16) : random(2 ** 32 - 1), 0)
        smsc.last.socket.write(pdu)
      }
      const { socket } = smsc.last
      socket.end()
      await until(() => world.boundCount() === 0)
      await world.clock.advance(60_000)
      await until(() => world.boundCount() === 1)
    }
    expect(await world.submit()).toMatchObject({ kind: 'accepted' })
  })
})

describe('a damaged stream', () => {
  it('never makes the frame reader throw or hand over a wrong frame', () => {
    const random = seeded(SEED + 2)
    for (let round = 0; round < 2_000; round++) {
      const reader = new FrameReader((octets, start, end) => {
        if (octets.readUInt32BE(start) !== end - start || end > octets.length)
          throw new Error('a frame beyond its octets')
      })
      for (let count = 0; count < 10; count++) {
        const chunk = Buffer.alloc(1 + random(300))
        for (let index = 0; index < chunk.length; index++) chunk[index] = random(3) === 0 ? random(256) : 0
        if (!reader.push(chunk)) break
      }
    }
  })
})
