import { expect, it } from 'vitest'

import type { CoreContext } from '../context.js'
import type { RouteChoice } from '../routing/routing.js'
import type { CompanyId } from '../values/ids.js'
import { CarrierChoices } from './carrier-choice.js'

const core = {
  gate: { carrier: (name: string) => ({ name, whole: false, concatenation: name === 'wide' ? '16bit' : '8bit' }) },
  senderNames: {
    choose: (_company: CompanyId, from: string, carrier: string) =>
      carrier === 'strict' && from !== '4938'
        ? { ok: false, reason: 'not registered' }
        : { ok: true, from, replaced: false },
  },
} as unknown as CoreContext

const choose = (...choices: Pick<RouteChoice, 'route' | 'carriers'>[]) => chooseFor(['Svyaz'], ...choices)

function chooseFor(senders: readonly string[], ...choices: Pick<RouteChoice, 'route' | 'carriers'>[]) {
  const ways = new CarrierChoices(core, 1 as CompanyId, senders)
  return choices.map((choice) => ways.choose(choice as RouteChoice))
}

it('tells routes apart that lead to the same carrier', () => {
  const found = choose({ route: 'alerts', carriers: ['one'] }, { route: 'rest', carriers: ['one'] })
  expect(found).toMatchObject([{ route: 'alerts' }, { route: 'rest' }])
})

it('passes over carriers that do not show the sender', () => {
  expect(choose({ route: 'a', carriers: ['strict', 'one'] })).toMatchObject([{ carrier: { name: 'one' } }])
  expect(choose({ route: 'a', carriers: ['strict'] })).toMatchObject([{ code: 'sender_not_allowed' }])
  expect(choose({ route: null, carriers: [] })).toMatchObject([{ code: 'no_route' }])
})

it('leaves room for the widest reference and gives one that the narrowest can carry', () => {
  expect(choose({ route: 'a', carriers: ['one', 'wide'] })).toMatchObject([
    { segmentWidth: '16bit', referenceWidth: '8bit', alternatives: [{ carrier: 'wide' }] },
  ])
})

it('takes the next sender where a carrier does not show the first', () => {
  expect(chooseFor(['Svyaz', '4938'], { route: 'a', carriers: ['strict', 'one'] })).toMatchObject([
    { from: '4938', senderReplaced: true, alternatives: [{ carrier: 'one', from: 'Svyaz' }] },
  ])
})
