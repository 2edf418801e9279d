import type { Principal } from '../accounts/account.js'
import { auditOf, type Via } from '../accounts/audit.js'
import { type Page, pageOf } from '../accounts/page.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { type Acting, directoryToRead, directoryToWrite } from '../people/directory.js'
import type { CompanyId, TagId } from '../values/ids.js'
import { parseTagName, type TagName } from '../values/tag-name.js'
import { requireOwner, type SeenTag, tagToRead, tagToWrite } from './find-tag.js'
import { isSlug, slugOf } from './slug.js'
import type { Tag } from './tag.js'

export interface TagInput {
  name?: string
  slug?: string
  joinBySms?: boolean
  isOffered?: boolean
}

/** @throws GatewayError `forbidden`, `not_found`, `invalid_parameter`, `conflict` for a name or a slug that the company has */
export async function createTag(
  core: CoreContext,
  principal: Principal,
  { name, slug, joinBySms = true, isOffered = false, ...acting }: Acting & TagInput & { name: string },
  via: Via,
): Promise<Tag> {
  const companyId = await directoryToWrite(core, principal, acting)
  const checked = checkTagName(name)
  const created: Tag = {
    id: (await core.store.allocateIds(1)) as TagId,
    companyId,
    name: checked,
    slug: slug === undefined ? await freeSlug(core, companyId, checked) : checkSlug(slug),
    joinBySms,
    isOffered,
    createdAt: core.clock.now(),
  }
  const act = { companyId, action: 'tag.create', subject: `tag:${created.id}`, after: created }
  await core.store.tags.insertTag(created, auditOf(core, principal, via, act))
  return created
}

/** Those of the company, in the order of their ids. @throws GatewayError `forbidden`, `not_found` */
export async function listTags(
  core: CoreContext,
  principal: Principal,
  { afterId = 0 as TagId, limit, ...acting }: Acting & { afterId?: TagId; limit: number },
): Promise<Page<Tag>> {
  return pageOf(await core.store.tags.listTags(directoryToRead(principal, acting), afterId, limit + 1), limit)
}

/** @throws GatewayError `forbidden`, `not_found` */
export function getTag(core: CoreContext, principal: Principal, id: TagId, acting: Acting): Promise<SeenTag> {
  return tagToRead(core, principal, id, acting)
}

/** @throws GatewayError as `createTag` */
export async function updateTag(
  core: CoreContext,
  principal: Principal,
  id: TagId,
  { name, slug, joinBySms, isOffered, ...acting }: Acting & TagInput,
  via: Via,
): Promise<Tag> {
  const before = requireOwner(await tagToWrite(core, principal, id, acting))
  const after: Tag = {
    ...before,
    name: name === undefined ? before.name : checkTagName(name),
    slug: slug === undefined ? before.slug : checkSlug(slug),
    joinBySms: joinBySms ?? before.joinBySms,
    isOffered: isOffered ?? before.isOffered,
  }
  const act = { companyId: before.companyId, action: 'tag.update', subject: `tag:${id}`, before, after }
  await core.store.tags.updateTag(after, auditOf(core, principal, via, act))
  return after
}

/** With everybody's subscriptions; messages keep it as their label. @throws GatewayError `forbidden`, `not_found` */
export async function deleteTag(
  core: CoreContext,
  principal: Principal,
  id: TagId,
  acting: Acting,
  via: Via,
): Promise<Tag> {
  const before = requireOwner(await tagToWrite(core, principal, id, acting))
  const act = { companyId: before.companyId, action: 'tag.delete', subject: `tag:${id}`, before }
  await core.store.tags.deleteTag(before, auditOf(core, principal, via, act))
  return before
}

function checkTagName(text: string): TagName {
  const parsed = parseTagName(text)
  if (parsed.ok) return parsed.value
  throw new GatewayError('invalid_parameter', `${parsed.reason}.`, { field: '/name' })
}

function checkSlug(slug: string): string {
  if (isSlug(slug)) return slug
  throw new GatewayError('invalid_parameter', 'A slug has up to 64 of a–z, 0–9 and _, and inner hyphens.', {
    field: '/slug',
  })
}

/** Names that are spelt alike get numbers. */
async function freeSlug(core: CoreContext, companyId: CompanyId, name: TagName): Promise<string> {
  const slug = slugOf(name)
  for (let number = 1; number < 10; number += 1) {
    const candidate = number === 1 ? slug : `${slug.slice(0, 60)}-${number}`
    if ((await core.store.tags.findTag({ companyId, slug: candidate })) === undefined) return candidate
  }
  throw new GatewayError('conflict', 'Many tags have such a slug already; give this one a slug of its own.', {
    field: '/slug',
  })
}
