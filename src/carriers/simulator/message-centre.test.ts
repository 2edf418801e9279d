import smpp, { type PDU } from 'smpp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { VirtualClock } from '../../testing/virtual-clock.js'
import { type Esme, textOf, usual } from './_esme.js'
import { World } from './_world.js'
import type { PhoneScript } from './phone-script.js'
import type { SimulatorOptions } from './simulator.js'

const phone = '79161234567'
const MINUTE = 60_000
const { errors } = smpp

let world: World<VirtualClock>
let esme: Esme

async function begin(options: Partial<SimulatorOptions> = {}): Promise<void> {
  await world?.end()
  // Long waits of virtual time are no silence of the ESME.
  world = await World.begin(new VirtualClock(), { inactivityLimitMs: 10 * 86_400_000, ...options })
  esme = await world.bind()
}

beforeEach(() => begin())
afterEach(() => world.end())

const script = (value: PhoneScript) => world.simulator.phones.setScript(phone, value)
const inbox = () => world.simulator.phones.get(phone).messages
const status = (pdu: PDU | undefined) => /stat:(\w+)/.exec(textOf(pdu))?.[1]

describe('a message', () => {
  it('is delivered after half a second, with a receipt', async () => {
    const { message_id } = await esme.submit('hello')
    await world.clock.advance(499)
    await esme.settle()
    expect(esme.deliveries).toHaveLength(0)
    expect(inbox()).toMatchObject([{ state: 'enroute', receivedAt: null }])
    await world.clock.advance(1)
    const [receipt] = await esme.delivered(1)
    expect(receipt).toMatchObject({
      esm_class: 4,
      source_addr: phone,
      destination_addr: '4938',
      receipted_message_id: message_id,
      message_state: 2,
    })
    expect(textOf(receipt)).toBe(
      `id:${message_id} sub:001 dlvrd:001 submit date:2601150900 done date:2601150900 stat:DELIVRD err:000 text:hello`,
    )
    expect(inbox()).toEqual([
      {
        id: message_id,
        from: '4938',
        text: 'hello',
        encoding: 'gsm7',
        segments: [{ messageId: message_id, ordinal: 1, text: 'hello', state: 'delivered' }],
        segmentCount: 1,
        state: 'delivered',
        submittedAt: world.clock.now() - 500,
        receivedAt: world.clock.now(),
      },
    ])
  })

  it.each([
    [0, 'DELIVRD', false],
    [1, 'DELIVRD', true],
    [2, 'DELIVRD', false],
    [3, 'DELIVRD', true],
    [0, 'UNDELIV', false],
    [1, 'UNDELIV', true],
    [2, 'UNDELIV', true],
    [3, 'UNDELIV', false],
  ])('with registered_delivery %i that ends %s has a receipt: %s', async (registered_delivery, end, expected) => {
    if (end === 'UNDELIV') script({ kind: 'undeliverable' })
    await esme.submit('hello', { registered_delivery })
    await world.clock.advance(500)
    await esme.settle()
    expect(esme.deliveries).toHaveLength(expected ? 1 : 0)
  })

  it.each([
    ['GSM 03.38', 0, Buffer.from('5B1B3C001B3E1B65', 'hex'), 'Ä[@]€', 'gsm7'],
    ['latin1', 3, Buffer.from('caf\xe9', 'latin1'), 'café', 'latin1'],
    ['UTF-16BE', 8, Buffer.from('043f04400438d83dde00', 'hex'), 'при😀', 'ucs2'],
    ['flash UTF-16BE', 0x18, Buffer.from('043f', 'hex'), 'п', 'ucs2'],
    ['octets', 4, Buffer.from('00ff', 'hex'), '00ff', 'binary'],
  ])('in %s is shown as text', async (_what, data_coding, short_message, text, encoding) => {
    await esme.request('submit_sm', { ...usual, data_coding, short_message })
    expect(inbox()).toMatchObject([{ text, encoding }])
  })

  it('in packed GSM 03.38 is shown as text, with and without a header', async () => {
    await begin({ defaultAlphabet: 'gsm7_packed' })
    await esme.request('submit_sm', { ...usual, short_message: Buffer.from('e8329bfd4697d9ec37', 'hex') })
    const part = Buffer.from('050003070101c2', 'hex')
    await esme.request('submit_sm', { ...usual, esm_class: 0x40, short_message: part })
    expect(inbox().map((message) => message.text)).toEqual(['a', 'hellohello'])
  })

  it.each([
    ['161 septets', { short_message: Buffer.alloc(161, 0x61) }, errors.ESME_RINVMSGLEN],
    ['142 octets', { short_message: Buffer.alloc(142), data_coding: 8 }, errors.ESME_RINVMSGLEN],
    ['two texts', { short_message: Buffer.from('a'), message_payload: Buffer.from('b') }, errors.ESME_RINVMSGLEN],
    ['a header longer than it', { short_message: Buffer.from([9, 0]), esm_class: 0x40 }, errors.ESME_RINVMSGLEN],
    ['no destination', { destination_addr: '' }, errors.ESME_RINVDSTADR],
    ['a source of 21 characters', { source_addr: '1'.repeat(21) }, errors.ESME_RINVSRCADR],
    ['a validity of nonsense', { validity_period: 'soon is not a time' }, errors.ESME_RINVEXPIRY],
    ['a validity in the past', { validity_period: '250101000000000+' }, errors.ESME_RINVEXPIRY],
    ['priority 4', { priority_flag: 4 }, errors.ESME_RINVPRTFLG],
  ])('with %s is refused', async (_what, options, expected) => {
    expect((await esme.submit('hi', options)).command_status).toBe(expected)
    expect(inbox()).toEqual([])
  })
})

