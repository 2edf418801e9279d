import { expect, it } from 'vitest'

import type { Target } from '../../core/calls/target.js'
import { endpointsOf, legEndOf, readShownNumber } from './dial-plan.js'

it.each([
  ['+79140000001', ['PJSIP/79140000001@trunk', 'PJSIP/79140000001@spare']],
  ['201', ['PJSIP/201']],
  ['201@office', ['PJSIP/201@office-1', 'PJSIP/201@office-2']],
  ['201@nowhere', []],
  ['201@constructor', []],
])('rings %s as %s', (target, endpoints) => {
  const plan = {
    number: 'PJSIP/{number}@trunk, PJSIP/{number}@spare',
    short: 'PJSIP/{number}',
    exchanges: { office: 'PJSIP/{number}@office-1,PJSIP/{number}@office-2' },
  }
  expect(endpointsOf(plan, target as Target)).toEqual(endpoints)
})

it.each([
  ['79161234567', '+79161234567'],
  ['+7 916 123-45-67', '+79161234567'],
  ['8916 1234567', '+79161234567'],
  ['101', '101'],
  ['anonymous', null],
  ['', null],
  ['alice', 'alice'],
])('reads a caller shown as "%s" as %s', (shown, caller) => {
  expect(readShownNumber(shown)).toBe(caller)
})

it.each([
  [17, false, 'busy'],
  [19, false, 'no_answer'],
  [21, false, 'rejected'],
  [20, false, 'unreachable'],
  [null, false, 'unreachable'],
  [16, true, 'hung_up'],
] as const)('takes cause %s of a leg (answered: %s) for %s', (cause, answered, end) => {
  expect(legEndOf(cause, answered)).toBe(end)
})
