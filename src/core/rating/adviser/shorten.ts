import type { MinutePackage } from '../catalogue/index.js'

/** Sets of one family's packages, one of which a plan has. */
export type Choices = readonly (readonly MinutePackage[])[]

type Price = (packages: readonly MinutePackage[]) => number

/** Combinations that are priced at most for a tariff. */
const mostCombinations = 2_000
/** After so many rounds choices have settled, or go round in circles. */
const mostRounds = 4

/**
 * The choices whose combinations are few enough to price all: everything for usual numbers. Where a number uses so much that there are
 * more, those of each family are kept that are cheapest beside the best of the other families, found from two sides: what specific packages
 * take first, and what general ones take first. Nothing of a family always stays a choice.
 */
export function shorten(lists: readonly Choices[], price: Price): Choices[] {
  if (combinations(lists) <= mostCombinations) return [...lists]
  const families = lists.map((_, index) => index)
  const rankings = [families, families.toReversed()].map((order) => rank(lists, order, price))
  let length = Math.max(...lists.map((list) => list.length))
  let kept = [...lists]
  while (combinations(kept) > mostCombinations) {
    length -= 1
    kept = families.map((family) =>
      best(
        rankings.map((ranking) => ranking[family] ?? []),
        length,
      ),
    )
  }
  return kept
}

function combinations(lists: readonly Choices[]): number {
  return lists.reduce((product, { length }) => product * length, 1)
}

/** The choices of each family, the cheapest first beside the best of the others; families take turns. */
function rank(lists: readonly Choices[], order: readonly number[], price: Price): Choices[] {
  const ranked = [...lists]
  const chosen: (readonly MinutePackage[])[] = lists.map(() => [])
  for (let round = 0; round < mostRounds; round += 1) {
    const before = [...chosen]
    for (const family of order) {
      const others = chosen.flatMap((packages, index) => (index === family ? [] : packages))
      const priced = (lists[family] ?? []).map((packages) => ({ packages, cost: price([...others, ...packages]) }))
      ranked[family] = priced.sort((left, right) => left.cost - right.cost).map(({ packages }) => packages)
      chosen[family] = ranked[family]?.[0] ?? []
    }
    if (chosen.every((packages, index) => packages === before[index])) break
  }
  return ranked
}

/** The first of several rankings in turn, without repetition, and nothing. */
function best(rankings: readonly Choices[], length: number): Choices {
  const kept = new Set<readonly MinutePackage[]>()
  for (let place = 0; kept.size < length && rankings.some((ranking) => place < ranking.length); place += 1)
    for (const ranking of rankings) {
      const choice = ranking[place]
      if (choice !== undefined && kept.size < length) kept.add(choice)
    }
  const nothing = rankings[0]?.find((packages) => packages.length === 0)
  if (nothing !== undefined) kept.add(nothing)
  return [...kept]
}
