import type { MailingContent } from '../../core/mailings/mailing.js'
import type { MailingInput } from '../../core/mailings/manage-mailings.js'
import type { components } from './generated/contract.js'
import { recipientsOf } from './submit-command.js'

type Schemas = components['schemas']

/** What is given of a mailing. @throws GatewayError `invalid_parameter` for a recipient that names nothing, or two things */
export function mailingInputOf(body: Partial<Schemas['UpdateMailingRequest']>): MailingInput {
  const { name, rule, zone, ifMissed, state } = body
  const content = contentOf(body)
  return {
    ...(name !== undefined && { name }),
    ...(rule !== undefined && { rule }),
    ...(zone !== undefined && { zone }),
    ...(ifMissed !== undefined && { ifMissed }),
    ...(state !== undefined && { state }),
    ...(Object.keys(content).length > 0 && { content }),
  }
}

export function contentOf(body: Partial<Schemas['UpdateMailingRequest']>): Partial<MailingContent> {
  const { to, text, from, transliterate, validForSeconds } = body
  return {
    ...(to !== undefined && { to: recipientsOf(to) }),
    ...(text !== undefined && { text }),
    ...(from !== undefined && { from }),
    ...(body.class !== undefined && { class: body.class }),
    ...(transliterate !== undefined && { transliterate }),
    ...(validForSeconds !== undefined && { validForMs: validForSeconds * 1000 }),
  }
}
