/** The carrier against a hand-made SMSC that misbehaves. */
import { afterEach, describe, expect, it } from 'vitest'

import type { MessageId } from '../../core/values/ids.js'
import { deliverBody, pduOf, type Script, ScriptedSmsc } from './_scripted-smsc.js'
import { turn, until, World } from './_world.js'
import { commandId, esmClass } from './command.js'
import type { SmppCarrierConfig } from './config.js'
import { commandStatus } from './error-text.js'

const closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function begin(
  config: Partial<SmppCarrierConfig> = {},
  script?: Script,
): Promise<{ smsc: ScriptedSmsc; world: World }> {
  const smsc = await ScriptedSmsc.listen(script)
  const world = new World({ port: smsc.port, ...config })
  closing.push(
    () => smsc.close(),
    () => finish(world),
  )
  return { smsc, world }
}

/** Stops the carrier while time passes, since a test may have left an SMSC that answers nothing. */
async function finish(world: World): Promise<void> {
  let stopped = false
  const stop = world.carrier.stop().then(() => (stopped = true))
  while (!stopped) await world.clock.advance(1_000)
  await stop
}

const isSubmit: Script = (pdu) => pdu.command === commandId.submitSm
const receipt = { esmClass: esmClass.deliveryReceipt }

describe('binding', () => {
  it('binds as a transceiver under its lease and says that it is ready', async () => {
    const { smsc, world } = await begin()
    expect(world.carrier.freeSlots()).toBe(0)
    await world.startBound()
    await until(() => world.ready === 1)
    expect(smsc.of(commandId.bindTransceiver)).toHaveLength(1)
    expect([...world.leases.held.keys()]).toEqual(['bind:mts:1'])
    expect(world.carrier.freeSlots()).toBe(100)
    expect(world.carrier.status()).toMatchObject({
      ready: true,
      inFlight: 0,
      binds: [{ state: 'bound', lastError: null }],
    })
  })

  it('binds a pair of sessions and submits over the transmitter', async () => {
    const { smsc, world } = await begin({ bindMode: 'transmitter+receiver' })
    await world.startBound()
    expect(await world.submit()).toEqual({ kind: 'accepted', carrierMessageId: '1' })
    const transmitter = smsc.of(commandId.bindTransmitter)[0]?.connection
    expect(smsc.of(commandId.submitSm)[0]?.connection).toBe(transmitter)
    expect(smsc.of(commandId.bindReceiver)).toHaveLength(1)
    expect(world.carrier.freeSlots()).toBe(100)
  })

  it('ends both sessions of a pair when one is lost, and binds both again', async () => {
    const { smsc, world } = await begin({ bindMode: 'transmitter+receiver' })
    await world.startBound()
    smsc.of(commandId.bindReceiver)[0]?.connection.socket.destroy()
    await until(() => world.state() === 'backing_off' && smsc.open.length === 0)
    await world.clock.advance(2_000)
    await until(() => world.boundCount() === 1)
    expect([smsc.of(commandId.bindTransmitter).length, smsc.of(commandId.bindReceiver).length]).toEqual([2, 2])
  })

  it('waits long after a wrong password and says what to do', async () => {
    const { smsc, world } = await begin({}, (pdu) => {
      if (pdu.command !== commandId.bindTransceiver) return false
      pdu.connection.answer(pdu, { status: commandStatus.invalidPassword })
      return true
    })
    await world.carrier.start()
    await until(() => world.state() === 'backing_off')
    expect(world.carrier.status().binds[0]?.lastError).toMatch(/ESME_RINVPASWD.*Check system id, password/)
    expect(world.lines.find((line) => line.level === 'error')?.fields).toMatchObject({ delayMs: 90_000 })
    expect(JSON.stringify(world.lines)).not.toContain('secret')
    await world.clock.advance(89_999)
    expect(smsc.connections).toHaveLength(1)
    await world.clock.advance(1)
    await until(() => smsc.connections.length === 2)
  })

  it('gives up an SMSC that takes the connection and never answers the bind', async () => {
    const { smsc, world } = await begin({}, () => true)
    await world.carrier.start()
    await until(() => smsc.of(commandId.bindTransceiver).length === 1)
    await world.clock.advance(10_000)
    await until(() => world.state() === 'backing_off')
    expect(world.carrier.status().binds[0]?.lastError).toContain('not bound within 10000 ms')
  })

  it('tries again with growing delays while nobody listens', async () => {
    const { smsc, world } = await begin()
    await smsc.close()
    await world.carrier.start()
    const delays: unknown[] = []
    for (let attempt = 0; attempt < 4; attempt++) {
      await until(() => world.lines.filter((line) => line.level === 'warn').length === attempt + 1)
      delays.push(world.lines.at(-1)?.fields.delayMs)
      await world.clock.advance(Number(delays.at(-1)))
    }
    expect(delays).toEqual([1_500, 2_500, 4_500, 8_500])
  })

  it('leaves gracefully when the lease is lost and returns with it', async () => {
    const { smsc, world } = await begin()
    await world.startBound()
    const lease = world.leases.held.get('bind:mts:1')
    lease?.onLost()
    await until(() => smsc.open.length === 0)
    expect(smsc.of(commandId.unbind)).toHaveLength(1)
    expect([world.state(), world.carrier.freeSlots()]).toEqual(['waiting_for_lease', 0])
    expect((await world.submit()).kind).toBe('retry')
    lease?.onHeld(2)
    await until(() => world.boundCount() === 1)
  })

  it('says that it is ready again when the lease returns, though nobody asked meanwhile', async () => {
    const { smsc, world } = await begin()
    await world.startBound()
    await until(() => world.ready === 1)
    const lease = world.leases.held.get('bind:mts:1')
    lease?.onLost()
    await until(() => smsc.open.length === 0)
    lease?.onHeld(2)
    await until(() => world.ready === 2)
  })

  it('answers an unbind of the SMSC and binds again', async () => {
    const { smsc, world } = await begin()
    await world.startBound()
    smsc.last.send(commandId.unbind, 77)
    await until(() => smsc.of(commandId.unbindResp).length === 1 && world.state() === 'backing_off')
    await world.clock.advance(2_000)
    await until(() => world.boundCount() === 1)
    await until(() => world.ready === 2)
  })

  it('holds several binds, each under its own lease', async () => {
    const { smsc, world } = await begin({ binds: 3 })
    await world.startBound(3)
    expect(world.carrier.freeSlots()).toBe(300)
    await Promise.all(Array.from({ length: 9 }, () => world.submit()))
    const perConnection = smsc.connections.map(
      (it) => smsc.of(commandId.submitSm).filter((p) => p.connection === it).length,
    )
    expect(perConnection).toEqual([3, 3, 3])
  })

  it('sends the segments of a message over one bind in their order', async () => {
    const { smsc, world } = await begin({ binds: 3 })
    await world.startBound(3)
    const segments = [1, 2, 3, 4, 5]
    const messageId = 7 as MessageId
    await Promise.all(segments.map((ordinal) => world.submit({ messageId, ordinal, total: 5, reference: 9 })))
    const submits = smsc.of(commandId.submitSm)
    expect(new Set(submits.map((pdu) => pdu.connection)).size).toBe(1)
    expect(submits.map((pdu) => pdu.octets[pdu.octets.indexOf(Buffer.of(5, 0, 3, 9)) + 5])).toEqual(segments)
  })
})

