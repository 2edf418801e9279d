import type { MessageClass } from '../messaging/message.js'
import type { CompanyId } from '../values/ids.js'
import { type Hours, type Opening, openingAround } from './hours.js'
import { describeHours } from './hours-rules.js'
import type { HeldClass, QuietHours, SendingHours, SendTime } from './quiet-hours.js'

export interface HoursOfCompanies {
  /** The same object until the hours change. */
  hoursOf(companyId: CompanyId): SendingHours
}

/** One rule in one zone, with the stretches of time that were asked for last. */
interface Rule {
  description: string
  openings: Opening[]
  next: number
}

/** Messages of now, and of a few moments that mailings are scheduled for. */
const openingsKept = 8

/** Quiet hours of all companies, from memory. A stretch of time is worked out once and serves until it has passed. */
export class QuietHoursTable implements QuietHours {
  readonly #companies: HoursOfCompanies
  /** Hours that are replaced take their rules with them. */
  readonly #rules: Record<HeldClass, WeakMap<Hours, Map<string, Rule>>> = {
    service: new WeakMap(),
    mailing: new WeakMap(),
  }

  constructor(companies: HoursOfCompanies) {
    this.#companies = companies
  }

  earliest(companyId: CompanyId, messageClass: MessageClass, zone: string, notBefore: number): SendTime {
    if (messageClass === 'alert') return { at: notBefore, heldBy: null, isLimited: false }
    const hours = this.#companies.hoursOf(companyId)[messageClass]
    if (hours === null) return { at: notBefore, heldBy: null, isLimited: false }
    const rule = this.#ruleOf(messageClass, hours, zone)
    const opening = openingOf(rule, hours, zone, notBefore)
    return opening.open
      ? { at: notBefore, heldBy: null, isLimited: true }
      : { at: opening.until, heldBy: rule.description, isLimited: true }
  }

  #ruleOf(messageClass: HeldClass, hours: Hours, zone: string): Rule {
    let zones = this.#rules[messageClass].get(hours)
    if (zones === undefined) this.#rules[messageClass].set(hours, (zones = new Map()))
    let rule = zones.get(zone)
    if (rule === undefined) {
      const description = `${messageClass}: ${describeHours(hours)}, ${zone}`
      zones.set(zone, (rule = { description, openings: [], next: 0 }))
    }
    return rule
  }
}

function openingOf(rule: Rule, hours: Hours, zone: string, at: number): Opening {
  for (const opening of rule.openings) if (opening.from <= at && at < opening.until) return opening
  const opening = openingAround(hours, zone, at)
  rule.openings[rule.next] = opening
  rule.next = (rule.next + 1) % openingsKept
  return opening
}
