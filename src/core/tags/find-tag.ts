import type { Principal } from '../accounts/account.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { type Acting, directoryToRead, directoryToWrite } from '../people/directory.js'
import { type CompanyId, parseId, type TagId } from '../values/ids.js'
import { parseTagName, tagKey } from '../values/tag-name.js'
import { isSlug } from './slug.js'
import type { Tag } from './tag.js'

/** A tag as a company sees it: its own, or one that its people may subscribe to. */
export interface SeenTag {
  tag: Tag
  /** Who looks. */
  companyId: CompanyId
  isOwner: boolean
}

/** @throws GatewayError `forbidden`, `not_found` for a tag that the company neither owns nor may subscribe to */
export async function tagToRead(core: CoreContext, principal: Principal, id: TagId, acting: Acting): Promise<SeenTag> {
  return seenBy(core, directoryToRead(principal, acting), id)
}

/** @throws GatewayError as `tagToRead` */
export async function tagToWrite(core: CoreContext, principal: Principal, id: TagId, acting: Acting): Promise<SeenTag> {
  return seenBy(core, await directoryToWrite(core, principal, acting), id)
}

async function seenBy(core: CoreContext, companyId: CompanyId, id: TagId): Promise<SeenTag> {
  const tag = await core.store.tags.findTag({ id })
  if (tag === undefined) throw noTag()
  if (tag.companyId === companyId) return { tag, companyId, isOwner: true }
  const access = await core.store.tags.findAccess(tag, companyId)
  if (access?.state !== 'approved') throw noTag()
  return { tag, companyId, isOwner: false }
}

export function requireOwner({ tag, isOwner }: SeenTag): Tag {
  if (isOwner) return tag
  throw new GatewayError('forbidden', 'The tag belongs to another company, which alone may do this.')
}

/**
 * A tag of the company by its id, by its name with `#` or without, or by its slug; letters that look alike are taken for each other.
 */
export async function findOwnTag(core: CoreContext, companyId: CompanyId, written: string): Promise<Tag | undefined> {
  const { tags } = core.store
  const id = parseId<TagId>(written)
  if (id !== undefined) {
    const tag = await tags.findTag({ id })
    return tag?.companyId === companyId ? tag : undefined
  }
  const tag = await tags.findTag({ companyId, key: tagKey(written) })
  const slug = written.replace(/^#/, '')
  return tag ?? (isSlug(slug) ? tags.findTag({ companyId, slug }) : undefined)
}

/** Why a name finds nothing: what is wrong with it, where something is. */
export function unknownTagReason(written: string): string {
  const parsed = parseTagName(written)
  return parsed.ok || parseId(written) !== undefined ? 'There is no such tag' : `There is no such tag. ${parsed.reason}`
}

export function noTag(): GatewayError {
  return new GatewayError('not_found', 'There is no such tag.')
}
