import type { LocalDate } from '../calendar/local-date.js'
import type { NumberId } from '../values/ids.js'
import { addMoney, type Money, noMoney } from '../values/money.js'
import type { Account } from './account.js'
import { chargeThrough } from './billing-day.js'
import {
  changeTariff,
  connectNumber,
  connectPackage,
  disconnectNumber,
  disconnectPackage,
  type NumberConnection,
} from './connect-number.js'
import { copyAccount } from './copy-account.js'
import type { Posting } from './posting.js'
import { correctUsage, recordUsage, type UsageOutcome } from './record-usage.js'
import { connectSmsPackage, disconnectSmsPackage, startEmployeeOffer, stopEmployeeOffer } from './sms/change-offer.js'
import { recordSms, type SmsOutcome, type SmsUsage } from './sms/record-sms.js'
import type { BillableUnit } from './sms/sms-account.js'
import type { UsageRecord } from './usage-record.js'

/** Whatever may happen to an account. UTC ms. */
export type Action =
  | ({ do: 'connect_number' } & NumberConnection)
  | { do: 'disconnect_number'; number: NumberId; at: number }
  | { do: 'connect_package'; number: NumberId; connection: number; package: string; at: number }
  | { do: 'disconnect_package'; number: NumberId; connection: number; at: number }
  | { do: 'change_tariff'; number: NumberId; tariff: string; at: number; atPackageEnd: boolean }
  | { do: 'connect_sms_package'; connection: number; package: string; at: number }
  | { do: 'disconnect_sms_package'; connection: number; at: number }
  | { do: 'start_employee_offer'; at: number }
  | { do: 'stop_employee_offer'; at: number }
  | { do: 'count_employees'; units: readonly BillableUnit[] }
  | { do: 'use'; record: UsageRecord; arrivedAt?: number }
  | { do: 'correct'; number: NumberId; id: number; record: UsageRecord | null; at: number }
  | { do: 'send'; sms: SmsUsage }
  | { do: 'charge_days'; through: LocalDate }

/** What an action brought into the ledger, and why it brought nothing. */
export interface Performed {
  postings: readonly Posting[]
  /** Null for an action that is no usage. */
  outcome: UsageOutcome | SmsOutcome | null
}

/** Does one thing to an account. The run and the simulation are this function. @throws GatewayError when a connection is refused */
export function perform(account: Account, action: Action): Performed {
  switch (action.do) {
    case 'use':
      return told(recordUsage(account, action.record, action.arrivedAt))
    case 'correct':
      return told(correctUsage(account, action.number, action.id, action.record, action.at))
    case 'send':
      return told(recordSms(account, action.sms))
    case 'charge_days':
      return { postings: chargeThrough(account, action.through), outcome: null }
    default:
      change(account, action)
      return { postings: [], outcome: null }
  }
}

type Change = Exclude<Action, { do: 'use' | 'correct' | 'send' | 'charge_days' }>

function change(account: Account, action: Change): void {
  if (action.do === 'count_employees') {
    account.sms.units.splice(0, account.sms.units.length, ...action.units)
    return
  }
  const { at } = action
  switch (action.do) {
    case 'connect_number':
      return connectNumber(account, action, at)
    case 'disconnect_number':
      return disconnectNumber(account, action.number, at, at)
    case 'connect_package':
      return connectPackage(account, action.number, action, at)
    case 'disconnect_package':
      return disconnectPackage(account, action.number, action.connection, at, at)
    case 'change_tariff':
      return void changeTariff(account, action.number, action, at)
    case 'connect_sms_package':
      return void connectSmsPackage(account, action, at)
    case 'disconnect_sms_package':
      return disconnectSmsPackage(account, action.connection, at, at)
    case 'start_employee_offer':
      return void startEmployeeOffer(account, at, at)
    case 'stop_employee_offer':
      return void stopEmployeeOffer(account, at, at)
  }
}

function told(outcome: UsageOutcome | SmsOutcome): Performed {
  return { postings: outcome.kind === 'rated' ? outcome.postings : [], outcome }
}

export interface Simulation {
  postings: readonly Posting[]
  total: Money
  /** One for each action. */
  performed: readonly Performed[]
  /** As it would be. */
  account: Account
}

/** What actions would cost: the run itself, on a copy (R29). The account stays as it is. */
export function simulate(account: Account, actions: readonly Action[]): Simulation {
  const copy = copyAccount(account)
  const performed = actions.map((action) => perform(copy, action))
  const postings = performed.flatMap((each) => each.postings)
  return { postings, total: totalOf(postings), performed, account: copy }
}

export function totalOf(postings: Iterable<Posting>): Money {
  let total = noMoney
  for (const { amount } of postings) total = addMoney(total, amount)
  return total
}
