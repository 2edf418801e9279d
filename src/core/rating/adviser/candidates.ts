import { addExact, ceilingOf, floorOf, multiplyExact } from '../../values/exact.js'
import type { MinutePackage, PackageFamily, VoiceTerms } from '../catalogue/index.js'

/** Packages of one family that may be worth having together. */
export interface Bundle {
  packages: readonly MinutePackage[]
  minutes: number
  fee: number
}

/** The families that are sold with a tariff, each with its packages from the largest down. */
export function familiesOf({ packages }: VoiceTerms, tariff: string): Map<PackageFamily, MinutePackage[]> {
  const families = new Map<PackageFamily, MinutePackage[]>()
  for (const each of packages.values()) {
    if (each.isClosed || !each.family.tariffs.has(tariff)) continue
    families.set(each.family, [...(families.get(each.family) ?? []), each])
  }
  for (const list of families.values()) list.sort((left, right) => right.minutes - left.minutes)
  return families
}

/**
 * Every set of a family's packages that no other beats: with at least its useful minutes and prices for no larger fee.
 * @param needMinutes what the family could pay for in the busiest month: more is of no use
 */
export function bundlesOf(packages: readonly MinutePackage[], needMinutes: number): Bundle[] {
  const cheapest = new Map<string, PricedBundle>()
  for (const bundle of countsOf(packages, needMinutes)) {
    const prices = pricesOf(bundle)
    const key = [Math.min(bundle.minutes, needMinutes), ...prices].join()
    const known = cheapest.get(key)
    if (known === undefined || bundle.fee < known.fee) cheapest.set(key, { ...bundle, prices })
  }
  const all = [...cheapest.values()].sort((left, right) => left.fee - right.fee)
  return all.filter((bundle) => !all.some((other) => beats(other, bundle, needMinutes)))
}

interface PricedBundle extends Bundle {
  prices: readonly number[]
}

const nothing: Bundle = { packages: [], minutes: 0, fee: 0 }

function countsOf(packages: readonly MinutePackage[], needMinutes: number): Bundle[] {
  let bundles = [nothing]
  for (const each of packages) {
    bundles = bundles.flatMap((bundle) => {
      const missing = Math.max(0, needMinutes - bundle.minutes)
      const most = Math.min(ceilingOf(missing, each.minutes), mostOf(each, packages))
      return Array.from({ length: most + 1 }, (_, count) => add(bundle, each, count))
    })
  }
  return bundles
}

/** More of a smaller package than the largest holds are not cheaper than the largest, where that is so. */
function mostOf(each: MinutePackage, packages: readonly MinutePackage[]): number {
  const [largest] = packages
  if (each.family.severalAtOnce === 'forbidden') return 1
  if (largest === undefined || largest === each) return Number.MAX_SAFE_INTEGER
  const count = floorOf(largest.minutes, each.minutes)
  return multiplyExact(each.fee, count) >= largest.fee ? count : Number.MAX_SAFE_INTEGER
}

function add(bundle: Bundle, each: MinutePackage, count: number): Bundle {
  return {
    packages: [...bundle.packages, ...Array.from({ length: count }, () => each)],
    minutes: addExact(bundle.minutes, multiplyExact(each.minutes, count)),
    fee: addExact(bundle.fee, multiplyExact(each.fee, count)),
  }
}

/** The prices it names, the cheapest of equals, in the order of directions. */
function pricesOf({ packages }: Bundle): number[] {
  const directions = [...new Set(packages.flatMap(({ over }) => [...over.keys()]))].sort()
  return directions.map((code) => Math.min(...packages.map(({ over }) => over.get(code) ?? Number.MAX_SAFE_INTEGER)))
}

function beats(other: PricedBundle, bundle: PricedBundle, needMinutes: number): boolean {
  if (other === bundle || other.fee > bundle.fee) return false
  if (Math.min(other.minutes, needMinutes) < Math.min(bundle.minutes, needMinutes)) return false
  // With packages or without, other prices hold: which is better depends on the tariff.
  if ((other.packages.length === 0) !== (bundle.packages.length === 0)) return false
  return other.prices.every((price, index) => price <= (bundle.prices[index] ?? price))
}
