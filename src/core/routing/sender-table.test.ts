import { describe, expect, it } from 'vitest'

import type { CompanyId, SenderNameId } from '../values/ids.js'
import { PLATFORM } from '../values/ids.js'
import { parseRegisteredName, type RegistrationState, type SenderNameRecord } from './sender-name.js'
import { SenderTable } from './sender-table.js'

const company = 5 as CompanyId
const other = 6 as CompanyId

interface Given {
  companyId?: CompanyId
  fallback?: string
  mts?: RegistrationState
}

function record(name: string, { companyId = company, fallback, mts }: Given = {}): SenderNameRecord {
  return {
    id: 1 as SenderNameId,
    companyId,
    name,
    fallback: fallback ?? null,
    comment: null,
    createdAt: 0,
    registrations: mts === undefined ? [] : [{ carrier: 'mts', state: mts, updatedAt: 0 }],
  }
}

function tableOf(...names: SenderNameRecord[]): SenderTable {
  const table = new SenderTable(
    new Map([
      ['mts', 'registered'],
      ['open', 'any'],
    ] as const),
  )
  const numbers = [
    { address: '4938', companyId: null },
    { address: '+74242123456', companyId: company },
  ]
  table.load({ names, numbers })
  return table
}

const shown = (from: string, replaced = false) => ({ ok: true, from, replaced })

describe('SenderTable', () => {
  it('lets everything through where the carrier shows any name', () => {
    expect(tableOf().choose(company, 'Anything', 'open')).toEqual(shown('Anything'))
  })

  it('lets shared numbers and those of the company through, and no others', () => {
    expect(tableOf().choose(company, '4938', 'mts')).toEqual(shown('4938'))
    expect(tableOf().choose(company, '+74242123456', 'mts')).toEqual(shown('+74242123456'))
    const refused = { ok: false, reason: expect.stringContaining('GET /v1/numbers') as string }
    expect(tableOf().choose(other, '+74242123456', 'mts')).toEqual(refused)
    expect(tableOf().choose(company, '4999', 'mts')).toEqual(refused)
  })

  it('shows a name where it is registered', () => {
    const table = tableOf(record('Romashka', { mts: 'registered' }))
    expect(table.choose(company, 'Romashka', 'mts')).toEqual(shown('Romashka'))
    expect(table.choose(other, 'Romashka', 'mts').ok).toBe(false)
  })

  it('shows a name of the platform for every company', () => {
    const table = tableOf(record('Svyaz', { companyId: PLATFORM, mts: 'registered' }))
    expect(table.choose(other, 'Svyaz', 'mts')).toEqual(shown('Svyaz'))
  })

  it.each<RegistrationState | undefined>(['requested', 'rejected', undefined])(
    'puts the fall-back in the place of a name that is %s',
    (mts) => {
      const table = tableOf(record('Romashka', { fallback: '4938', ...(mts && { mts }) }))
      expect(table.choose(company, 'Romashka', 'mts')).toEqual(shown('4938', true))
    },
  )

  it('follows fall-backs as far as they go, round a circle too', () => {
    const chain = [record('A', { fallback: 'B' }), record('B', { fallback: 'C' })]
    expect(tableOf(...chain, record('C', { mts: 'registered' })).choose(company, 'A', 'mts')).toEqual(shown('C', true))
    expect(tableOf(...chain, record('C', { fallback: 'A' })).choose(company, 'A', 'mts').ok).toBe(false)
  })

  it.each<[SenderNameRecord[], string]>([
    [[], 'POST /v1/sender-names'],
    [[record('Romashka')], 'is not yet registered with mts'],
    [[record('Romashka', { mts: 'rejected' })], 'was rejected by mts'],
    [[record('Romashka', { fallback: '+74242000000' })], 'its fall-back "+74242000000" is not shown there either'],
  ])('says the way out of a refusal', (names, reason) => {
    const choice = tableOf(...names).choose(company, 'Romashka', 'mts')
    expect(choice).toEqual({ ok: false, reason: expect.stringContaining(reason) as string })
  })
})

describe('parseRegisteredName', () => {
  it.each(['Romashka', 'R', 'A-1_b.(c)!?', '12345678Abc'])('reads "%s"', (name) => {
    expect(parseRegisteredName(` ${name} `)).toEqual({ ok: true, value: name })
  })

  it.each(['', 'Romashka Ltd', 'Ромашка', 'A&B', 'TwelveLetter', '4938', '+7916'])('refuses "%s"', (name) => {
    expect(parseRegisteredName(name).ok).toBe(false)
  })
})
