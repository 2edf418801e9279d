import { GatewayError } from '../core/errors.js'
import type { AccountStep, RatingStore } from '../core/rating/ledger/ports.js'
import type { Statement } from './batch/change.js'
import { isUniqueViolation } from './errors.js'
import { insertAudit } from './repositories/account-repository.js'
import { insertEvent } from './repositories/event-repository.js'
import * as rating from './repositories/rating-repository.js'
import { raiseRevision } from './repositories/revision-repository.js'
import { conditional, reading, type StoreContext, writeAudited, writeSnapshot } from './writing.js'

export function ratingStore(context: StoreContext): RatingStore {
  const { db, database, commits } = context
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
      const statements = await advanceStatements(context, step)
      return conditional(commits.write({ kind: 'statements', statements }).then(() => undefined))
    },
    listCharged: () => reading(rating.listCharged(db, database.kind)),
    listBehind: () => reading(rating.listBehind(db)),
    listDue: (at) => reading(rating.listDue(db, at)),
    uncharged: (companyId, messages) => reading(rating.uncharged(db, companyId, messages)),
    pricesOf: (companyId, messages) => reading(rating.pricesOf(db, companyId, messages)),
    parkedSegments: (companyId, ids) => reading(rating.parkedSegments(db, companyId, ids)),
    countOver: (companyId, days) => reading(rating.countOver(db, companyId, days)),
    listPostings: (companyId, filter) => reading(rating.listPostings(db, companyId, filter)),
    findUsage: (companyId, wanted) => reading(rating.findUsage(db, companyId, wanted)),
    usageSince: (companyId, number, wanted) => reading(rating.usageSince(db, database.kind, companyId, number, wanted)),
    countSent: (companyId, days) => reading(rating.countSent(db, companyId, days)),
    findParkedCalls: (companyId, ids) => reading(rating.findParkedCalls(db, companyId, ids)),
    listParked: (companyId, limit) => reading(rating.listParked(db, companyId, limit)),
    listWaiting: () => reading(rating.listWaiting(db)),
    waitingUses: (companyId, limit) => reading(rating.waitingUses(db, companyId, limit)),
    findUses: (companyId, wanted) => reading(rating.findUses(db, companyId, wanted)),
    listParkedCompanies: () => reading(rating.listParkedCompanies(db)),
    callPrices: (companyId, calls) => reading(rating.callPrices(db, companyId, calls)),
    findProfile: (companyId) => reading(rating.findProfile(db, companyId)),
    setProfile: (companyId, profile, at, audit) =>
      writeAudited(context, audit, rating.setProfile(db, companyId, profile, at)),
    findRequest: (companyId, key) => reading(rating.findRequest(db, companyId, key)),
    forgetRequests: async (before) => {
      await commits.write({ kind: 'statements', statements: [rating.forgetRequests(db, before)] })
    },
    listNumbers: (companyId) => reading(rating.listNumbers(db, companyId)),
    findInvoice: (companyId, month) => reading(rating.findInvoice(db, companyId, month)),
    listInvoices: (companyId) => reading(rating.listInvoices(db, companyId)),
  }
}

/** One write of an account; it fails where another has written the account meanwhile. */
export async function advanceStatements(context: StoreContext, step: AccountStep): Promise<Statement[]> {
  const { db, database, nextId } = context
  const { kind } = database
  const statements = rating.advanceAccount(db, kind, step)
  for (const event of step.events) statements.push(...insertEvent(kind, { ...event, subject: subjectOf(event) }))
  if (step.audit !== null) statements.push(insertAudit(db, await nextId(), step.audit))
  if (step.audit !== null || step.to.heldMonth !== step.from.heldMonth) statements.push(raiseRevision(db, 'rating'))
  return statements
}

function subjectOf({ companyId }: { companyId: number }) {
  return { type: 'company', id: companyId }
}
