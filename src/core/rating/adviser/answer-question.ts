import { LocalCalendar } from '../../calendar/local-calendar.js'
import type { LocalMonth } from '../../calendar/local-date.js'
import type { Catalogue, NumberKind } from '../catalogue/index.js'
import type { BillableUnit } from '../sms/sms-account.js'
import { adviseNumber, type NumberAdvice, ratePlan } from './advise-number.js'
import { adviseSms, type SmsAdvice } from './advise-sms.js'
import { type CompactUsage, recordsOf } from './compact-usage.js'
import type { PlanCost, VoicePlan } from './plan.js'

/** What the adviser is asked, as plain data: it is answered beside the event loop. */
export type AdviserQuestion = { zone: string; months: readonly LocalMonth[]; count: number } & (
  | {
      about: 'number'
      kind: NumberKind
      usage: CompactUsage
      current: VoicePlan | null
      /** What these would cost as well. */
      plans: readonly VoicePlan[]
    }
  | { about: 'sms'; sent: readonly (readonly [LocalMonth, number])[]; units: readonly BillableUnit[] }
)

export type AdviserAnswer =
  | { about: 'number'; advice: NumberAdvice; plans: readonly PlanCost[]; records: number }
  | { about: 'sms'; advice: SmsAdvice }

/** Answers beside the event loop: a year of a busy number takes seconds. */
export interface Adviser {
  answer(question: AdviserQuestion): Promise<AdviserAnswer>
}

export function answerQuestion(catalogue: Catalogue, question: AdviserQuestion): AdviserAnswer {
  const calendar = new LocalCalendar(question.zone)
  const { months, count } = question
  if (question.about === 'sms') {
    const { sent, units } = question
    return { about: 'sms', advice: adviseSms(catalogue, calendar, { months, count, sent: new Map(sent), units }) }
  }
  const { kind, current } = question
  const records = recordsOf(question.usage)
  const advice = adviseNumber(catalogue, calendar, { kind, records, months, current, count })
  const plans = question.plans.map((plan) => ratePlan(catalogue, calendar, { kind, records, months }, plan))
  return { about: 'number', advice, plans, records: records.length }
}