describe('submitting', () => {
  it('rejects with the name and meaning of the status', async () => {
    const { world } = await begin({}, (pdu) => {
      if (isSubmit(pdu)) pdu.connection.answer(pdu, { status: 0x0b })
      return isSubmit(pdu)
    })
    await world.startBound()
    expect(await world.submit()).toEqual({
      kind: 'rejected',
      errorCode: 'ESME_RINVDSTADR',
      reason: 'the operator does not know or serve this number',
    })
  })

  it.each([
    ['ESME_RSYSERR', 0x08],
    ['ESME_RX_T_APPN', 0x64],
    ['ESME_RMSGQFUL', 0x14],
    ['0x00000441', 0x441],
  ])('wants another try after %s', async (errorCode, status) => {
    const { world } = await begin({ temporaryErrors: [0x441] }, (pdu) => {
      if (isSubmit(pdu)) pdu.connection.answer(pdu, { status })
      return isSubmit(pdu)
    })
    await world.startBound()
    expect(await world.submit()).toMatchObject({ kind: 'retry', errorCode })
    expect(world.carrier.freeSlots()).toBe(100)
  })

  it('takes a generic_nack as a refusal', async () => {
    const { world } = await begin({}, (pdu) => {
      if (isSubmit(pdu)) pdu.connection.send(commandId.genericNack, pdu.sequence, { status: 2 })
      return isSubmit(pdu)
    })
    await world.startBound()
    expect(await world.submit()).toMatchObject({ kind: 'rejected', errorCode: 'ESME_RINVCMDLEN' })
  })

  it('brings the ids of answer and receipt to one form', async () => {
    const { smsc, world } = await begin({ messageIdFormat: 'hex_submit_decimal_receipt' }, (pdu) => {
      if (isSubmit(pdu)) pdu.connection.answer(pdu, { body: '00FF\0' })
      return isSubmit(pdu)
    })
    await world.startBound()
    const outcome = await world.submit()
    smsc.last.send(commandId.deliverSm, 1, { body: deliverBody('id:0000000255 stat:DELIVRD err:000', receipt) })
    await until(() => world.receipts.length === 1)
    expect(outcome).toEqual({ kind: 'accepted', carrierMessageId: '255' })
    expect(world.receipts[0]?.carrierMessageId).toBe('255')
  })

  it('rejects what cannot be encoded and goes on with the rest', async () => {
    const { smsc, world } = await begin()
    await world.startBound()
    const outcomes = await Promise.all([world.submit({ text: 'Привет' }), world.submit(), world.submit({ from: '' })])
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['rejected', 'accepted', 'rejected'])
    expect(smsc.of(commandId.submitSm)).toHaveLength(1)
    expect(JSON.stringify(outcomes)).not.toContain('П')
  })

  it('survives a submission that no encoder expects', async () => {
    const { world } = await begin()
    await world.startBound()
    const poison = { text: undefined as unknown as string }
    expect(await world.submit(poison)).toMatchObject({ kind: 'rejected', errorCode: 'unsendable' })
    expect(await world.submit()).toMatchObject({ kind: 'accepted' })
  })

  it('takes no more than the window and says when there is room again', async () => {
    const held: (() => void)[] = []
    const { world } = await begin({ window: 3 }, (pdu) => {
      if (isSubmit(pdu)) held.push(() => pdu.connection.answer(pdu, { body: 'x\0' }))
      return isSubmit(pdu)
    })
    await world.startBound()
    await until(() => world.ready === 1)
    const outcomes = [world.submit(), world.submit(), world.submit()]
    expect(world.carrier.freeSlots()).toBe(0)
    expect(world.carrier.isIdle()).toBe(false)
    expect(await world.submit()).toMatchObject({ kind: 'retry', errorCode: 'no_free_slot' })
    await until(() => held.length === 3)
    for (const answer of held) answer()
    await Promise.all(outcomes)
    await until(() => world.carrier.isIdle())
    expect([world.ready, world.carrier.freeSlots()]).toEqual([2, 3])
  })

  it('keeps the throughput and says when more may go', async () => {
    const { smsc, world } = await begin({ throughputPerSecond: 20 })
    await world.startBound()
    const accepted = await Promise.all([world.submit(), world.submit()])
    expect(accepted.map((outcome) => outcome.kind)).toEqual(['accepted', 'accepted'])
    expect(await world.submit()).toMatchObject({ kind: 'retry', errorCode: 'no_free_slot' })
    const ready = world.ready
    await world.clock.advance(50)
    expect([world.ready, world.carrier.freeSlots()]).toEqual([ready + 1, 1])
    expect(await world.submit()).toMatchObject({ kind: 'accepted' })
    expect(smsc.of(commandId.submitSm)).toHaveLength(3)
  })

  it('puts an unanswered submission in doubt and only counts the late answer', async () => {
    const late: (() => void)[] = []
    const { world } = await begin({ responseTimeoutMs: 8_000 }, (pdu) => {
      if (isSubmit(pdu)) late.push(() => pdu.connection.answer(pdu, { body: 'late\0' }))
      return isSubmit(pdu)
    })
    await world.startBound()
    const outcome = world.submit()
    await until(() => late.length === 1)
    await world.clock.advance(9_000)
    expect(await outcome).toEqual({ kind: 'in_doubt', reason: 'the operator did not answer within 8 s' })
    expect(world.carrier.freeSlots()).toBe(100)
    late[0]?.()
    await until(() => world.count('lateAnswer') === 1)
    expect(world.count('unsolicitedAnswer')).toBe(0)
  })

  it('puts the whole window in doubt when the connection breaks, each submission once, and then one alone', async () => {
    const { smsc, world } = await begin({}, isSubmit)
    await world.startBound()
    for (let round = 0; round < 100; round++) {
      const inFlight = round === 0 ? 3 : 1
      const submitted = smsc.of(commandId.submitSm).length
      const outcomes = Promise.all(Array.from({ length: inFlight }, () => world.submit()))
      await until(() => smsc.of(commandId.submitSm).length === submitted + inFlight)
      smsc.last.socket.destroy()
      expect((await outcomes).map((outcome) => outcome.kind)).toEqual(Array(inFlight).fill('in_doubt'))
      await until(() => world.state() === 'backing_off')
      await world.clock.advance(60_000)
      await until(() => world.boundCount() === 1)
      expect(world.carrier.freeSlots()).toBe(1)
    }
    expect(world.count('in_doubt')).toBe(102)
    expect(smsc.of(commandId.submitSm)).toHaveLength(102)
  })

  it('binds anew when the SMSC has forgotten the bind', async () => {
    const { smsc, world } = await begin({}, (pdu) => {
      if (isSubmit(pdu)) pdu.connection.answer(pdu, { status: commandStatus.invalidBindStatus })
      return isSubmit(pdu)
    })
    await world.startBound()
    expect(await world.submit()).toMatchObject({ kind: 'retry', errorCode: 'ESME_RINVBNDSTS' })
    await until(() => world.state() === 'backing_off')
    expect(smsc.of(commandId.unbind)).toHaveLength(1)
  })
})

