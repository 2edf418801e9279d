import type { Clock } from '../../core/clock.js'
import { type PhoneMessage, VirtualPhone } from './phone.js'
import { PhonePlan } from './phone-plan.js'
import type { PhoneScript } from './phone-script.js'

/** What is kept in memory. The phones that were active least recently go first, with their scripts. */
export interface PhoneLimits {
  /** 200,000 unless given. */
  phones: number
  /** Of one phone; 100 unless given. */
  messagesPerPhone: number
  /** Of all phones together; 500,000 unless given. */
  messages: number
}

export const standardPhoneLimits: PhoneLimits = { phones: 200_000, messagesPerPhone: 100, messages: 500_000 }

/** One virtual phone as the outside sees it. */
export interface PhoneSummary {
  /** Digits, without a plus. */
  msisdn: string
  script: PhoneScript
  /** How many SMS are kept. */
  messageCount: number
  /** UTC ms; `null` for a phone to which nothing has happened yet. */
  lastActiveAt: number | null
}

export interface PhoneView extends PhoneSummary {
  /** The most recent first. */
  messages: PhoneMessage[]
}

/** The phones by number, in order of their last activity. */
export class PhoneBook {
  readonly #clock: Clock
  readonly #limits: PhoneLimits
  readonly #phones = new Map<string, VirtualPhone>()
  readonly #defaultScript: PhoneScript
  /** One for all phones: without counts and periods a plan has no state. */
  readonly #defaultPlan: PhonePlan
  /** Goes on where it stood: what lies before is evicted or has moved to the end, and a new iterator would step over all of that. */
  #oldest: Iterator<VirtualPhone, undefined>
  #messageCount = 0

  constructor(clock: Clock, limits: PhoneLimits, defaultDeliverAfterMs: number) {
    this.#clock = clock
    this.#limits = limits
    this.#defaultScript = { kind: 'deliver', afterMs: defaultDeliverAfterMs }
    this.#defaultPlan = new PhonePlan(this.#defaultScript, clock.now())
    this.#oldest = this.#phones.values()
  }

  /** The phone of a number, moved to the front; made when it is new. */
  use(number: string): VirtualPhone {
    const msisdn = digitsOf(number)
    const now = this.#clock.now()
    let phone = this.#phones.get(msisdn)
    if (phone) this.#phones.delete(msisdn)
    else phone = new VirtualPhone(msisdn, this.#defaultScript, this.#defaultPlan, now)
    phone.lastActiveAt = now
    this.#phones.set(msisdn, phone)
    this.#evict(phone)
    return phone
  }

  /** Puts a message into the phone's inbox, and forgets what the limits do not allow. */
  keep(phone: VirtualPhone, message: PhoneMessage): void {
    this.#messageCount += 1 - phone.keep(message, this.#limits.messagesPerPhone)
    this.#evict(phone)
  }

  setScript(msisdn: string, script: PhoneScript): PhoneView {
    const phone = this.use(msisdn)
    phone.setScript(script, this.#clock.now())
    return this.get(msisdn)
  }

  get(number: string): PhoneView {
    const msisdn = digitsOf(number)
    const phone = this.#phones.get(msisdn)
    if (phone) return { ...summaryOf(phone), messages: phone.messages.map(copyOf).reverse() }
    return { msisdn, script: this.#defaultScript, messageCount: 0, lastActiveAt: null, messages: [] }
  }

  /** The most recently active first. */
  list(limit: number): PhoneSummary[] {
    const phones = limit > 0 ? [...this.#phones.values()].slice(-limit) : []
    return phones.reverse().map(summaryOf)
  }

  #evict(inUse: VirtualPhone): void {
    while (this.#phones.size > this.#limits.phones || this.#messageCount > this.#limits.messages) {
      const oldest = this.#oldest.next().value
      if (!oldest || oldest === inUse) {
        this.#oldest = this.#phones.values()
        return
      }
      this.#phones.delete(oldest.msisdn)
      this.#messageCount -= oldest.messages.length
    }
  }
}

function summaryOf(phone: VirtualPhone): PhoneSummary {
  const { msisdn, script, lastActiveAt } = phone
  return { msisdn, script, messageCount: phone.messages.length, lastActiveAt }
}

function copyOf(message: PhoneMessage): PhoneMessage {
  return { ...message, segments: message.segments.map((segment) => ({ ...segment })) }
}

function digitsOf(number: string): string {
  return number.startsWith('+') ? number.slice(1) : number
}
