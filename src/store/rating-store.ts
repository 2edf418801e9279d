import { GatewayError } from '../core/errors.js'
import type { RatingStore } from '../core/rating/ledger/ports.js'
import { isUniqueViolation } from './errors.js'
import { insertAudit } from './repositories/account-repository.js'
import { insertEvent } from './repositories/event-repository.js'
import * as rating from './repositories/rating-repository.js'
import { raiseRevision } from './repositories/revision-repository.js'
import { conditional, reading, type StoreContext, writeSnapshot } from './writing.js'

export function ratingStore(context: StoreContext): RatingStore {
  const { db, database, commits, nextId } = context
  const { kind } = database
  return {
    find: (companyId) => reading(rating.findAccount(db, companyId)),
    insert: async (account, audit) => {
      try {
        await writeSnapshot(context, 'rating', audit, rating.insertAccount(db, account))
      } catch (error) {
        if (!isUniqueViolation(error)) throw error
        throw new GatewayError('conflict', 'The company has an account already.', { cause: error })
      }
    },
    advance: async (step) => {
      const statements = rating.advanceAccount(db, kind, step)
      for (const event of step.events) statements.push(...insertEvent(kind, { ...event, subject: subjectOf(event) }))
      if (step.audit !== null) statements.push(insertAudit(db, await nextId(), step.audit), raiseRevision(db, 'rating'))
      return conditional(commits.write({ kind: 'statements', statements }).then(() => undefined))
    },
    listCharged: () => reading(rating.listCharged(db)),
    listBehind: () => reading(rating.listBehind(db)),
    listDue: (at) => reading(rating.listDue(db, at)),
    uncharged: (companyId, messages) => reading(rating.uncharged(db, companyId, messages)),
    pricesOf: (companyId, messages) => reading(rating.pricesOf(db, companyId, messages)),
    parkedSegments: (companyId, ids) => reading(rating.parkedSegments(db, companyId, ids)),
    countOver: (companyId, days) => reading(rating.countOver(db, companyId, days)),
    listPostings: (companyId, filter) => reading(rating.listPostings(db, companyId, filter)),
    findUsage: (companyId, wanted) => reading(rating.findUsage(db, companyId, wanted)),
    listParked: (companyId, limit) => reading(rating.listParked(db, companyId, limit)),
    listNumbers: (companyId) => reading(rating.listNumbers(db, companyId)),
    findInvoice: (companyId, month) => reading(rating.findInvoice(db, companyId, month)),
    listInvoices: (companyId) => reading(rating.listInvoices(db, companyId)),
  }
}

function subjectOf({ companyId }: { companyId: number }) {
  return { type: 'company', id: companyId }
}
