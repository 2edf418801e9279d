/** What a message centre does between submit_sm and deliver_sm, as the virtual phones' scripts say. */
import type { PDUOptions } from 'smpp'

import type { Clock } from '../../core/clock.js'
import type { Agenda } from './agenda.js'
import type { SubmitAnswer } from './esme-session.js'
import { type MessageIdForm, nextMessageId } from './message-ids.js'
import type { Outbox } from './outbox.js'
import { type PhoneMessage, type PhoneSegment, settle, type VirtualPhone } from './phone.js'
import type { PhonePlan } from './phone-plan.js'
import type { PhoneBook } from './phones.js'
import { type ReceiptFacts, receiptPdu, type ReceiptStatus } from './receipt.js'
import { decodeShortText, type DefaultAlphabet, encodeShortText } from './short-text.js'
import { readValidityPeriod } from './smsc-time.js'
import type { SimulatorStatistics } from './statistics.js'
import { type Address, readSubmitRequest, RefusedPdu, type SubmitRequest } from './submit-request.js'

export interface CentreOptions {
  messageIds: MessageIdForm
  defaultAlphabet: DefaultAlphabet
  submitDelayMs: number
  defaultDeliverAfterMs: number
  defaultValidityMs: number
  receiptUtcOffsetMinutes: number
}

export interface CentreParts {
  clock: Clock
  agenda: Agenda
  phones: PhoneBook
  outbox: Outbox
  statistics: SimulatorStatistics
}

/** A segment that the centre has taken. */
interface Taken {
  id: string
  request: SubmitRequest
  ordinal: number
  plan: PhonePlan
  phone: VirtualPhone
  message: PhoneMessage
  segment: PhoneSegment
  submittedAt: number
}

interface Outcome {
  status: ReceiptStatus
  errorCode: string
}

const DELIVERED: Outcome = { status: 'DELIVRD', errorCode: '000' }
const EXPIRED: Outcome = { status: 'EXPIRED', errorCode: '000' }
const ENROUTE: Outcome = { status: 'ENROUTE', errorCode: '000' }

const REGISTERED_FINAL = 0x03
const REGISTERED_INTERMEDIATE = 0x10
const UDH_INDICATOR = 0x40
const TON_UNKNOWN = 0
const TON_INTERNATIONAL = 1
const NPI_ISDN = 1
/** Shorter numbers are short codes and local numbers. */
const INTERNATIONAL_DIGITS = 10
const DEFAULT_REPLY_AFTER_MS = 1_000

export class MessageCentre {
  readonly #options: CentreOptions
  readonly #parts: CentreParts
  #reference = 0

  constructor(options: CentreOptions, parts: CentreParts) {
    this.#options = options
    this.#parts = parts
  }

  submit(body: Buffer, answer: SubmitAnswer): void {
    this.#parts.statistics.submits += 1
    try {
      const request = readSubmitRequest(body, this.#options.defaultAlphabet)
      this.#follow(request, this.#expiry(request.validityPeriod), answer)
    } catch (error) {
      if (!(error instanceof RefusedPdu)) throw error
      this.#refuse(answer, error.commandStatus)
    }
  }

  /** A subscriber writes; returns the number of PDUs. */
  write(from: string, to: Address, text: string): number {
    this.#reference = (this.#reference + 1) & 0xff
    const parts = encodeShortText(text, this.#reference, this.#options.defaultAlphabet)
    for (const part of parts) {
      this.#parts.statistics.inbound += 1
      this.#parts.outbox.add({ pdu: inboundPdu(numberAddress(from), to, part) })
    }
    return parts.length
  }

  #follow(request: SubmitRequest, expiresAt: number, answer: SubmitAnswer): void {
    const phone = this.#parts.phones.use(request.to.digits)
    const rule = phone.plan.nextAnswer(this.#parts.clock.now(), this.#options.submitDelayMs)
    switch (rule.kind) {
      case 'refuse':
        return this.#refuse(answer, rule.commandStatus)
      case 'stay_silent':
        if (rule.taken) this.#schedule(this.#take(request, phone), expiresAt)
        return
      case 'drop':
        if (rule.taken) this.#schedule(this.#take(request, phone), expiresAt)
        return answer.drop()
      case 'accept': {
        const taken = this.#take(request, phone)
        if (rule.receiptFirst) return this.#concludeBeforeAnswer(taken, answer)
        this.#schedule(taken, expiresAt)
        if (rule.delayMs > 0) this.#parts.agenda.after(rule.delayMs, () => answer.send(0, taken.id))
        else answer.send(0, taken.id)
      }
    }
  }

  #refuse(answer: SubmitAnswer, commandStatus: number): void {
    this.#parts.statistics.refused += 1
    answer.send(commandStatus)
  }

  /** @throws RefusedPdu */
  #expiry(validityPeriod: string): number {
    const now = this.#parts.clock.now()
    if (validityPeriod === '') return now + this.#options.defaultValidityMs
    const expiresAt = readValidityPeriod(validityPeriod, now)
    if (expiresAt === null || expiresAt < now) throw new RefusedPdu('ESME_RINVEXPIRY')
    return expiresAt
  }

