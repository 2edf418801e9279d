import { expect, it } from 'vitest'

import { VirtualClock } from '../../testing/virtual-clock.js'
import { type IncomingSegment, settle } from './phone.js'
import { PhoneBook, type PhoneLimits } from './phones.js'

function setUp(limits: Partial<PhoneLimits> = {}) {
  const clock = new VirtualClock()
  const book = new PhoneBook(clock, { phones: 3, messagesPerPhone: 2, messages: 5, ...limits }, 500)
  let id = 0
  const receive = (msisdn: string, incoming: Partial<IncomingSegment> = {}) => {
    const phone = book.use(msisdn)
    const segment: IncomingSegment = {
      messageId: String(++id),
      from: '4938',
      text: `text ${id}`,
      encoding: 'gsm7',
      reference: 0,
      total: 1,
      ordinal: 1,
      at: clock.now(),
      ...incoming,
    }
    const joined = segment.total > 1 ? phone.join(segment) : null
    const begun = joined ?? phone.begin(segment)
    if (!joined) book.keep(phone, begun.message)
    return begun
  }
  return { clock, book, receive }
}

it('knows every number, with or without a plus', () => {
  const { book, receive } = setUp()
  expect(book.get('+7911')).toMatchObject({ msisdn: '7911', script: { kind: 'deliver', afterMs: 500 }, messages: [] })
  receive('7911')
  expect(book.get('+7911').messageCount).toBe(1)
})

it('keeps the last messages of a phone, the most recent first', () => {
  const { book, receive } = setUp()
  for (let count = 0; count < 4; count++) receive('1')
  expect(book.get('1').messages.map((message) => message.id)).toEqual(['4', '3'])
})

it('forgets the phone that was active least recently', () => {
  const { book, receive } = setUp()
  for (const msisdn of ['1', '2', '3', '1', '4']) receive(msisdn)
  expect(book.list(10).map((phone) => phone.msisdn)).toEqual(['4', '1', '3'])
})

it('keeps so many messages of all phones together', () => {
  const { book, receive } = setUp()
  for (const msisdn of ['1', '1', '2', '2', '3', '3']) receive(msisdn)
  expect(book.list(10).map((phone) => phone.msisdn)).toEqual(['3', '2'])
})

it('evicts in order of activity for ever', () => {
  const { book, receive } = setUp()
  for (let round = 0; round < 50; round++) {
    for (const msisdn of ['1', '2', '3', '1', '4']) receive(msisdn)
    expect(book.list(10).map((phone) => phone.msisdn)).toEqual(['4', '1', '3'])
  }
})

it('keeps the phone in use whatever the limits', () => {
  const { book, receive } = setUp({ messages: 0 })
  for (const msisdn of ['1', '2', '2', '3', '1']) {
    receive(msisdn)
    expect(book.list(10).map((phone) => phone.msisdn)).toEqual([msisdn])
  }
})

it('lists as many phones as asked for', () => {
  const { book } = setUp()
  for (const msisdn of ['1', '2', '3']) book.setScript(msisdn, { kind: 'no_receipt' })
  expect(book.list(2).map((phone) => phone.msisdn)).toEqual(['3', '2'])
  expect(book.list(0)).toEqual([])
})

it('hands out copies', () => {
  const { book, receive } = setUp()
  const { message, segment } = receive('1')
  const before = book.get('1')
  settle(message, segment, 'delivered', 5)
  expect(before.messages[0]).toMatchObject({ state: 'enroute', segments: [{ state: 'enroute' }] })
})

it('joins segments that come in any order', () => {
  const { book, receive } = setUp()
  for (const [ordinal, text] of [
    [3, 'c'],
    [1, 'a'],
    [2, 'b'],
  ] as const) {
    receive('1', { total: 3, ordinal, text, reference: 9 })
  }
  expect(book.get('1').messages).toMatchObject([{ text: 'abc', segmentCount: 3, segments: [{}, {}, {}] }])
})

it('takes a segment that comes again for the same one', () => {
  const { book, receive } = setUp()
  receive('1', { total: 2, ordinal: 1, text: 'a' })
  receive('1', { total: 2, ordinal: 1, text: 'a' })
  receive('1', { total: 2, ordinal: 2, text: 'b' })
  expect(book.get('1').messages).toMatchObject([{ text: 'ab', segments: [{ messageId: '2' }, { messageId: '3' }] }])
})

it('keeps two messages apart that use one reference', () => {
  const { book, receive } = setUp()
  receive('1', { total: 2, ordinal: 1, text: 'a' })
  receive('1', { total: 2, ordinal: 1, text: 'x' })
  receive('1', { total: 2, ordinal: 2, text: 'y' })
  expect(book.get('1').messages.map((message) => message.text)).toEqual(['xy', 'a'])
})

it('has received a long message when all segments are delivered, and only once', () => {
  const { receive } = setUp()
  const first = receive('1', { total: 2, ordinal: 1, text: 'a' })
  const second = receive('1', { total: 2, ordinal: 2, text: 'b' })
  expect(settle(first.message, first.segment, 'delivered', 10)).toBe(false)
  expect(settle(second.message, second.segment, 'delivered', 20)).toBe(true)
  expect(settle(second.message, second.segment, 'delivered', 30)).toBe(false)
  expect(first.message).toMatchObject({ state: 'delivered', receivedAt: 20 })
})

it('is expired when one segment expired', () => {
  const { receive } = setUp()
  const first = receive('1', { total: 2, ordinal: 1, text: 'a' })
  settle(first.message, first.segment, 'expired', 10)
  expect(first.message).toMatchObject({ state: 'expired', receivedAt: null })
})