describe('throttling', () => {
  it('pauses the carrier, keeps receipts coming, and resumes gently', async () => {
    let throttle = true
    const { smsc, world } = await begin({ binds: 2 }, (pdu) => {
      if (isSubmit(pdu) && throttle) pdu.connection.answer(pdu, { status: commandStatus.throttled })
      return isSubmit(pdu) && throttle
    })
    await world.startBound(2)
    const outcomes = await Promise.all([world.submit(), world.submit(), world.submit()])
    expect(outcomes[0]).toMatchObject({ kind: 'retry', errorCode: 'ESME_RTHROTTLED', afterMs: 1_000 })
    expect(world.carrier.freeSlots()).toBe(0)
    expect(world.carrier.status().ready).toBe(false)
    expect(world.count('throttled')).toBe(1)

    smsc.last.send(commandId.deliverSm, 5, { body: deliverBody('id:1 stat:DELIVRD err:000', receipt) })
    await until(() => world.receipts.length === 1)

    throttle = false
    const ready = world.ready
    await world.clock.advance(1_000)
    await until(() => world.ready > ready)
    expect(world.carrier.freeSlots()).toBe(1)
    expect(await world.submit()).toMatchObject({ kind: 'accepted' })
    expect(world.carrier.freeSlots()).toBe(2)
  })

  it('gives up no message of a throttled stream', async () => {
    let submits = 0
    const { world } = await begin({}, (pdu) => {
      const throttled = isSubmit(pdu) && ++submits % 7 === 0
      if (throttled) pdu.connection.answer(pdu, { status: commandStatus.throttled })
      return throttled
    })
    await world.startBound()
    let accepted = 0
    while (accepted < 50) {
      const slots = world.carrier.freeSlots()
      if (slots === 0) await world.clock.advance(1_000)
      const outcomes = await Promise.all(Array.from({ length: Math.min(slots, 5) }, () => world.submit()))
      accepted += outcomes.filter((outcome) => outcome.kind === 'accepted').length
    }
    expect(world.count('rejected') + world.count('in_doubt')).toBe(0)
  })
})

