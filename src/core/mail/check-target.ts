import type { Principal } from '../accounts/account.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { findOwnTag } from '../tags/find-tag.js'
import { type GroupId, type MailIntegrationId, parseId, type PersonId } from '../values/ids.js'
import { parseMsisdn } from '../values/msisdn.js'
import { type MailTarget, writtenTag } from './mail-target.js'
import { findAnswered } from './take-answer.js'

/**
 * Whether somebody who has logged in may name it; what only the mail itself can tell is left open.
 * @throws GatewayError `no_valid_recipient`, with `refused` for what is no number
 */
export async function checkTarget(core: CoreContext, principal: Principal, target: MailTarget): Promise<void> {
  switch (target.kind) {
    case 'number': {
      const number = parseMsisdn(target.number)
      if (number.ok) return
      const refused = { to: target.number, code: 'invalid_number', reason: number.reason } as const
      throw new GatewayError('no_valid_recipient', `${number.reason}.`, { field: 'to', refused: [refused] })
    }
    case 'person': {
      const id = parseId<PersonId>(target.id)
      const person = id && (await core.store.people.findPerson(principal.companyId, id))
      return require(person, 'There is no such person.')
    }
    case 'group': {
      const id = parseId<GroupId>(target.id)
      const group = id && (await core.store.people.findGroup(principal.companyId, { id }))
      return require(group, 'There is no such group.')
    }
    case 'integration': {
      const id = parseId<MailIntegrationId>(target.id)
      const found = id && core.mail.integrations.byId(id)
      return require(found && (found.companyId === principal.companyId || undefined), 'There is no such integration.')
    }
    case 'secret': {
      const found = core.mail.integrations.bySecret(target.secret)
      return require(found && (found.companyId === principal.companyId || undefined), 'There is no such address.')
    }
    case 'tag':
      return require(await findOwnTag(core, principal.companyId, writtenTag(target.tag)), 'There is no such tag.')
    case 'reply':
      return require(await findAnswered(core, [target]), 'There is no such address.')
    case 'inbox':
    case 'postmaster':
      return
  }
}

function require(found: unknown, message: string): void {
  if (found !== undefined) return
  throw new GatewayError('no_valid_recipient', message, { field: 'to' })
}
