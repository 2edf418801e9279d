import type { LocalDate } from '../../calendar/local-date.js'
import type { CoreContext } from '../../context.js'
import { addExact } from '../../values/exact.js'
import type { CompanyId } from '../../values/ids.js'
import type { Account } from '../account.js'
import type { DirectionCode } from '../catalogue/index.js'
import { type DirectionContext, type ResolvedDirection, resolveDirection } from '../resolve-direction.js'
import type { UsageRecord } from '../usage-record.js'
import type { CallUse, RatedNumber } from './ports.js'
import { defaultProfile, ownTrunk, type RatingProfile } from './profile.js'

/** Records that others hand in have ids below this; those of our own calls lie above, so that no two meet. */
export const firstOwnRecord = 4_503_599_627_370_496

/** The id under which a use of a call is rated: once, whoever finds it how often. */
export function recordOfUse(useId: number): number {
  return addExact(firstOwnRecord, useId)
}

/** The use that a record is of; undefined for one that was handed in. */
export function useOfRecord(recordId: number): number | undefined {
  return recordId > firstOwnRecord ? recordId - firstOwnRecord : undefined
}

/** A direction that no price list has: nobody knows where the number is. */
export const unknownDirection: DirectionCode = 'unknown'

/** What rating knows of a company's surroundings while it turns calls into records. */
export interface CallSurroundings {
  profile: RatingProfile
  numbers: readonly RatedNumber[]
}

/**
 * A use of a call as a usage record (R8, Q32-Q36): the menu, each telephone that answered, a recording. A telephone that only answered
 * and did not take the call was charged by the network as well.
 */
export function recordOf(core: CoreContext, account: Account, use: CallUse, around: CallSurroundings): UsageRecord {
  const { callId: call, scenario, number, from, until, seconds } = use
  const found = directionOf(core, account, use, around)
  const { direction, because } = found
  const id = recordOfUse(use.id)
  return { id, number, direction, startedAt: from, endedAt: until, seconds, call, scenario, because }
}

function directionOf(
  core: CoreContext,
  account: Account,
  { kind, target, from }: CallUse,
  around: CallSurroundings,
): { direction: DirectionCode; because: string } {
  if (kind !== 'leg') return { direction: kind, because: 'What the call did itself' }
  if (target === null) return { direction: unknownDirection, because: 'Nobody knows which number was rung' }
  const { shortNumbers } = around.profile
  if (shortNumbers[target] === ownTrunk)
    return { direction: ownTrunk, because: "The short number is of the company's own exchange" }
  const resolved = resolveDirection(target, contextOf(core, account.calendar.dateAt(from), around))
  return told(resolved)
}

/** By what the answer stands in for, where somebody is to say what the data did not. */
function told(resolved: ResolvedDirection): { direction: DirectionCode; because: string } {
  const { direction, because, number, assumed } = resolved
  const source =
    number === null
      ? ''
      : `; by ${number.precision === 'none' ? 'no range' : rangeOf(number)} of the numbering data ${number.dataVersion}, ${portWords[number.portStatus]}`
  if (assumed.length === 2)
    return {
      direction: unknownDirection,
      because: `Neither operator nor region of the number is known${source}; import the numbering register`,
    }
  return { direction, because: `${because}${source}` }
}

const portWords = { ported: 'ported', not_ported: 'not ported', unknown: 'not known whether ported' } as const

function rangeOf({ range, precision }: NonNullable<ResolvedDirection['number']>): string {
  if (precision === 'ported') return 'the list of ported numbers'
  return range === null ? 'the code' : `the range ${range.from}-${range.to}`
}

function contextOf(core: CoreContext, date: LocalDate, { profile, numbers }: CallSurroundings): DirectionContext {
  const short = Object.entries(profile.shortNumbers).filter(([, stands]) => stands !== ownTrunk)
  return {
    countries: core.rating.catalogue.countries,
    numbering: core.numbering,
    date,
    homeRegion: profile.homeRegion,
    ownNumbers: new Set([
      ...profile.ownNumbers,
      ...numbers.map(({ address }) => address),
      ...short.map(([, to]) => to),
    ]),
    ownShortNumbers: new Map(short),
  }
}

/** @param called E.164 with a plus, or a short number, as it would be dialled */
export function directionOfCalled(
  core: CoreContext,
  account: Account,
  { called, at }: { called: string; at: number },
  around: CallSurroundings,
): { direction: DirectionCode; because: string } {
  return directionOf(core, account, { kind: 'leg', target: called, from: at } as CallUse, around)
}

export async function surroundingsOf(core: CoreContext, companyId: CompanyId): Promise<CallSurroundings> {
  const [profile, numbers] = await Promise.all([
    core.store.rating.findProfile(companyId),
    core.store.rating.listNumbers(companyId),
  ])
  return { profile: profile ?? defaultProfile, numbers }
}
