import type { MailStore } from '../core/mail/ports.js'
import type { Statement } from './batch/change.js'
import * as mails from './repositories/mail-repository.js'
import * as threads from './repositories/mail-thread-repository.js'
import * as watches from './repositories/mail-watch-repository.js'
import { insertMail, purgeOutgoingMails } from './repositories/outgoing-mail-repository.js'
import { conditional, reading, type StoreContext, writeSnapshot } from './writing.js'

/** Rows deleted at a time. */
const purgeChunk = 500

export function mailStore(context: StoreContext): MailStore {
  const { db, commits } = context
  const write = writeSnapshot.bind(null, context, 'mail_integrations')
  const writeWatch = writeSnapshot.bind(null, context, 'mail_watches')
  const writeOne = async (one: Statement) => {
    await commits.write({ kind: 'statements', statements: [one] })
  }
  return {
    insertIntegration: (integration, audit) => write(audit, mails.insertIntegration(db, integration)),
    updateIntegration: (integration, audit) => conditional(write(audit, mails.updateIntegration(db, integration))),
    deleteIntegration: (key, audit) => write(audit, mails.deleteIntegration(db, key)),
    findIntegration: (companyId, id) => reading(mails.findIntegration(db, { companyId, id })),
    listIntegrations: (companyId, afterId, limit) => reading(mails.listIntegrations(db, companyId, afterId, limit)),
    loadIntegrations: () => reading(mails.loadIntegrations(db)),
    record: (mail) => commits.write({ kind: 'mail', mail }),
    findKey: (companyId, key) => reading(mails.findKey(db, companyId, key)),
    find: (companyId, id) => reading(mails.findMail(db, companyId, id)),
    list: (companyId, query) => reading(mails.listMails(db, companyId, query)),
    dueGroups: (at, limit) => reading(mails.dueGroups(db, at, limit)),
    closeGroup: async ({ companyId, key }) => {
      await commits.write({ kind: 'statements', statements: [mails.closeGroup(db, companyId, key)] })
    },
    findThread: (companyId, id) => reading(threads.findThread(db, companyId, id)),
    findThreadAbout: (companyId, about) => reading(threads.findThreadAbout(db, companyId, about)),
    dueReports: (at, limit) => reading(threads.dueReports(db, at, limit)),
    outcomesOf: (thread, limit) => reading(threads.outcomesOf(db, thread, limit)),
    settleReports: async (settled, at, told) => {
      const statements = settled.map((thread) => threads.setReport(db, thread, at))
      if (told !== undefined) statements.push(insertMail(db, await context.nextId(), told.mail, told.at))
      await commits.write({ kind: 'statements', statements })
    },
    insertWatch: (watch, audit) => writeWatch(audit, watches.insertWatch(db, watch)),
    updateWatch: (watch, audit) => conditional(writeWatch(audit, watches.updateWatch(db, watch))),
    deleteWatch: (key, audit) => writeWatch(audit, watches.deleteWatch(db, key)),
    findWatch: (companyId, id) => reading(watches.findWatch(db, companyId, id)),
    listWatches: (companyId, afterId, limit) => reading(watches.listWatches(db, companyId, afterId, limit)),
    loadWatches: () => reading(watches.loadWatches(db)),
    seeWatch: (watch, at, dueAt) => writeOne(watches.seeWatch(db, watch, at, dueAt)),
    dueWatches: (at, limit) => reading(watches.dueWatches(db, at, limit)),
    turnWatch: (watch, state) => writeOne(watches.turnWatch(db, watch, state)),
    purge: async ({ records, texts, keys, threads: threadsBefore }) => {
      const statements = [
        threads.purgeThreads(threadsBefore, purgeChunk),
        purgeOutgoingMails(records, purgeChunk),
        mails.purgeMails(records, purgeChunk),
        mails.purgeTexts(texts, purgeChunk),
        mails.purgeKeys(keys, purgeChunk),
      ]
      const counts = await commits.write({ kind: 'statements', statements })
      return counts.includes(purgeChunk)
    },
  }
}
