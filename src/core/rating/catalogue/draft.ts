/** The form of the catalogue's files. Every scalar is text, as YAML's failsafe schema reads it: a price never becomes a float. */
import { z } from 'zod'

import { readLocalDate } from '../../calendar/local-date.js'
import { type Money, parseMoney } from '../../values/money.js'

const code = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'write a code in small letters, digits and _, such as mts_500')
const name = z.string().min(1).max(100)
const yesOrNo = z.enum(['yes', 'no']).transform((word) => word === 'yes')

const date = z.string().transform((text, context) => {
  const read = readLocalDate(text)
  if (read === undefined) context.addIssue('write a date that exists, such as 2026-01-31')
  return read ?? z.NEVER
})

/** Roubles; bounded so that the price of a week's record can be kept exactly many times over. */
const money = z.string().transform((text, context): Money => {
  const read = parseMoney(text)
  if (read.ok && read.value >= 0 && read.value <= 1_000_000_000) return read.value
  context.addIssue('write roubles between 0 and 10000000 with at most two decimals, such as 1.60')
  return z.NEVER
})

function whole(least: number, most: number) {
  return z.string().transform((text, context) => {
    const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : -1
    if (value < least || value > most) context.addIssue(`write an integer between ${least} and ${most}`)
    return value
  })
}

const percent = z.string().transform((text, context) => {
  const read = parseMoney(text)
  if (!read.ok || read.value < 0 || read.value > 100_00) {
    context.addIssue('write a percentage between 0 and 100 with at most two decimals, such as 20')
    return z.NEVER
  }
  return read.value
})

const prices = z.record(code, money)
const digits = z.string().regex(/^[0-9]{1,9}$/, 'write digits only')

const direction = z.strictObject({ code, name, charge: z.enum(['priced', 'free', 'unpriced']) })

const tariff = z.strictObject({
  code,
  name,
  setupFee: money,
  numberFee: z.strictObject({ mobile: money, city: money }),
  unitSeconds: whole(1, 3600),
  freeSeconds: whole(0, 3600),
  prices,
  sameAs: z.record(code, code).optional(),
})

const minutePackage = z.strictObject({
  code,
  name,
  minutes: whole(1, 10_000_000),
  fee: money,
  over: prices,
  closed: yesOrNo.optional(),
})

const family = z.strictObject({
  code,
  name,
  tariffs: z.array(code).min(1),
  unitSeconds: whole(1, 3600),
  includes: z.array(code).min(1),
  severalAtOnce: z.enum(['allowed', 'forbidden']),
  overPriceOfExcluded: z.enum(['from_first_minute', 'after_exhaustion']).optional(),
  packages: z.array(minutePackage).min(1),
})

const smsOffer = { code, name, smsPrice: money, abroadPrice: money.optional() }

const companyOffer = z.strictObject({
  ...smsOffer,
  kind: z.literal('packages'),
  period: z.enum(['anchor', 'calendar']),
  packages: z
    .array(z.strictObject({ code, name, fee: money, sms: whole(1, 100_000_000), closed: yesOrNo.optional() }))
    .min(1),
})

const employeeOffer = z.strictObject({
  ...smsOffer,
  kind: z.literal('per_employee'),
  pricing: z.enum(['volume', 'graduated']),
  smsPerEmployee: whole(0, 1_000_000),
  counts: z.strictObject({ contacts: yesOrNo, eachNumber: yesOrNo, withoutNumber: yesOrNo }),
  steps: z
    .array(z.strictObject({ from: whole(1, 10_000_000), to: whole(1, 10_000_000).optional(), fee: money }))
    .min(1),
})

const countryMember = z.strictObject({
  name,
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'write two capital letters')
    .optional(),
  prefixes: z.array(digits).min(1),
  from: date.optional(),
  until: date.optional(),
})

/** All files together, each under its name. */
export const catalogueDraft = z.strictObject({
  directions: z.strictObject({ directions: z.array(direction).min(1) }),
  countries: z.strictObject({
    default: code,
    groups: z.array(z.strictObject({ direction: code, members: z.array(countryMember).min(1) })),
    tollFreePrefixes: z.array(digits),
    emergencyNumbers: z.array(digits),
  }),
  voice: z.strictObject({
    versions: z
      .array(z.strictObject({ from: date, tariffs: z.array(tariff).min(1), families: z.array(family) }))
      .min(1),
  }),
  sms: z.strictObject({
    versions: z
      .array(
        z.strictObject({
          from: date,
          offers: z.array(z.discriminatedUnion('kind', [companyOffer, employeeOffer])).length(2),
        }),
      )
      .min(1),
  }),
  vat: z.strictObject({ rates: z.array(z.strictObject({ from: date, percent })).min(1) }),
})

export type CatalogueDraft = z.output<typeof catalogueDraft>
export type VoiceDraft = CatalogueDraft['voice']['versions'][number]
export type TariffDraft = VoiceDraft['tariffs'][number]
export type FamilyDraft = VoiceDraft['families'][number]
export type SmsDraft = CatalogueDraft['sms']['versions'][number]
export type CountriesDraft = CatalogueDraft['countries']
