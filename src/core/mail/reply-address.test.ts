import { expect, it } from 'vitest'

import type { CompanyId, MessageId } from '../values/ids.js'
import { readReplyLocalPart, replyForm, replyLocalPart } from './reply-address.js'

const key = Buffer.alloc(32, 1)
const sms = { companyId: 12 as CompanyId, messageId: 9_007_199_254_740_991 as MessageId }
const now = Date.UTC(2026, 0, 15, 12)
const day = 86_400_000

it('names one SMS of one company in an address that fits, in any case of letters', () => {
  const local = replyLocalPart(key, sms, now)
  expect(local).toMatch(replyForm)
  expect(local.length).toBeLessThanOrEqual(64)
  expect(readReplyLocalPart(key, local.toUpperCase(), now)).toEqual(sms)
})

it('holds for fourteen days', () => {
  const local = replyLocalPart(key, sms, now)
  expect(readReplyLocalPart(key, local, now + 14 * day)).toEqual(sms)
  expect(readReplyLocalPart(key, local, now + 15 * day)).toBeUndefined()
})

it('is taken from nobody who changes it or makes one up', () => {
  const local = replyLocalPart(key, sms, now)
  const other = replyLocalPart(key, { ...sms, messageId: 2 as MessageId }, now)
  const mac = local.slice(local.lastIndexOf('-'))
  const forged = other.slice(0, other.lastIndexOf('-')) + mac
  for (const wrong of [forged, `${local}0`, local.slice(0, -1), 'r-1-1-1-', 'mail2sms']) {
    expect(readReplyLocalPart(key, wrong, now)).toBeUndefined()
  }
  expect(readReplyLocalPart(Buffer.alloc(32, 2), local, now)).toBeUndefined()
})
