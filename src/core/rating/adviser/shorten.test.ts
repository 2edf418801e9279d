import { describe, expect, it } from 'vitest'

import type { MinutePackage } from '../catalogue/index.js'
import { shorten } from './shorten.js'

/** So many sets of one family: the first is empty, each other has one package of a fee of its own. */
function choices(family: string, count: number): MinutePackage[][] {
  return Array.from({ length: count }, (_, index) =>
    index === 0 ? [] : [{ code: `${family}_${index}`, fee: index } as unknown as MinutePackage],
  )
}

describe('choices of packages', () => {
  it('all stay where their combinations are few', () => {
    const lists = [choices('a', 10), choices('b', 10)]
    expect(shorten(lists, () => 0)).toEqual(lists)
  })

  it('are cut to the cheapest where they are many, with nothing as one of them', () => {
    const lists = [choices('a', 60), choices('b', 60), choices('c', 60)]
    // Each family has one best choice, whatever the others are.
    const best: Record<string, number> = { a: 17, b: 42, c: 3 }
    const price = (packages: readonly MinutePackage[]) =>
      Object.entries(best).reduce((sum, [family, fee]) => {
        const own = packages.find(({ code }) => code.startsWith(family))
        return sum + Math.abs((own?.fee ?? 0) - fee)
      }, 0)
    const kept = shorten(lists, price)
    expect(kept.reduce((product, { length }) => product * length, 1)).toBeLessThanOrEqual(2000)
    for (const [index, [family, fee]] of Object.entries(best).entries()) {
      expect(kept[index]?.map(([each]) => each?.code)).toContain(`${family}_${fee}`)
      expect(kept[index]).toContainEqual([])
    }
  })
})
