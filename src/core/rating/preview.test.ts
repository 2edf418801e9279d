import { describe, expect, it } from 'vitest'

import type { LocalDate } from '../calendar/local-date.js'
import type { NumberId } from '../values/ids.js'
import { at, openAccount, type Step, take } from './_scenario.js'
import { type Account, expectedPool, previewSms, previewUsage } from './index.js'

const number = 1 as NumberId

function after(...steps: Step[]): Account {
  const account = openAccount()
  for (const step of steps) take(account, step)
  return account
}

const connected: Step[] = [
  { connect: { tariff: 'mts', at: '2024-04-01' } },
  { package: { id: 1, code: 'mts_500', at: '2024-04-01' } },
  { use: { id: 1, direction: 'mts_home', at: '2024-04-02', seconds: 29_880 } },
]

describe('the price of a call before it is made', () => {
  it('is what it will cost, and is asked without taking anything', () => {
    const account = after(...connected)
    const question = { direction: 'mts_home', seconds: 190, at: at('2024-04-03') }
    expect(previewUsage(account, number, question)).toMatchObject({ amount: 160, isEstimate: false })
    expect(previewUsage(account, number, question)).toMatchObject({ amount: 160 })
    const use = { id: 2, direction: 'mts_home', at: '2024-04-03', seconds: 190 }
    expect(take(account, { use }).postings.map(({ amount }) => amount)).toEqual([0, 160])
  })

  it('is none where there is none, with the reason', () => {
    const question = { direction: 'short_code', seconds: 60, at: at('2024-04-03') }
    expect(previewUsage(after(...connected), number, question)).toMatchObject({
      amount: null,
      outcome: { kind: 'parked', reason: 'unpriced_direction' },
    })
    expect(previewUsage(openAccount(), number, question)).toMatchObject({ outcome: { reason: 'unknown_number' } })
  })
})

describe('the price of SMS before they are sent', () => {
  it('counts what the packages of «Компания» still hold', () => {
    const account = after(
      { smsPackage: { id: 1, code: 'company_starter', at: '2024-04-01' } },
      { send: { id: 1, segments: 2999, at: '2024-04-02' } },
    )
    const question = { segments: 3, acceptedAt: at('2024-04-03'), isAbroad: false }
    for (let time = 0; time < 2; time += 1)
      expect(previewSms(account, question)).toMatchObject({ amount: 200, isEstimate: false })
    expect(previewSms(account, { ...question, isAbroad: true })).toMatchObject({ amount: null })
  })

  it('is an estimate under «Сотрудник», as if the head-count of the day stayed', () => {
    const account = after(
      {
        employees: [
          { count: 1, from: '2024-01-01' },
          { count: 1, from: '2024-04-16' },
        ],
      },
      { startEmployees: '2024-04-01' },
      { send: { id: 1, segments: 449, at: '2024-04-10' } },
      { through: '2024-04-15' },
    )
    const today = account.calendar.day('2024-04-16' as LocalDate)
    expect(expectedPool(account, account.calendar.day('2024-04-15' as LocalDate))).toBe(300)
    expect(expectedPool(account, today)).toBe(450)
    const question = { segments: 3, acceptedAt: today.from, isAbroad: false }
    expect(previewSms(account, question)).toMatchObject({ amount: 200, isEstimate: true })
  })
})