describe('a long message', () => {
  const parts = ['the first, ', 'the second, ', 'the third']
  const header8 = (ordinal: number) => Buffer.from([5, 0, 3, 0x2a, 3, ordinal])
  const header16 = (ordinal: number) => Buffer.from([6, 8, 4, 0x12, 0x2a, 3, ordinal])

  it.each([
    [
      '8-bit references',
      (index: number) => ({ short_message: withHeader(header8(index + 1), parts[index]!), esm_class: 0x40 }),
    ],
    [
      '16-bit references',
      (index: number) => ({ short_message: withHeader(header16(index + 1), parts[index]!), esm_class: 0x40 }),
    ],
    [
      'sar_ TLVs',
      (index: number) => ({
        short_message: parts[index]!,
        sar_msg_ref_num: 4711,
        sar_total_segments: 3,
        sar_segment_seqnum: index + 1,
      }),
    ],
  ])('is joined by %s, with a receipt for each segment', async (_what, options) => {
    const ids = []
    for (const index of [2, 0, 1]) ids.push((await esme.submit('', options(index))).message_id)
    expect(inbox()).toMatchObject([{ text: parts.join(''), segmentCount: 3, segments: [{}, {}, {}] }])
    await world.clock.advance(500)
    const receipts = await esme.delivered(3)
    expect(receipts.map((receipt) => receipt.receipted_message_id)).toEqual(ids)
    expect(inbox()).toMatchObject([{ state: 'delivered', receivedAt: world.clock.now() }])
  })

  it('comes as message_payload', async () => {
    const text = 'длинный текст '.repeat(40)
    const message_payload = Buffer.from(text, 'utf16le').swap16()
    await esme.submit('', { short_message: Buffer.alloc(0), message_payload, data_coding: 8 })
    expect(inbox()).toMatchObject([{ text, encoding: 'ucs2', segmentCount: 1 }])
  })

  function withHeader(header: Buffer, text: string): Buffer {
    return Buffer.concat([header, Buffer.from(text)])
  }
})

