import { GatewayError } from '../core/errors.js'
import type { MailingStore } from '../core/mailings/ports.js'
import type { NewAudit } from '../core/ports.js'
import type { Statement } from './batch/change.js'
import { isUniqueViolation } from './errors.js'
import * as lists from './repositories/mailing-list-repository.js'
import * as mailings from './repositories/mailing-repository.js'
import { conditional, reading, type StoreContext, writeAudited } from './writing.js'

export function mailingStore(context: StoreContext): MailingStore {
  const { db, commits } = context
  const write = (audit: NewAudit, ...statements: Statement[]) => writeAudited(context, audit, ...statements)
  return {
    insertList: (list, contacts, audit) =>
      unique(list.name, write(audit, lists.insertList(db, list), ...lists.insertContacts(db, list, contacts))),
    renameList: (list, audit) => unique(list.name, write(audit, lists.renameList(db, list))),
    deleteLists: (companyId, ids, audit) => write(audit, ...lists.deleteLists(db, companyId, ids)),
    findList: (companyId, by) => reading(lists.findList(db, companyId, by)),
    listLists: (companyId, afterId, limit) => reading(lists.listLists(db, companyId, afterId, limit)),
    putContacts: (key, contacts, at, audit) =>
      write(audit, lists.touchList(db, key, at), ...lists.putContacts(db, key, contacts)),
    replaceContacts: (key, contacts, at, audit) =>
      write(
        audit,
        lists.touchList(db, key, at),
        lists.clearContacts(db, key),
        ...lists.insertContacts(db, key, contacts),
      ),
    removeContacts: (key, msisdns, at, audit) =>
      write(audit, lists.touchList(db, key, at), ...lists.removeContacts(db, key, msisdns)),
    listContacts: (key, afterId, limit) => reading(lists.listContacts(db, key, afterId, limit)),

    insertMailing: (mailing, audit) => write(audit, mailings.insertMailing(db, mailing)),
    updateMailing: (before, after, audit) => conditional(write(audit, mailings.updateMailing(db, before, after))),
    deleteMailing: (key, audit) => write(audit, ...mailings.deleteMailing(db, key)),
    findMailing: (companyId, id) => reading(mailings.findMailing(db, companyId, id)),
    listMailings: (companyId, afterId, limit) => reading(mailings.listMailings(db, companyId, afterId, limit)),
    listDue: (at, limit) => reading(mailings.listDue(db, at, limit)),
    recordRun: (mailing, run, nextAt) => {
      const statements = [mailings.advance(db, mailing, run.at, nextAt), mailings.insertRun(db, mailing, run)]
      return conditional(commits.write({ kind: 'statements', statements }).then(() => undefined))
    },
    listRuns: (key, beforeId, limit) => reading(mailings.listRuns(db, key, beforeId, limit)),
  }
}

async function unique(name: string, writing: Promise<void>): Promise<void> {
  try {
    await writing
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new GatewayError('conflict', `There is a mailing list "${name}" already; choose another name.`, {
      field: '/name',
      cause: error,
    })
  }
}
