import { beforeEach, describe, expect, it } from 'vitest'

import type { CompanyId } from '../values/ids.js'
import { fingerprintText, StormGuard, type StormInput } from './storm-guard.js'

const company = 1 as CompanyId
let now: number
let guard: StormGuard
const clock = { now: () => now, setTimer: () => ({ cancel: () => {} }) }
const alert = (more: Partial<StormInput> = {}): StormInput => ({
  ...{ companyId: company, actor: 'mail_integration:1', fingerprint: 'load', isRecovery: false },
  ...more,
})
const kinds = (times: number, input: StormInput) => Array.from({ length: times }, () => guard.judge(input).kind)

beforeEach(() => {
  now = 300_000 * 1_000
  guard = new StormGuard(clock)
})

describe('StormGuard', () => {
  it('lets five alike through in a window and groups the rest until it ends', () => {
    expect(kinds(7, alert())).toEqual(['send', 'send', 'send', 'send', 'send', 'group', 'group'])
    expect(guard.judge(alert())).toEqual({ kind: 'group', key: '1000:load', until: now + 305_000 })
    now += 300_000
    expect(kinds(1, alert())).toEqual(['send'])
  })

  it('keeps storms of others apart', () => {
    kinds(9, alert())
    expect(guard.judge(alert({ fingerprint: 'disk' })).kind).toBe('send')
    expect(guard.judge(alert({ companyId: 2 as CompanyId })).kind).toBe('send')
  })

  it('tells of a recovery at once, and of what comes after it anew', () => {
    kinds(9, alert())
    expect(guard.judge(alert({ isRecovery: true })).kind).toBe('send')
    expect(guard.judge(alert()).kind).toBe('send')
  })

  it('groups recoveries that storm', () => {
    expect(kinds(8, alert({ isRecovery: true })).at(-1)).toBe('group')
  })

  it('groups what a sender says beyond 60 mails a minute, and refuses it beyond 600', () => {
    const verdicts = Array.from({ length: 601 }, (_, n) => guard.judge(alert({ fingerprint: `alert ${n}` })).kind)
    expect([verdicts[59], verdicts[60], verdicts[599], verdicts[600]]).toEqual(['send', 'group', 'group', 'refuse'])
    expect(guard.judge(alert({ actor: 'user:2', fingerprint: 'x' })).kind).toBe('send')
    now += 60_000
    expect(guard.judge(alert({ fingerprint: 'later' })).kind).toBe('send')
  })
})

describe('fingerprintText', () => {
  it('is the same for texts that differ in numbers only', () => {
    expect(fingerprintText('Load 9.5 on web01')).toBe(fingerprintText('load 12.25  on web02'))
    expect(fingerprintText('id 0xdeadbeef42')).toBe(fingerprintText('id 0xcafe0001'))
    expect(fingerprintText('disk full')).not.toBe(fingerprintText('disk failed'))
  })
})