describe('a phone', () => {
  it('that is off for twenty minutes gets what waits when it is back', async () => {
    script({ kind: 'absent', forMs: 20 * MINUTE })
    await world.clock.advance(5 * MINUTE)
    await esme.submit('hello')
    await world.clock.advance(15 * MINUTE - 1)
    await esme.settle()
    expect(esme.deliveries).toHaveLength(0)
    await world.clock.advance(1)
    expect(status((await esme.delivered(1))[0])).toBe('DELIVRD')
  })

  it.each([
    ['relative', '000000001000000R'],
    ['absolute', '260115091000000+'],
  ])('that is off beyond a validity period, %s, lets the message expire', async (_what, validity_period) => {
    script({ kind: 'absent', forMs: 20 * MINUTE })
    await esme.submit('hello', { validity_period })
    await world.clock.advance(10 * MINUTE - 1)
    await esme.settle()
    expect(esme.deliveries).toHaveLength(0)
    await world.clock.advance(1)
    const [receipt] = await esme.delivered(1)
    expect(status(receipt)).toBe('EXPIRED')
    expect(receipt).toMatchObject({ message_state: 3 })
    await world.clock.advance(20 * MINUTE)
    await esme.settle()
    expect(esme.deliveries).toHaveLength(1)
    expect(inbox()).toMatchObject([{ state: 'expired', receivedAt: null }])
  })

  it('that is off lets messages without a validity period expire after three days', async () => {
    script({ kind: 'absent', forMs: 30 * 86_400_000 })
    await esme.submit('hello')
    await world.clock.advance(3 * 86_400_000)
    expect(status((await esme.delivered(1))[0])).toBe('EXPIRED')
  })

  it('that is off causes an intermediate notification when one is asked for', async () => {
    script({ kind: 'absent', forMs: MINUTE })
    await esme.submit('hello', { registered_delivery: 0x11 })
    await world.clock.advance(0)
    const [notification] = await esme.delivered(1)
    expect(notification).toMatchObject({ esm_class: 0x20, message_state: 1 })
  })

  it('that cannot be reached fails with the error code', async () => {
    script({ kind: 'undeliverable', errorCode: '034', afterMs: 10 })
    await esme.submit('hello')
    await world.clock.advance(10)
    const [receipt] = await esme.delivered(1)
    expect(textOf(receipt)).toContain('stat:UNDELIV err:034')
    expect(receipt!.network_error_code).toEqual(Buffer.from([3, 0, 34]))
    expect(inbox()).toMatchObject([{ state: 'undelivered' }])
  })

  it.each([
    ['REJECTD', 8],
    ['DELETED', 4],
    ['UNKNOWN', 7],
  ] as const)('may end in %s', async (state, message_state) => {
    script({ kind: 'undeliverable', state })
    await esme.submit('hello')
    await world.clock.advance(500)
    const [receipt] = await esme.delivered(1)
    expect(status(receipt)).toBe(state)
    expect(receipt).toMatchObject({ message_state })
  })
})

describe('the answer to submit_sm', () => {
  const statuses = async (count: number) => {
    const answers = []
    for (let sent = 0; sent < count; sent++) answers.push((await esme.submit('hello')).command_status)
    return answers
  }

  it('is the error of the script', async () => {
    script({ kind: 'reject', commandStatus: errors.ESME_RINVDSTADR })
    expect(await statuses(2)).toEqual([errors.ESME_RINVDSTADR, errors.ESME_RINVDSTADR])
    expect(inbox()).toEqual([])
    expect(world.simulator.statistics()).toMatchObject({ submits: 2, refused: 2, taken: 0 })
  })

  it('throttles the first submissions', async () => {
    script({ kind: 'throttle', firstSubmits: 2 })
    expect(await statuses(3)).toEqual([errors.ESME_RTHROTTLED, errors.ESME_RTHROTTLED, 0])
  })

  it('throttles for a time', async () => {
    script({ kind: 'throttle', forMs: 1_000 })
    expect(await statuses(2)).toEqual([errors.ESME_RTHROTTLED, errors.ESME_RTHROTTLED])
    await world.clock.advance(1_000)
    expect(await statuses(1)).toEqual([0])
  })

  it('says that the queue is full', async () => {
    script({ kind: 'queue_full', firstSubmits: 1 })
    expect(await statuses(2)).toEqual([errors.ESME_RMSGQFUL, 0])
  })

  it('comes late', async () => {
    script({ kind: 'slow_answer', delayMs: 3_000 })
    const answer = esme.submit('hello')
    await esme.settle()
    await world.clock.advance(2_999)
    await esme.settle()
    expect(esme.heard).not.toContain('submit_sm_resp')
    await world.clock.advance(1)
    expect((await answer).command_status).toBe(0)
  })

  it.each([true, false])('never comes, and the message was taken: %s', async (taken) => {
    script({ kind: 'no_answer', firstSubmits: 1, taken })
    esme.session.submit_sm({ ...usual, short_message: 'in doubt' })
    await esme.submit('answered')
    await world.clock.advance(MINUTE)
    expect(esme.heard.filter((command) => command === 'submit_sm_resp')).toHaveLength(1)
    expect(await esme.delivered(taken ? 2 : 1)).toHaveLength(taken ? 2 : 1)
    expect(inbox().map((message) => message.text)).toEqual(taken ? ['answered', 'in doubt'] : ['answered'])
  })

  it.each([true, false])('is lost with the connection, and the message was taken: %s', async (taken) => {
    script({ kind: 'drop_connection', times: 2, taken })
    for (let attempt = 1; attempt <= 2; attempt++) {
      await expect(esme.submit('hello')).rejects.toThrow('closed')
      esme = await world.bind()
    }
    expect((await esme.submit('hello')).command_status).toBe(0)
    expect(inbox()).toHaveLength(taken ? 3 : 1)
  })
})

