import { describe, expect, it } from 'vitest'

import { messageClasses } from '../messaging/message.js'
import type { CompanyId } from '../values/ids.js'
import { PLATFORM } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import { NumberFlags } from './number-flags.js'
import { type OptOutKind, optOutKinds, type OptOutScope, optOutScopes } from './opt-out.js'
import { OptOutTable } from './opt-out-table.js'

const company = 5 as CompanyId
const other = 6 as CompanyId
const anna = '+79161234567' as Msisdn
const boris = '+79161234568' as Msisdn

const entry = (kind: OptOutKind, scope: OptOutScope, changes = {}) => ({
  ...{ companyId: company, msisdn: anna, kind, scope, active: true },
  ...changes,
})
const forbidden = (table: OptOutTable, companyId = company, to = anna) =>
  messageClasses.filter((messageClass) => table.refusal(companyId, to, messageClass) !== null)

describe('opt-outs', () => {
  it.each([
    ['opt_out', 'mailing', ['mailing']],
    ['opt_out', 'all', ['service', 'mailing']],
    ['blacklist', 'mailing', ['mailing']],
    ['blacklist', 'all', ['alert', 'service', 'mailing']],
  ] as const)('of kind %s and scope %s forbid %j', (kind, scope, classes) => {
    const table = new OptOutTable()
    table.apply(entry(kind, scope))
    expect(forbidden(table)).toEqual(classes)
    expect(forbidden(table, other)).toEqual([])
    expect(forbidden(table, company, boris)).toEqual([])
    table.apply(entry(kind, scope, { active: false }))
    expect(forbidden(table)).toEqual([])
  })

  it('of the platform hold for every company', () => {
    const table = new OptOutTable()
    table.apply(entry('blacklist', 'all', { companyId: PLATFORM }))
    expect(forbidden(table)).toEqual(['alert', 'service', 'mailing'])
    expect(table.refusal(other, anna, 'alert')).toEqual({
      code: 'blacklisted',
      reason: 'The number is on the blacklist of the platform for messages',
    })
  })

  it('leave the others of a number in force when one ends', () => {
    const table = new OptOutTable()
    for (const kind of optOutKinds) for (const scope of optOutScopes) table.apply(entry(kind, scope))
    table.apply(entry('blacklist', 'all', { active: false }))
    expect(forbidden(table)).toEqual(['service', 'mailing'])
    table.apply(entry('opt_out', 'all', { active: false }))
    expect(table.refusal(company, anna, 'mailing')).toEqual({
      code: 'blacklisted',
      reason: 'The number is on the blacklist of the company for mailings',
    })
    table.apply(entry('blacklist', 'mailing', { active: false }))
    expect(table.refusal(company, anna, 'mailing')).toEqual({
      code: 'opted_out',
      reason: 'The subscriber does not want mailings',
    })
  })
})

describe('flags of numbers', () => {
  it('are kept like in a Map', () => {
    const flags = new NumberFlags()
    const model = new Map<number, number>()
    let seed = 1
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
    for (let step = 0; step < 50_000; step += 1) {
      const number = 79_000_000_000 + random(5_000) + random(2) * 2 ** 40
      const value = random(16)
      flags.set(number, value)
      model.set(number, value)
    }
    for (const [number, value] of model) expect(flags.get(number)).toBe(value)
    expect(flags.get(999_999_999_999_999)).toBe(0)
  })

  it('are found at once among a million numbers in a row', () => {
    const flags = new NumberFlags()
    for (let number = 0; number < 1_000_000; number += 1) flags.set(79_160_000_000 + number, 1)
    let found = 0
    for (let number = 0; number < 200_000; number += 1) found += flags.get(79_159_900_000 + number)
    expect(found).toBe(100_000)
  })
})