describe('deliveries', () => {
  it('are answered once they are stored', async () => {
    const { smsc, world } = await begin()
    await world.startBound()
    let stored: () => void = () => undefined
    world.store = () => new Promise((resolve) => (stored = resolve))
    smsc.last.send(commandId.deliverSm, 41, { body: deliverBody('id:1 stat:DELIVRD err:000', receipt) })
    await until(() => world.receipts.length === 1)
    for (let count = 0; count < 5; count++) await turn()
    expect([smsc.of(0x80000005).length, world.carrier.isIdle()]).toEqual([0, false])
    stored()
    await until(() => smsc.of(0x80000005).length === 1)
    expect(smsc.of(0x80000005)[0]).toMatchObject({ status: 0, sequence: 41 })
    expect(world.carrier.isIdle()).toBe(true)
  })

  it('are kept by the operator while they cannot be stored', async () => {
    const { smsc, world } = await begin()
    await world.startBound()
    world.store = () => Promise.reject(new Error('disk full'))
    smsc.last.send(commandId.deliverSm, 41, { body: deliverBody('ok') })
    await until(() => smsc.of(0x80000005).length === 1)
    expect(smsc.of(0x80000005)[0]?.status).toBe(commandStatus.temporaryApplicationError)
    expect(world.count('refusedDelivery')).toBe(1)
  })

  it('are kept by the operator when the core fails in an unforeseen way', async () => {
    const { smsc, world } = await begin()
    await world.startBound()
    world.store = () => {
      throw new TypeError('a bug')
    }
    smsc.last.send(commandId.deliverSm, 41, { body: deliverBody('ok') })
    await until(() => smsc.of(0x80000005).length === 1)
    expect(smsc.of(0x80000005)[0]?.status).toBe(commandStatus.temporaryApplicationError)
    expect(world.carrier.isIdle()).toBe(true)
  })

  it('are worked on many at a time', async () => {
    const { smsc, world } = await begin()
    await world.startBound()
    const stored: (() => void)[] = []
    world.store = () => new Promise((resolve) => stored.push(resolve))
    for (let sequence = 1; sequence <= 500; sequence++) {
      smsc.last.send(commandId.deliverSm, sequence, { body: deliverBody(`id:${sequence} stat:DELIVRD`, receipt) })
    }
    await until(() => stored.length === 500)
    for (const resolve of stored) resolve()
    await until(() => smsc.of(0x80000005).length === 500)
  })

  it('do not pile up without bound while the core is stuck', async () => {
    const { smsc, world } = await begin()
    await world.startBound()
    const stored: (() => void)[] = []
    world.store = () => new Promise((resolve) => stored.push(resolve))
    const pdus = Array.from({ length: 20_000 }, (_, index) =>
      pduOf(commandId.deliverSm, 0, index + 1, deliverBody(`id:${index} stat:DELIVRD`, receipt)),
    )
    smsc.last.socket.write(Buffer.concat(pdus))
    await until(() => stored.length >= 2_000)
    for (let count = 0; count < 50; count++) await turn()
    expect(stored.length).toBeLessThan(4_000)
    while (world.receipts.length < 20_000) {
      for (const resolve of stored.splice(0)) resolve()
      await turn()
    }
  })

  it('are answered with success when a receipt has no readable id, and counted', async () => {
    const { smsc, world } = await begin()
    await world.startBound()
    smsc.last.send(commandId.deliverSm, 9, { body: deliverBody('Delivered: Meet me at noon', receipt) })
    await until(() => smsc.of(0x80000005).length === 1)
    expect(smsc.of(0x80000005)[0]?.status).toBe(0)
    expect(world.count('unreadableReceipt')).toBe(1)
    const line = world.lines.find((entry) => entry.message.includes('without a readable'))
    expect(line?.fields.subscriber).toBe('7916***4567')
    expect(JSON.stringify(world.lines)).not.toContain('noon')
  })

  it('bring messages of subscribers', async () => {
    const { smsc, world } = await begin()
    await world.startBound()
    smsc.last.send(commandId.deliverSm, 9, { body: deliverBody(Buffer.from('04340430', 'hex'), { dataCoding: 8 }) })
    await until(() => world.inbound.length === 1)
    expect(world.inbound[0]).toEqual({
      carrier: 'mts',
      from: '+79161234567',
      to: '4938',
      encoding: 'ucs2',
      data: Uint8Array.of(4, 0x34, 4, 0x30),
      concatenation: null,
      receivedAt: world.clock.now(),
    })
  })

  it('without an answer in the connection that ended do no harm', async () => {
    const { smsc, world } = await begin()
    await world.startBound()
    let stored: () => void = () => undefined
    world.store = () => new Promise((resolve) => (stored = resolve))
    smsc.last.send(commandId.deliverSm, 1, { body: deliverBody('ok') })
    await until(() => world.inbound.length === 1)
    smsc.last.socket.destroy()
    await until(() => world.state() === 'backing_off')
    expect(world.carrier.isIdle()).toBe(false)
    stored()
    await until(() => world.carrier.isIdle())
  })
})

