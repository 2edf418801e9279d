import type { MinutePackage, SmsTerms, Tariff, VoiceTerms } from '../../core/rating/index.js'
import type { AccountView, NumberView, PackageView } from '../../core/rating/ledger/account-view.js'
import type { ChangeCost } from '../../core/rating/ledger/change-account.js'
import type { ParkedUsage } from '../../core/rating/ledger/ports.js'
import type { RatingProfile } from '../../core/rating/ledger/profile.js'
import type { ShownPosting } from '../../core/rating/ledger/read-ledger.js'
import type { UsageResults } from '../../core/rating/ledger/record-calls.js'
import { type LimitState, partsOf } from '../../core/rating/ledger/spending-limit.js'
import { formatId } from '../../core/values/ids.js'
import { formatMoney, type Money } from '../../core/values/money.js'
import type { components } from './generated/contract.js'
import { formatInstant, formatNullableInstant } from './instant.js'

type Schemas = components['schemas']

export function presentTariffs(voice: VoiceTerms | undefined, sms: SmsTerms): Schemas['TariffList'] {
  const { company, employee } = sms
  return {
    tariffs: [...(voice?.tariffs.values() ?? [])].map(presentTariff),
    packages: [...(voice?.packages.values() ?? [])].filter(({ isClosed }) => !isClosed).map(presentPackage),
    companyOffer: {
      smsPrice: formatMoney(company.smsPrice),
      packages: [...company.packages.values()]
        .filter(({ isClosed }) => !isClosed)
        .map(({ code, name, sms: included, fee }) => ({ code, name, sms: included, fee: formatMoney(fee) })),
    },
    employeeOffer: {
      smsPrice: formatMoney(employee.smsPrice),
      smsPerEmployee: employee.smsPerEmployee,
      steps: employee.steps.map(({ from, to, fee }) => ({ from, to, fee: formatMoney(fee) })),
    },
  }
}

function presentTariff({ code, name, setupFee, numberFee, prices }: Tariff): Schemas['Tariff'] {
  const { mobile, city } = numberFee
  const fees = { mobile: formatMoney(mobile), city: formatMoney(city) }
  return { code, name, setupFee: formatMoney(setupFee), numberFee: fees, prices: presentPrices(prices) }
}

function presentPackage({ code, name, minutes, fee, family, over }: MinutePackage): Schemas['MinutePackage'] {
  return { code, name, minutes, fee: formatMoney(fee), tariffs: [...family.tariffs], over: presentPrices(over) }
}

function presentPrices(prices: ReadonlyMap<string, Money>): Record<string, string> {
  return Object.fromEntries([...prices].map(([direction, price]) => [direction, formatMoney(price)]))
}

export function presentRating(account: AccountView): Schemas['RatingAccount'] {
  return {
    companyId: formatId(account.companyId),
    version: account.version,
    zone: account.zone,
    offer: account.offer,
    sms: { ...account.sms, packages: account.sms.packages.map(presentConnectedPackage) },
    numbers: account.numbers.map(presentNumber),
    month: account.month,
    booked: formatMoney(account.booked),
    spendingLimit: account.spendingLimit === null ? null : formatMoney(account.spendingLimit),
    limits: account.limits.map(presentLimit),
    mailingsHeld: account.isHeld,
    billedThrough: account.billedThrough,
    invoicedThrough: account.invoicedThrough,
  }
}

function presentLimit({ scope, limit, holds, booked }: LimitState) {
  return {
    ...partsOf(scope),
    limit: formatMoney(limit),
    booked: formatMoney(booked),
    holdMailings: holds,
  }
}

function presentConnectedPackage(each: PackageView): Schemas['ConnectedPackage'] {
  const { period, connectedAt, disconnectedAt, exhaustedAt } = each
  return {
    ...each,
    connection: String(each.connection),
    connectedAt: formatInstant(connectedAt),
    disconnectedAt: formatNullableInstant(disconnectedAt),
    period: period === null ? null : { from: formatInstant(period.from), until: formatInstant(period.until) },
    exhaustedAt: formatNullableInstant(exhaustedAt),
  }
}

function presentNumber({ number, address, kind, active, tariff, nextTariff, packages }: NumberView) {
  return {
    numberId: formatId(number),
    number: address,
    kind: kind === 'city' ? ('city' as const) : ('mobile' as const),
    active,
    tariff,
    nextTariff: nextTariff === null ? null : { tariff: nextTariff.tariff, from: formatInstant(nextTariff.from) },
    packages: packages.map(presentConnectedPackage),
  }
}

export function presentCost({ month, total, charges }: ChangeCost): Schemas['RatingChangeResult']['cost'] {
  return {
    month,
    total: formatMoney(total),
    charges: charges.map((charge) => ({ ...charge, amount: formatMoney(charge.amount) })),
  }
}

export function presentRatingProfile(profile: RatingProfile): Schemas['RatingProfile'] {
  const { homeRegion, ownNumbers, shortNumbers } = profile
  return { homeRegion, ownNumbers: [...ownNumbers], shortNumbers: { ...shortNumbers } }
}

export function presentPosting({ posting, explanation }: ShownPosting): Schemas['Posting'] {
  const { ordinal, id, number, messageId, callId, serviceDate, bookedOn, amount, basis, createdAt } = posting
  return {
    id: String(ordinal),
    source: id,
    kind: basis.kind,
    numberId: number === null ? null : formatId(number),
    callId: callId === null ? null : formatId(callId),
    messageId: messageId === null ? null : formatId(messageId),
    serviceDate,
    bookedOn,
    amount: formatMoney(amount),
    explanation,
    createdAt: formatInstant(createdAt),
  }
}

export function presentParked({ kind, id, reason, explanation, parkedAt }: ParkedUsage) {
  return { kind, id: String(id), reason, explanation, parkedAt: formatInstant(parkedAt) }
}

export function presentUsage({ results, total }: UsageResults): Schemas['UsageResult'] {
  return {
    results: results.map(({ id, outcome }) => ({
      id: String(id),
      outcome: outcome.kind,
      reason: outcome.kind === 'parked' ? outcome.reason : null,
      explanation: 'explanation' in outcome ? outcome.explanation : null,
    })),
    total: formatMoney(total),
  }
}
