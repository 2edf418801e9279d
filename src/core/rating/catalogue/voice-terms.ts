import type { Money } from '../../values/money.js'
import { noMoney } from '../../values/money.js'
import type { Direction, MinutePackage, Tariff, VoiceTerms } from './catalogue.js'
import type { FamilyDraft, TariffDraft, VoiceDraft } from './draft.js'
import type { Problems } from './problems.js'

type Directions = ReadonlyMap<string, Direction>

/** The dated prices of the virtual number. */
export function readVoiceTerms(drafts: readonly VoiceDraft[], directions: Directions, problems: Problems) {
  problems.ascending('voice.versions', drafts)
  const versions = drafts.map((draft) => readVersion(draft, directions, problems))
  versions.forEach((version, index) => checkKept(versions[index - 1], version, problems))
  return versions
}

function readVersion(draft: VoiceDraft, directions: Directions, problems: Problems): VoiceTerms {
  const at = `voice.${draft.from}`
  const packageCodes = draft.families.flatMap(({ packages }) => packages.map(({ code }) => code))
  problems.twice(`${at}.tariffs`, codesOf(draft.tariffs))
  problems.twice(`${at}.families`, codesOf(draft.families))
  problems.twice(`${at}.families: packages`, packageCodes)
  const tariffs = new Map(draft.tariffs.map((each) => [each.code, readTariff(each, at, directions, problems)]))
  const packages = draft.families.flatMap((each) => readFamily(each, at, directions, tariffs, problems))
  return { from: draft.from, tariffs, packages: new Map(packages.map((each) => [each.code, each])) }
}

function readTariff(draft: TariffDraft, at: string, directions: Directions, problems: Problems): Tariff {
  const { sameAs = {}, prices: named, ...rest } = draft
  const place = `${at}.tariffs.${draft.code}`
  problems.unknown(`${place}.prices`, Object.keys(named), directions)
  problems.unknown(`${place}.sameAs`, [...Object.keys(sameAs), ...Object.values(sameAs)], directions)
  problems.twice(`${place}: prices and sameAs`, [...Object.keys(named), ...Object.keys(sameAs)])
  if (60 % draft.unitSeconds !== 0 && draft.unitSeconds % 60 !== 0)
    problems.add(`${place}.unitSeconds`, 'a unit must divide a minute or be minutes')
  const prices = new Map<string, Money>()
  for (const { code, charge } of directions.values()) {
    const price = named[code] ?? named[sameAs[code] ?? '']
    if (charge === 'priced' && price === undefined) problems.add(place, `${code} has no price`)
    if (charge !== 'priced' && price !== undefined) problems.add(place, `${code} is ${charge}, so it has no price`)
    if (charge === 'free') prices.set(code, noMoney)
    else if (charge === 'priced' && price !== undefined) prices.set(code, price)
  }
  return { ...rest, prices }
}

function readFamily(
  draft: FamilyDraft,
  at: string,
  directions: Directions,
  tariffs: ReadonlyMap<string, Tariff>,
  problems: Problems,
): MinutePackage[] {
  const { packages, overPriceOfExcluded = 'from_first_minute', ...rest } = draft
  const place = `${at}.families.${draft.code}`
  problems.unknown(`${place}.tariffs`, draft.tariffs, tariffs)
  problems.unknown(`${place}.includes`, draft.includes, directions)
  problems.twice(`${place}.includes`, draft.includes)
  if (60 % draft.unitSeconds !== 0) problems.add(`${place}.unitSeconds`, 'a unit of a package must divide a minute')
  const family = {
    ...rest,
    overPriceOfExcluded,
    tariffs: new Set(draft.tariffs),
    includes: new Set(draft.includes),
  }
  return packages.map(({ closed = false, over, ...each }) => {
    problems.unknown(`${place}.${each.code}.over`, Object.keys(over), directions)
    for (const code of [...Object.keys(over), ...draft.includes])
      if (directions.get(code)?.charge === 'unpriced') problems.add(`${place}.${each.code}`, `${code} is unpriced`)
    return { ...each, family, over: new Map(Object.entries(over)), isClosed: closed }
  })
}

/** Connections refer to codes, so a code that was once sold stays. */
function checkKept(before: VoiceTerms | undefined, after: VoiceTerms, problems: Problems): void {
  if (before === undefined) return
  const missing = 'is missing although it was sold before; keep it, closed if it is no longer sold'
  for (const code of before.tariffs.keys())
    if (!after.tariffs.has(code)) problems.add(`voice.${after.from}.tariffs`, `${code} ${missing}`)
  for (const code of before.packages.keys())
    if (!after.packages.has(code)) problems.add(`voice.${after.from}.families`, `${code} ${missing}`)
}

function codesOf(list: readonly { code: string }[]): string[] {
  return list.map(({ code }) => code)
}