describe('bad PDUs', () => {
  it('of an impossible length end the connection, and the carrier binds again', async () => {
    for (const length of [0, 15, 70_000, 2 ** 31]) {
      const { smsc, world } = await begin()
      await world.startBound()
      const header = Buffer.alloc(16)
      header.writeUInt32BE(length, 0)
      smsc.last.socket.write(header)
      await until(() => smsc.open.length === 0)
      expect(smsc.of(commandId.genericNack)[0]?.status).toBe(commandStatus.invalidCommandLength)
      await world.clock.advance(2_000)
      await until(() => world.boundCount() === 1)
    }
  })

  it('are refused one by one while the session goes on', async () => {
    const { smsc, world } = await begin()
    await world.startBound()
    smsc.last.send(commandId.deliverSm, 1, { body: 'CMT' })
    smsc.last.send(0x00000777, 2)
    smsc.last.send(commandId.submitSm, 3, { body: 'anything' })
    smsc.last.send(commandId.deliverSm, 4, { body: deliverBody('ok') })
    await until(() => smsc.of(0x80000005).length === 2 && smsc.of(commandId.genericNack).length === 2)
    expect(smsc.of(0x80000005).map((pdu) => [pdu.sequence, pdu.status])).toEqual([
      [1, commandStatus.invalidCommandLength],
      [4, 0],
    ])
    expect(smsc.of(commandId.genericNack).map((pdu) => [pdu.sequence, pdu.status])).toEqual([
      [2, commandStatus.invalidCommandId],
      [3, commandStatus.invalidCommandId],
    ])
    expect(await world.submit()).toMatchObject({ kind: 'accepted' })
  })

  it('that answer nothing are counted and forgotten', async () => {
    const { smsc, world } = await begin()
    await world.startBound()
    for (const command of [commandId.submitSmResp, commandId.genericNack, 0x80000777, commandId.unbindResp]) {
      smsc.last.send(command, 999)
    }
    await until(() => world.count('unsolicitedAnswer') === 4)
    expect(world.boundCount()).toBe(1)
  })
})

