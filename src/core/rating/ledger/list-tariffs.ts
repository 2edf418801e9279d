import type { Principal } from '../../accounts/account.js'
import type { CoreContext } from '../../context.js'
import { GatewayError } from '../../errors.js'
import { inForce, type SmsTerms, type VoiceTerms } from '../catalogue/index.js'

/** The price lists of the company's present day. @throws GatewayError `not_found` before the first */
export function listTariffs(
  { rating, clock, companies }: CoreContext,
  { companyId }: Principal,
): { voice: VoiceTerms | undefined; sms: SmsTerms } {
  const today = rating.calendarOf(companies.zoneOf(companyId)).dateAt(clock.now())
  const sms = inForce(rating.catalogue.sms, today)
  if (sms === undefined) throw new GatewayError('not_found', 'No price list holds today.')
  return { voice: inForce(rating.catalogue.voice, today), sms }
}