describe('receipts', () => {
  it('come before the answer', async () => {
    script({ kind: 'receipt_before_answer' })
    const { message_id } = await esme.submit('hello')
    expect(esme.heard.filter((command) => command !== 'enquire_link_resp').slice(-2)).toEqual([
      'deliver_sm',
      'submit_sm_resp',
    ])
    expect(esme.deliveries[0]).toMatchObject({ receipted_message_id: message_id })
  })

  it('do not hold back the answer while nobody is bound for receiving', async () => {
    esme.session.destroy()
    await esme.closed
    script({ kind: 'receipt_before_answer' })
    const transmitter = await world.bind('bind_transmitter')
    expect((await transmitter.submit('hello')).command_status).toBe(0)
  })

  it('come twice', async () => {
    script({ kind: 'receipt_twice', gapMs: 100 })
    await esme.submit('hello')
    await world.clock.advance(500)
    await esme.delivered(1)
    await esme.settle()
    expect(esme.deliveries).toHaveLength(1)
    await world.clock.advance(100)
    const [first, second] = await esme.delivered(2)
    expect(textOf(second)).toBe(textOf(first))
  })

  it('come for one segment only', async () => {
    script({ kind: 'receipt_for_one_segment', ordinal: 2 })
    const ids = []
    for (const ordinal of [1, 2, 3]) {
      const sar = { sar_msg_ref_num: 1, sar_total_segments: 3, sar_segment_seqnum: ordinal }
      ids.push((await esme.submit(`part ${ordinal}`, sar)).message_id)
    }
    await world.clock.advance(MINUTE)
    await esme.settle()
    expect(esme.deliveries.map((receipt) => receipt.receipted_message_id)).toEqual([ids[1]])
    expect(inbox()).toMatchObject([{ state: 'delivered' }])
  })

  it('never come', async () => {
    script({ kind: 'no_receipt' })
    await esme.submit('hello')
    await world.clock.advance(MINUTE)
    await esme.settle()
    expect(esme.deliveries).toHaveLength(0)
    expect(inbox()).toMatchObject([{ state: 'delivered' }])
  })

  it('come as TLVs only, or as text only', async () => {
    script({ kind: 'receipt_format', carriage: 'tlv' })
    const { message_id } = await esme.submit('hello')
    script({ kind: 'receipt_format', carriage: 'text', seconds: true })
    await esme.submit('hello')
    await world.clock.advance(500)
    const [tlv, text] = await esme.delivered(2)
    expect(tlv).toMatchObject({ receipted_message_id: message_id, message_state: 2 })
    expect(textOf(tlv)).toBe('')
    expect(text!.receipted_message_id).toBeUndefined()
    expect(textOf(text)).toContain('done date:260115090000 ')
  })

  it.each([
    ['hex', 'decimal', 16, 10],
    ['decimal', 'hex_upper', 10, 16],
  ] as const)('write ids given in %s as %s', async (messageIds, id, radix, receiptRadix) => {
    await begin({ messageIds })
    script({ kind: 'receipt_format', id })
    const { message_id } = await esme.submit('hello')
    await world.clock.advance(500)
    const written = /id:(\w+)/.exec(textOf((await esme.delivered(1))[0]))![1]!
    expect(Number.parseInt(written, receiptRadix)).toBe(Number.parseInt(message_id!, radix))
    expect(written).not.toBe(message_id)
    expect(esme.deliveries[0]!.receipted_message_id).toBe(message_id)
  })
})

