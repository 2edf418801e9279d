import type { Principal } from '../../accounts/account.js'
import { auditOf, type Via } from '../../accounts/audit.js'
import { requireScope } from '../../accounts/permissions.js'
import type { CoreContext } from '../../context.js'
import { GatewayError } from '../../errors.js'
import { isRegionName } from '../../routing/regions.js'
import { parseMsisdn } from '../../values/msisdn.js'
import { accountInScope, type Acting } from './rated-company.js'

/** What the directions of a company's calls depend on (R24, Q35, Q41). */
export interface RatingProfile {
  /** As the numbering register spells it: what is a call within the region. */
  homeRegion: string
  /** The company's closed group (ЗГП), in E.164; its own numbers count without being named. */
  ownNumbers: readonly string[]
  /** Short numbers of the company and what each stands for: a number in E.164, or `own_trunk`, the company's own exchange. */
  shortNumbers: Readonly<Record<string, string>>
}

/** The price list is one of Sakhalin (Q41). */
export const defaultProfile: RatingProfile = {
  homeRegion: 'Сахалинская область',
  ownNumbers: [],
  shortNumbers: {},
}

export const ownTrunk = 'own_trunk'
const mostNumbers = 10_000

/** @throws GatewayError `forbidden` */
export async function getRatingProfile(
  core: CoreContext,
  principal: Principal,
  acting: Acting,
): Promise<RatingProfile> {
  return (await core.store.rating.findProfile(accountInScope(principal, acting))) ?? defaultProfile
}

/**
 * Replaces it; calls that were rated stay as they were. For platform administrators, since prices depend on it.
 * @throws GatewayError `forbidden`, `not_found`, `invalid_parameter`
 */
export async function setRatingProfile(
  core: CoreContext,
  principal: Principal,
  { profile, ...acting }: Acting & { profile: RatingProfile },
  via: Via,
): Promise<RatingProfile> {
  requireScope(principal, 'platform:admin')
  const companyId = accountInScope(principal, acting)
  if ((await core.store.accounts.findCompany(companyId)) === undefined)
    throw new GatewayError('not_found', 'There is no such company.')
  const checked = check(profile)
  const before = await core.store.rating.findProfile(companyId)
  const act = { companyId, action: 'rating.profile', subject: `company:${companyId}`, before, after: counted(checked) }
  await core.store.rating.setProfile(
    companyId,
    checked,
    core.clock.now(),
    auditOf(core, principal, via, { ...act, before: before === undefined ? null : counted(before) }),
  )
  return checked
}

/** The log of acts holds no numbers. */
function counted({ homeRegion, ownNumbers, shortNumbers }: RatingProfile) {
  return { homeRegion, ownNumbers: ownNumbers.length, shortNumbers: Object.keys(shortNumbers).length }
}

function check({ homeRegion, ownNumbers, shortNumbers }: RatingProfile): RatingProfile {
  if (!isRegionName(homeRegion))
    throw refusal('homeRegion', 'Name a region as the numbering register spells it, such as Сахалинская область.')
  if (ownNumbers.length > mostNumbers) throw refusal('ownNumbers', `At most ${mostNumbers} numbers.`)
  const own = new Set(ownNumbers.map((number) => numberOf(number, 'ownNumbers')))
  const short = Object.entries(shortNumbers).map(([digits, stands]) => {
    if (!/^\d{2,6}$/.test(digits)) throw refusal('shortNumbers', 'A short number has 2 to 6 digits.')
    return [digits, stands === ownTrunk ? ownTrunk : numberOf(stands, 'shortNumbers')] as const
  })
  return { homeRegion, ownNumbers: [...own].sort(), shortNumbers: Object.fromEntries(short) }
}

function numberOf(text: string, field: string): string {
  const parsed = parseMsisdn(text)
  if (parsed.ok) return parsed.value
  throw refusal(field, `${parsed.reason}.`)
}

function refusal(field: string, text: string): GatewayError {
  return new GatewayError('invalid_parameter', text, { field })
}
