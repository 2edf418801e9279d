import type { Principal } from '../accounts/account.js'
import type { CoreContext } from '../context.js'
import { GatewayError, type RefusedRecipient } from '../errors.js'
import type { NumberedCommand, RecipientCommand, SubmitCommand } from '../messaging/commands.js'
import { Guest } from '../messaging/guest.js'
import { planSubmission } from '../messaging/plan-submission.js'
import { numberedCommand } from '../messaging/reach-people.js'
import { requireBudget } from '../rights/budget.js'
import { priceBudget } from '../rights/price-budget.js'
import type { Respondent } from './alert.js'
import { languageOf } from './words.js'

/** Who would be asked now, and who not, and why. */
export interface AskedPeople {
  respondents: readonly Respondent[]
  refused: readonly RefusedRecipient[]
  /** The request with numbers in the place of persons and groups. */
  command: NumberedCommand
}

/**
 * Decides as sending does, and writes nothing.
 * @throws GatewayError as `planSubmission`; `no_valid_recipient` when nobody is left
 */
export async function findAsked(
  core: CoreContext,
  principal: Principal,
  wanted: SubmitCommand,
  step: number,
): Promise<AskedPeople> {
  const { companyId } = principal
  const command = await numberedCommand(core, principal, wanted)
  const plan = planSubmission(core, companyId, command)
  const budget = await priceBudget(core, plan)
  if (budget !== null) await requireBudget(core, companyId, budget)
  const recipients = plan.lots.flatMap((lot) => lot.recipients)
  const numbers = recipients.map(({ to }) => to)
  const owners = await core.store.conversations.ownersOf(companyId, numbers)
  const askedAt = core.clock.now()
  const respondents = recipients.map(({ to, personId, guest, position }): Respondent => {
    const answer = { option: null, comment: null, answeredAt: null, messageId: null }
    const asked = { msisdn: to, position: position + 1, step, askedAt, ...answer }
    // Of another company's person nothing is known.
    if (guest !== null)
      return { ...asked, personId, guestId: guest.companyId, name: null, language: languageOf(null, wanted.text) }
    const owner = owners.get(to)
    const language = languageOf(owner?.language ?? null, wanted.text)
    return { ...asked, personId: personId ?? owner?.id ?? null, guestId: null, name: owner?.name ?? null, language }
  })
  return { respondents, refused: plan.refused, command }
}

/** The same, with nobody left in the place of an error. */
export async function findAskedOrNobody(
  core: CoreContext,
  principal: Principal,
  wanted: SubmitCommand,
  step: number,
): Promise<AskedPeople> {
  try {
    return await findAsked(core, principal, wanted, step)
  } catch (error) {
    if (!(error instanceof GatewayError) || !nobody.has(error.code)) throw error
    return { respondents: [], refused: error.refused ?? [], command: { ...wanted, to: [] } }
  }
}

const nobody = new Set<GatewayError['code']>(['no_valid_recipient', 'no_carrier'])

/** As it is written to again: of another company's person neither number nor name is told. */
export function recipientOf({ msisdn, personId, guestId }: Respondent): string | RecipientCommand {
  if (personId === null) return msisdn
  if (guestId === null) return { to: msisdn, personId }
  return { to: msisdn, personId, guest: new Guest(guestId, '', '') }
}
