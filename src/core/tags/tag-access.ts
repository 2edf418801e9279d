import type { Principal } from '../accounts/account.js'
import { auditOf, type Via } from '../accounts/audit.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { type Acting, directoryToRead, directoryToWrite } from '../people/directory.js'
import type { CompanyId, TagId } from '../values/ids.js'
import { findOwnTag, noTag, requireOwner, tagToRead, tagToWrite } from './find-tag.js'
import type { GuestAccess, RequestedTag } from './ports.js'
import type { TagAccess } from './tag.js'

/**
 * Asks another company for leave to subscribe to its tag. A tag that is not offered answers as one that does not exist. Asking again
 * changes nothing, unless it was refused.
 * @throws GatewayError `forbidden`, `not_found`, `conflict` for a tag of one's own, or an access that was revoked
 */
export async function requestTagAccess(
  core: CoreContext,
  principal: Principal,
  { ownerId, tag: written, note = null, ...acting }: Acting & { ownerId: CompanyId; tag: string; note?: string | null },
  via: Via,
): Promise<RequestedTag> {
  const companyId = await directoryToWrite(core, principal, acting)
  if (ownerId === companyId) throw new GatewayError('conflict', 'The tag is your own; subscribe to it.')
  const tag = await findOwnTag(core, ownerId, written)
  const known = tag && (await core.store.tags.findAccess(tag, companyId))
  if (tag === undefined || (!tag.isOffered && known === undefined)) throw noTag()
  if (known?.state === 'revoked') {
    throw new GatewayError('conflict', 'The owner has revoked the access; only the owner can give it again.')
  }
  if (known === undefined || known.state === 'refused') {
    const now = core.clock.now()
    const access: TagAccess = {
      ...{ tagId: tag.id, ownerId, companyId, note },
      ...{ state: 'requested', requestedAt: now, decidedAt: null },
    }
    await putAccess(core, principal, access, 'tag.request_access', via)
  }
  const requested = (await core.store.tags.listRequested(companyId)).find(({ tagId }) => tagId === tag.id)
  if (requested === undefined) throw noTag()
  return requested
}

/** What a company has asked for. @throws GatewayError `forbidden`, `not_found` */
export async function listTagRequests(
  core: CoreContext,
  principal: Principal,
  acting: Acting,
): Promise<readonly RequestedTag[]> {
  return core.store.tags.listRequested(directoryToRead(principal, acting))
}

/** Which companies ask and which may subscribe, with how many persons. @throws GatewayError `forbidden`, `not_found` */
export async function listTagAccesses(
  core: CoreContext,
  principal: Principal,
  id: TagId,
  acting: Acting,
): Promise<readonly GuestAccess[]> {
  const tag = requireOwner(await tagToRead(core, principal, id, acting))
  return core.store.tags.listAccesses(tag, core.clock.now())
}

/**
 * The owner's word. Whose access is revoked or refused gets nothing from then on; its subscriptions hold again when it is approved.
 * @throws GatewayError `forbidden`, `not_found` for a company that has not asked
 */
export async function decideTagAccess(
  core: CoreContext,
  principal: Principal,
  id: TagId,
  { guestId, state, ...acting }: Acting & { guestId: CompanyId; state: 'approved' | 'refused' | 'revoked' },
  via: Via,
): Promise<GuestAccess> {
  const tag = requireOwner(await tagToWrite(core, principal, id, acting))
  const before = await core.store.tags.findAccess(tag, guestId)
  if (before === undefined) throw new GatewayError('not_found', 'This company has not asked for the tag.')
  const access: TagAccess = { ...before, state, decidedAt: core.clock.now() }
  await putAccess(core, principal, access, `tag.access_${state}`, via)
  const decided = (await core.store.tags.listAccesses(tag, core.clock.now())).find((each) => each.companyId === guestId)
  if (decided === undefined) throw noTag()
  return decided
}

/** Both companies find it in their audit. */
async function putAccess(core: CoreContext, principal: Principal, access: TagAccess, action: string, via: Via) {
  const { ownerId, companyId, tagId, state, note } = access
  const audits = [ownerId, companyId].map((each) =>
    auditOf(core, principal, via, {
      companyId: each,
      action,
      subject: `tag:${tagId}`,
      after: { ownerId, companyId, state, note },
    }),
  )
  await core.store.tags.putAccess(access, audits)
}