  #take(request: SubmitRequest, phone: VirtualPhone): Taken {
    const { clock, phones, statistics } = this.#parts
    const { defaultAlphabet, messageIds } = this.#options
    const submittedAt = clock.now()
    const id = nextMessageId(submittedAt, messageIds)
    const { reference, total, ordinal } = request.concatenation ?? { reference: 0, total: 1, ordinal: 1 }
    const text = decodeShortText(request.octets, request.encoding, defaultAlphabet, request.headerOctets)
    const { encoding } = request
    const from = request.from.digits
    const incoming = { messageId: id, from, text, encoding, reference, total, ordinal, at: submittedAt }
    let joined = total > 1 ? phone.join(incoming) : null
    if (!joined) {
      joined = phone.begin(incoming)
      phones.keep(phone, joined.message)
    }
    statistics.taken += 1
    return { id, request, ordinal, plan: phone.plan, phone, ...joined, submittedAt }
  }

  #schedule(taken: Taken, expiresAt: number): void {
    const { agenda } = this.#parts
    const { plan, submittedAt, request } = taken
    const fateAt = plan.fateAt(submittedAt, this.#options.defaultDeliverAfterMs)
    if (plan.isAbsent(submittedAt) && request.registeredDelivery & REGISTERED_INTERMEDIATE) {
      agenda.at(submittedAt, () => this.#sendReceipts(taken, ENROUTE))
    }
    if (fateAt > expiresAt) agenda.at(expiresAt, () => this.#conclude(taken, EXPIRED))
    else agenda.at(fateAt, () => this.#conclude(taken, outcomeOf(plan)))
  }

  #concludeBeforeAnswer(taken: Taken, answer: SubmitAnswer): void {
    let isAnswered = false
    const send = () => {
      if (!isAnswered) answer.send(0, taken.id)
      isAnswered = true
    }
    const count = this.#conclude(taken, outcomeOf(taken.plan), send)
    if (count === 0 || !this.#parts.outbox.hasReceivers()) send()
  }

  /** Returns how many receipts it gave to the outbox. */
  #conclude(taken: Taken, outcome: Outcome, onWritten?: () => void): number {
    const state = outcome.status === 'DELIVRD' ? 'delivered' : outcome.status === 'EXPIRED' ? 'expired' : 'undelivered'
    const hasArrived = settle(taken.message, taken.segment, state, this.#parts.clock.now())
    const count = wantsReceipt(taken, outcome) ? this.#sendReceipts(taken, outcome, onWritten) : 0
    if (hasArrived) this.#reply(taken)
    return count
  }

  #sendReceipts(taken: Taken, outcome: Outcome, onWritten?: () => void): number {
    const rule = taken.plan.receipts
    if (rule?.kind === 'no_receipt') return 0
    if (rule?.kind === 'receipt_for_one_segment' && rule.ordinal !== taken.ordinal) return 0
    const pdu = this.#receiptOf(taken, outcome)
    const send = () => {
      this.#parts.statistics.receipts += 1
      this.#parts.outbox.add(onWritten ? { pdu, onWritten } : { pdu })
    }
    send()
    if (rule?.kind !== 'receipt_twice') return 1
    if (rule.gapMs) this.#parts.agenda.after(rule.gapMs, send)
    else send()
    return 2
  }

  #receiptOf(taken: Taken, outcome: Outcome): PDUOptions {
    const { from, to } = taken.request
    const facts: ReceiptFacts = {
      messageId: taken.id,
      idRadix: this.#options.messageIds === 'hex' ? 16 : 10,
      from,
      to,
      ...outcome,
      submittedAt: taken.submittedAt,
      doneAt: this.#parts.clock.now(),
      text: taken.request.encoding === 'binary' ? '' : taken.segment.text,
    }
    return receiptPdu(facts, taken.plan.format, this.#options.receiptUtcOffsetMinutes)
  }

  #reply({ plan, phone, request }: Taken): void {
    for (const rule of plan.takeReplies()) {
      const to = rule.to === undefined ? request.from : numberAddress(rule.to)
      if (!/^\+?\d+$/.test(to.digits)) continue
      this.#parts.agenda.after(rule.afterMs ?? DEFAULT_REPLY_AFTER_MS, () => this.write(phone.msisdn, to, rule.text))
    }
  }
}

function outcomeOf(plan: PhonePlan): Outcome {
  if (plan.fate?.kind !== 'undeliverable') return DELIVERED
  return { status: plan.fate.state ?? 'UNDELIV', errorCode: plan.fate.errorCode ?? '001' }
}

/** SMPP 3.4 §5.2.17; 3, reserved there, means success only, as in SMPP 5.0. */
function wantsReceipt({ request }: Taken, outcome: Outcome): boolean {
  switch (request.registeredDelivery & REGISTERED_FINAL) {
    case 1:
      return true
    case 2:
      return outcome !== DELIVERED
    case 3:
      return outcome === DELIVERED
    default:
      return false
  }
}

/** The address of a number as it is dialled from abroad, or of a short code. */
export function numberAddress(number: string): Address {
  const digits = number.startsWith('+') ? number.slice(1) : number
  const ton = digits.length >= INTERNATIONAL_DIGITS ? TON_INTERNATIONAL : TON_UNKNOWN
  return { ton, npi: NPI_ISDN, digits }
}

function inboundPdu(
  from: Address,
  to: Address,
  part: { dataCoding: number; octets: Buffer; hasHeader: boolean },
): PDUOptions {
  return {
    source_addr_ton: from.ton,
    source_addr_npi: from.npi,
    source_addr: from.digits,
    dest_addr_ton: to.ton,
    dest_addr_npi: to.npi,
    destination_addr: to.digits,
    esm_class: part.hasHeader ? UDH_INDICATOR : 0,
    data_coding: part.dataCoding,
    short_message: part.octets,
  }
}