describe('replies', () => {
  it('come from the phone to the sender once the message has arrived', async () => {
    script({
      kind: 'all',
      of: [
        { kind: 'deliver', afterMs: 200 },
        { kind: 'reply', text: 'Принято', afterMs: 300 },
      ],
    })
    await esme.submit('hello', { registered_delivery: 0 })
    await world.clock.advance(499)
    await esme.settle()
    expect(esme.deliveries).toHaveLength(0)
    await world.clock.advance(1)
    const [reply] = await esme.delivered(1)
    expect(reply).toMatchObject({
      source_addr: phone,
      source_addr_ton: 1,
      destination_addr: '4938',
      esm_class: 0,
      data_coding: 8,
      short_message: { message: 'Принято' },
    })
  })

  it('wait for the last segment, and are concatenated when they are long', async () => {
    const text = 'a'.repeat(400)
    script({ kind: 'all', of: [{ kind: 'reply', text, times: 1 }, { kind: 'no_receipt' }] })
    await esme.submit('1', { sar_msg_ref_num: 1, sar_total_segments: 2, sar_segment_seqnum: 1 })
    await world.clock.advance(MINUTE)
    await esme.settle()
    expect(esme.deliveries).toHaveLength(0)
    await esme.submit('2', { sar_msg_ref_num: 1, sar_total_segments: 2, sar_segment_seqnum: 2 })
    await esme.submit('another message')
    await world.clock.advance(MINUTE)
    await esme.settle()
    expect(esme.deliveries.map(textOf).join('')).toBe(text)
    expect(esme.deliveries.map((part) => part.esm_class)).toEqual([0x40, 0x40, 0x40])
  })

  it('are not sent to a name, except when the script says to whom', async () => {
    const { phones } = world.simulator
    phones.setScript('1', { kind: 'reply', text: 'to nobody', afterMs: 0 })
    phones.setScript('2', { kind: 'reply', text: 'to the number', afterMs: 0, to: '4938' })
    const name = { source_addr: 'SVYAZ', source_addr_ton: 5, registered_delivery: 0 }
    await esme.submit('hello', { ...name, destination_addr: '1' })
    await esme.submit('hello', { ...name, destination_addr: '2' })
    await world.clock.advance(500)
    await esme.delivered(1)
    await esme.settle()
    expect(esme.deliveries.map(textOf)).toEqual(['to the number'])
  })
})

describe('behaviours at once', () => {
  it('each do their part', async () => {
    script({
      kind: 'all',
      of: [
        { kind: 'throttle', firstSubmits: 1 },
        { kind: 'undeliverable', afterMs: 10, errorCode: '007' },
        { kind: 'receipt_twice' },
        { kind: 'receipt_format', letterCase: 'lower' },
        { kind: 'reply', text: 'never sent: the message does not arrive' },
      ],
    })
    expect((await esme.submit('hello')).command_status).toBe(errors.ESME_RTHROTTLED)
    expect((await esme.submit('hello')).command_status).toBe(0)
    await world.clock.advance(MINUTE)
    await esme.delivered(2)
    await esme.settle()
    expect(esme.deliveries).toHaveLength(2)
    expect(textOf(esme.deliveries[1])).toContain('stat:undeliv err:007')
  })

  it('of one group: the last one counts', async () => {
    script({ kind: 'all', of: [{ kind: 'undeliverable' }, { kind: 'deliver', afterMs: 1 }] })
    await esme.submit('hello')
    await world.clock.advance(1)
    expect(status((await esme.delivered(1))[0])).toBe('DELIVRD')
  })

  it('hold only for what is submitted after the script is set', async () => {
    script({ kind: 'absent', forMs: MINUTE })
    await esme.submit('first')
    script({ kind: 'deliver', afterMs: 0 })
    await esme.submit('second')
    await world.clock.advance(0)
    await esme.delivered(1)
    expect(inbox()).toMatchObject([
      { text: 'second', state: 'delivered' },
      { text: 'first', state: 'enroute' },
    ])
  })
})
