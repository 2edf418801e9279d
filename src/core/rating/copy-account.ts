import type { Account, NumberAccount } from './account.js'
import type { SmsAccount } from './sms/sms-account.js'

/** An account that can be advanced without changing the other. What is never changed is shared. */
export function copyAccount(account: Account): Account {
  const numbers = [...account.numbers].map(([id, number]) => [id, copyNumber(number)] as const)
  return { ...account, numbers: new Map(numbers), sms: copySms(account.sms) }
}

/** One number without its history: enough to rate what is new, and cheap. */
export function copyForPreview(account: Account, number: NumberAccount): { account: Account; number: NumberAccount } {
  const fresh = { ...number, rated: [], known: new Map<never, never>() }
  const copy = copyNumber(fresh)
  return { account: { ...account, numbers: new Map([[number.number, copy]]) }, number: copy }
}

function copyNumber(number: NumberAccount): NumberAccount {
  return {
    ...number,
    active: copyEach(number.active),
    tariffs: [...number.tariffs],
    packages: copyEach(number.packages),
    remaining: new Map(number.remaining),
    lines: new Map([...number.lines].map(([key, line]) => [key, { ...line }])),
    shares: new Map(number.shares),
    rated: [...number.rated],
    known: new Map(number.known),
    revisions: new Map(number.revisions),
    wallet: undefined,
  }
}

export function copySms(sms: SmsAccount): SmsAccount {
  return {
    packages: copyEach(sms.packages),
    employeeOffer: copyEach(sms.employeeOffer),
    units: [...sms.units],
    remaining: new Map(sms.remaining),
    fees: new Map(sms.fees),
    pools: new Map(sms.pools),
    sent: new Map(sms.sent),
    known: new Set(sms.known),
  }
}

function copyEach<T extends object>(list: readonly T[]): T[] {
  return list.map((each) => ({ ...each }))
}
