import { GatewayError } from '../core/errors.js'
import type { NewAudit } from '../core/ports.js'
import type { TagStore } from '../core/tags/ports.js'
import type { Tag } from '../core/tags/tag.js'
import type { PersonId } from '../core/values/ids.js'
import type { Statement } from './batch/change.js'
import { isUniqueViolation } from './errors.js'
import { inPieces } from './repositories/pieces.js'
import * as tags from './repositories/tag-repository.js'
import * as subscriptions from './repositories/tag-subscription-repository.js'
import { reading, type StoreContext, writeAudited, writeAuditedBy } from './writing.js'

export function tagStore(context: StoreContext): TagStore {
  const { db } = context
  const write = (audit: NewAudit, ...statements: Statement[]) => writeAudited(context, audit, ...statements)
  return {
    insertTag: (tag, audit) => unique(tag, write(audit, tags.insertTag(db, tag))),
    updateTag: (tag, audit) => unique(tag, write(audit, tags.updateTag(db, tag))),
    deleteTag: (tag, audit) => write(audit, ...tags.deleteTag(db, tag)),
    findTag: (by) => reading(tags.findTag(db, by)),
    listTags: (companyId, afterId, limit) => reading(tags.listTags(db, companyId, afterId, limit)),
    putAccess: (access, audits) => writeAuditedBy(context, audits, tags.putAccess(db, access)),
    findAccess: (tag, companyId) => reading(tags.findAccess(db, tag, companyId)),
    listAccesses: (tag, at) => reading(tags.listAccesses(db, tag, at)),
    listRequested: (companyId) => reading(tags.listRequested(db, companyId)),
    addSubscriptions: (tag, added, audit) => write(audit, ...subscriptions.addSubscriptions(db, tag, added)),
    endSubscriptions: (tag, ended, audit) => write(audit, ...subscriptions.endSubscriptions(db, tag, ended)),
    findSubscriptions: (tag, companyId, at) => reading(subscriptions.findSubscriptions(db, tag, companyId, at)),
    listSubscriptions: (tag, companyId, afterId, limit) =>
      reading(subscriptions.listSubscriptions(db, tag, companyId, afterId, limit)),
    personsOf: (tag, at) => reading(tags.personsOf(db, tag, at)),
    groupsOf: (tag, at) => reading(tags.groupsOf(db, tag, at)),
    leftBy: (tag) => reading(tags.leftBy(db, tag)),
    tagsOfPersons: (companyId, persons, at) =>
      inEach(persons, (piece) => subscriptions.tagsOfPersons(db, companyId, piece, at)),
    leavingsOfPersons: (companyId, persons) =>
      inEach(persons, (piece) => subscriptions.leavingsOfPersons(db, companyId, piece)),
    personsWithNumber: (tag, msisdn) => reading(tags.personsWithNumber(db, tag, msisdn)),
  }
}

async function inEach<T>(
  persons: readonly PersonId[],
  find: (piece: readonly PersonId[]) => Promise<T[]>,
): Promise<T[]> {
  const found: T[] = []
  for (const piece of inPieces(persons, (each) => each)) found.push(...(await reading(find(piece))))
  return found
}

async function unique({ name, slug }: Tag, writing: Promise<void>): Promise<void> {
  try {
    await writing
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const message = `There is a tag that is called, or looks, like #${name} already, or has the slug "${slug}"; choose another.`
    throw new GatewayError('conflict', message, { field: '/name', cause: error })
  }
}