describe('a half-open connection', () => {
  it('is found by unanswered enquire_link and replaced', async () => {
    let deaf = false
    const { smsc, world } = await begin({}, () => deaf)
    await world.startBound()
    deaf = true
    const outcome = world.submit()
    await until(() => smsc.of(commandId.submitSm).length === 1)
    await world.clock.advance(90_000)
    expect(smsc.of(commandId.enquireLink)).toHaveLength(2)
    expect((await outcome).kind).toBe('in_doubt')
    expect(world.carrier.status().binds[0]?.lastError).toContain('enquire_link')
    deaf = false
    await world.clock.advance(2_000)
    await until(() => world.boundCount() === 1)
  })

  it('is not suspected while enquire_link is answered, however long nothing else happens', async () => {
    const { smsc, world } = await begin()
    await world.startBound()
    for (let check = 1; check <= 10; check++) {
      await world.clock.advance(30_000)
      await until(() => smsc.of(commandId.enquireLink).length >= check)
      // Let the answer arrive before time goes on.
      for (let count = 0; count < 5; count++) await turn()
    }
    expect([world.boundCount(), smsc.connections.length]).toEqual([1, 1])
  })

  it('answers the enquire_link of the SMSC', async () => {
    const { smsc, world } = await begin()
    await world.startBound()
    smsc.last.send(commandId.enquireLink, 12)
    await until(() => smsc.of(commandId.enquireLinkResp).length === 1)
    expect(smsc.of(commandId.enquireLinkResp)[0]?.sequence).toBe(12)
  })
})

