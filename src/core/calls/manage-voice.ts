import type { Principal } from '../accounts/account.js'
import { auditOf, type Via } from '../accounts/audit.js'
import { isZone } from '../calendar/zone.js'
import type { CoreContext } from '../context.js'
import { parseMailAddress } from '../conversations/mail.js'
import { GatewayError } from '../errors.js'
import type { CompanyId, NumberId } from '../values/ids.js'
import { parseMsisdn } from '../values/msisdn.js'
import { type Acting, callsToRead, callsToWrite } from './company.js'
import type { VoiceNumber, VoiceSettings } from './stored-scenario.js'

/** What happens to calls of a number. @throws GatewayError `forbidden`, `not_found` */
export async function getVoice(
  core: CoreContext,
  principal: Principal,
  id: NumberId,
  acting: Acting,
): Promise<VoiceNumber> {
  return findNumber(core, callsToRead(principal, acting), id)
}

/** Fields that are absent stay as they are. @throws GatewayError `forbidden`, `not_found`, `invalid_parameter` */
export async function setVoice(
  core: CoreContext,
  principal: Principal,
  id: NumberId,
  { companyId: named, ...wanted }: Acting & Partial<VoiceSettings>,
  via: Via,
): Promise<VoiceNumber> {
  const companyId = await callsToWrite(core, principal, named === undefined ? {} : { companyId: named })
  const before = await findNumber(core, companyId, id)
  const after = { ...before, ...read(wanted) }
  if (after.zone !== null && !isZone(after.zone)) {
    throw new GatewayError('invalid_parameter', 'Give an IANA time zone such as Asia/Sakhalin.', { field: '/zone' })
  }
  if (wanted.scenarioId !== undefined && wanted.scenarioId !== null)
    await checkScenario(core, companyId, wanted.scenarioId)
  const act = { companyId, action: 'number.voice', subject: `number:${id}`, before, after }
  await core.store.calls.setVoice(after, after, auditOf(core, principal, via, act))
  return after
}

/** Addresses and numbers as they are written to. */
function read(wanted: Partial<VoiceSettings>): Partial<VoiceSettings> {
  const { voicemailMail, voicemailSms } = wanted
  return {
    ...wanted,
    ...(typeof voicemailMail === 'string' ? { voicemailMail: readMail(voicemailMail) } : {}),
    ...(typeof voicemailSms === 'string' ? { voicemailSms: readNumber(voicemailSms) } : {}),
  }
}

function readMail(text: string): string {
  const address = parseMailAddress(text)
  if (address !== undefined) return address
  throw new GatewayError('invalid_parameter', 'This is no mail address.', { field: '/voicemailMail' })
}

function readNumber(text: string): string {
  const parsed = parseMsisdn(text)
  if (parsed.ok) return parsed.value
  throw new GatewayError('invalid_parameter', `${parsed.reason}.`, { field: '/voicemailSms' })
}

async function checkScenario(core: CoreContext, companyId: CompanyId, id: NonNullable<VoiceNumber['scenarioId']>) {
  const scenario = await core.store.calls.findScenario(companyId, id)
  if (scenario !== undefined && scenario.lastVersion > 0) return
  const reason =
    scenario === undefined
      ? 'There is no such scenario.'
      : 'Publish the scenario first: calls follow what is published.'
  throw new GatewayError('invalid_parameter', reason, { field: '/scenarioId' })
}

async function findNumber(core: CoreContext, companyId: CompanyId, id: NumberId): Promise<VoiceNumber> {
  const number = await core.store.calls.getVoiceNumber(companyId, id)
  if (number === undefined) throw new GatewayError('not_found', 'The company has no such number of its own.')
  return number
}
