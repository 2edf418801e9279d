import { describe, expect, it } from 'vitest'

import type { CompanyId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import { checkRoutes, warningsFor } from './check-routes.js'
import { NumberTable } from './number-table.js'
import { noFilters, type Route, type RouteFilters } from './route.js'
import { RouteTable } from './route-table.js'
import type { RouteRequest } from './routing.js'

const numbering = new NumberTable()
const carriers = ['mts', 'beeline', 'reserve']

interface Given extends Partial<Omit<Route, 'carriers' | 'filters'>> {
  filters?: Partial<RouteFilters>
  /** Names with equal weights, or weights by name. */
  carriers?: readonly string[] | Record<string, number>
}

function route({ name = 'one', filters = {}, carriers: own = ['mts'], fallback = [], next = null }: Given): Route {
  const weights = Array.isArray(own) ? Object.fromEntries(own.map((each: string) => [each, 1])) : own
  const named = Object.entries(weights as Record<string, number>).map(([each, weight]) => ({ name: each, weight }))
  return { name, filters: { ...noFilters, ...filters }, carriers: named, fallback, next }
}

function tableOf(...routes: Route[]): RouteTable {
  const table = new RouteTable(numbering, carriers)
  table.load({ version: 1, routes })
  return table
}

const ask = (to = '+79161234567', changes: Partial<RouteRequest> = {}): RouteRequest => ({
  companyId: 5 as CompanyId,
  to: to as Msisdn,
  class: 'service',
  lane: 'normal',
  ...changes,
})

describe('RouteTable', () => {
  it('sends everything to the first carrier, with the others behind it, until routes are written', () => {
    expect(tableOf().choose(ask())).toMatchObject({ route: 'default', carriers })
    expect(new RouteTable(numbering, []).choose(ask())).toMatchObject({ route: null, carriers: [] })
  })

  it.each<[Partial<RouteFilters>, RouteRequest, boolean]>([
    [{ operators: ['beeline', 'mts'] }, ask('+79161234567'), true],
    [{ operators: ['beeline'] }, ask('+79161234567'), false],
    [{ operators: ['mts'] }, ask('+79001234567'), false],
    [{ regions: ['Москва'] }, ask('+79161234567'), true],
    [{ regions: ['Сахалинская область'] }, ask('+74242123456'), true],
    [{ regions: ['Сахалинская область'] }, ask('+79161234567'), false],
    [{ prefixes: ['+375', '+7916'] }, ask('+79161234567'), true],
    [{ prefixes: ['+7917'] }, ask('+79161234567'), false],
    [{ companies: [5 as CompanyId] }, ask(), true],
    [{ companies: [6 as CompanyId] }, ask(), false],
    [{ classes: ['alert'] }, ask(undefined, { class: 'alert' }), true],
    [{ classes: ['alert'] }, ask(), false],
    [{ lanes: ['bulk'] }, ask(undefined, { lane: 'bulk' }), true],
    [{ lanes: ['bulk'] }, ask(), false],
    [{ operators: ['mts'], lanes: ['bulk'] }, ask(), false],
    [{ operators: ['mts'], lanes: ['normal'] }, ask(), true],
  ])('filters %j', (filters, request, holds) => {
    const table = tableOf(route({ filters }))
    expect(table.choose(request).route).toBe(holds ? 'one' : null)
    expect(table.explain(request)).toMatchObject([{ route: 'one', holds }])
  })

  it('asks routes in order and takes the first that holds', () => {
    const table = tableOf(
      route({ name: 'a', filters: { operators: ['megafon'] } }),
      route({ name: 'b', filters: { operators: ['mts'] } }),
      route({ name: 'c' }),
    )
    expect(table.choose(ask()).route).toBe('b')
    expect(table.explain(ask())).toEqual([
      { route: 'a', holds: false, filters: [{ filter: 'operators', holds: false, takes: ['megafon'], given: 'mts' }] },
      { route: 'b', holds: true, filters: [{ filter: 'operators', holds: true, takes: ['mts'], given: 'mts' }] },
    ])
  })

  it('tries the fall-backs in order and then the next route, each carrier once', () => {
    const table = tableOf(
      route({ name: 'a', carriers: ['beeline'], fallback: ['mts', 'beeline'], next: 'b' }),
      route({ name: 'b', carriers: ['mts'], fallback: ['reserve'] }),
    )
    expect(table.choose(ask()).carriers).toEqual(['beeline', 'mts', 'reserve'])
  })

  it('leaves out carriers that are no longer configured and those of weight 0', () => {
    const table = tableOf(route({ carriers: { gone: 5, mts: 0, beeline: 1 }, fallback: ['gone'] }))
    expect(table.choose(ask()).carriers).toEqual(['beeline'])
  })

  it('shares numbers by weight, and gives a number the same order every time', () => {
    const table = tableOf(route({ carriers: { mts: 3, beeline: 1 } }))
    const again = tableOf(route({ carriers: { beeline: 1, mts: 3 } }))
    const wins = { mts: 0, beeline: 0 }
    for (let index = 0; index < 20_000; index += 1) {
      const request = ask(`+7916${String(index).padStart(7, '0')}`)
      const chosen = table.choose(request).carriers
      wins[chosen[0] as 'mts'] += 1
      expect(again.choose(request).carriers).toEqual(chosen)
    }
    expect(wins.mts / 20_000).toBeGreaterThan(0.73)
    expect(wins.mts / 20_000).toBeLessThan(0.77)
  })

  it('moves only the numbers of a carrier that leaves', () => {
    const before = tableOf(route({ carriers: ['mts', 'beeline', 'reserve'] }))
    const after = tableOf(route({ carriers: ['mts', 'reserve'] }))
    for (let index = 0; index < 1_000; index += 1) {
      const request = ask(`+7916${String(index).padStart(7, '0')}`)
      const [first, second] = before.choose(request).carriers
      expect(after.choose(request).carriers[0]).toBe(first === 'beeline' ? second : first)
    }
  })
})

describe('a list of routes', () => {
  const surroundings = { carriers, numbering }
  it.each<[string, Route[], string]>([
    ['an unknown carrier', [route({ carriers: ['mtc'] })], '/routes/0/carriers/0/name'],
    ['an unknown fall-back', [route({ fallback: ['mtc'] })], '/routes/0/fallback/0'],
    ['no carrier', [route({ carriers: [] })], '/routes/0/carriers'],
    ['nothing but weight 0', [route({ carriers: { mts: 0 } })], '/routes/0/carriers'],
    ['a name twice', [route({}), route({})], '/routes/1/name'],
    ['an unknown next route', [route({ next: 'two' })], '/routes/0/next'],
    ['itself as next', [route({ next: 'one' })], '/routes/0/next'],
    ['a circle', [route({ next: 'two' }), route({ name: 'two', next: 'one' })], '/routes/0/next'],
    [
      'a carrier twice in a route',
      [
        {
          ...route({}),
          carriers: [
            { name: 'mts', weight: 1 },
            { name: 'mts', weight: 2 },
          ],
        },
      ],
      '/routes/0/carriers/1/name',
    ],
  ])('with %s is refused at %3$s', (_, routes, field) => {
    expect(() => checkRoutes(routes, surroundings)).toThrow(
      expect.objectContaining({ code: 'invalid_parameter', field }),
    )
  })

  it('is warned of words that mean nothing and of routes that are never asked', () => {
    const routes = [
      route({ filters: { operators: ['mtc'], regions: ['Амурская обл.'] } }),
      route({ name: 'all', next: 'reached' }),
      route({ name: 'reached' }),
      route({ name: 'hidden' }),
    ]
    expect(() => checkRoutes(routes, surroundings)).not.toThrow()
    expect(warningsFor(routes, surroundings)).toEqual([
      expect.stringContaining('"mtc"'),
      expect.stringContaining('"Амурская обл."'),
      expect.stringContaining('"hidden" is never chosen'),
    ])
  })
})