describe('stopping', () => {
  it('waits for outstanding answers, unbinds, closes and gives the lease back', async () => {
    const held: (() => void)[] = []
    const { smsc, world } = await begin({}, (pdu) => {
      if (isSubmit(pdu)) held.push(() => pdu.connection.answer(pdu, { body: 'x\0' }))
      return isSubmit(pdu)
    })
    await world.startBound()
    const outcome = world.submit()
    await until(() => held.length === 1)
    const stopped = world.carrier.stop()
    expect(await world.submit()).toMatchObject({ kind: 'retry', errorCode: 'stopped' })
    expect(smsc.of(commandId.unbind)).toHaveLength(0)
    held[0]?.()
    await stopped
    expect(await outcome).toMatchObject({ kind: 'accepted' })
    expect(smsc.of(commandId.unbind)).toHaveLength(1)
    expect(world.leases.released).toEqual(['bind:mts:1'])
    expect([world.state(), world.carrier.isIdle()]).toEqual(['stopped', true])
    await until(() => smsc.open.length === 0)
  })

  it('ends the wait after its limit and puts the rest in doubt', async () => {
    const { smsc, world } = await begin({}, (pdu) => isSubmit(pdu) || pdu.command === commandId.unbind)
    await world.startBound()
    const outcome = world.submit()
    await until(() => smsc.of(commandId.submitSm).length === 1)
    const stopped = world.carrier.stop()
    await world.clock.advance(5_000)
    await until(() => smsc.of(commandId.unbind).length === 1)
    await world.clock.advance(2_000)
    await stopped
    expect((await outcome).kind).toBe('in_doubt')
    expect(world.clock.pendingTimers).toBe(0)
  })

  it('is quick while nothing is bound, and leaves no timer', async () => {
    const { smsc, world } = await begin()
    await smsc.close()
    await world.carrier.start()
    await until(() => world.state() === 'backing_off')
    await world.carrier.stop()
    expect(world.clock.pendingTimers).toBe(0)
  })

  it('takes no lease that comes after it', async () => {
    const { smsc, world } = await begin()
    await world.startBound()
    const lease = world.leases.held.get('bind:mts:1')
    await world.carrier.stop()
    lease?.onHeld(2)
    await turn()
    expect([world.state(), smsc.connections.length]).toEqual(['stopped', 1])
  })

  it('can be followed by another start', async () => {
    const { world } = await begin()
    await world.startBound()
    await world.carrier.stop()
    await world.startBound()
    expect(await world.submit()).toMatchObject({ kind: 'accepted' })
  })
})
