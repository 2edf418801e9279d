import { createHmac, timingSafeEqual } from 'node:crypto'

import type { CompanyId, MessageId } from '../values/ids.js'

const dayMs = 86_400_000
/** A mail may be answered so long after the SMS that it tells of. */
const validDays = 14
/** 104 bits. */
const macBytes = 13

export interface AnsweredSms {
  companyId: CompanyId
  /** What the subscriber wrote. */
  messageId: MessageId
}

/** Local part of the address under which one SMS of one subscriber can be answered by mail: whoever knows it may, until its day is over. */
export function replyLocalPart(key: Buffer, { companyId, messageId }: AnsweredSms, now: number): string {
  const lastDay = Math.floor(now / dayMs) + validDays
  const named = [companyId, messageId, lastDay].map((part) => part.toString(36)).join('-')
  return `r-${named}-${macOf(key, named)}`
}

export const replyForm = /^r-([0-9a-z]{1,11})-([0-9a-z]{1,11})-([0-9a-z]{1,6})-([0-9a-f]{26})$/

/** Undefined for an address that was not given out, or whose time is over. */
export function readReplyLocalPart(key: Buffer, local: string, now: number): AnsweredSms | undefined {
  const [, company = '', message = '', day = '', mac = ''] = replyForm.exec(local.toLowerCase()) ?? []
  const expected = Buffer.from(macOf(key, `${company}-${message}-${day}`))
  const given = Buffer.from(mac)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  if (parseInt(day, 36) < Math.floor(now / dayMs)) return undefined
  return { companyId: parseInt(company, 36) as CompanyId, messageId: parseInt(message, 36) as MessageId }
}

function macOf(key: Buffer, named: string): string {
  const mac = createHmac('sha256', key).update(`mail reply 1 ${named}`).digest()
  return mac.subarray(0, macBytes).toString('hex')
}
