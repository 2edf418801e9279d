import type { TrafficStore } from '../core/traffic/saved-report.js'
import { insertMail } from './repositories/outgoing-mail-repository.js'
import * as reports from './repositories/traffic-repository.js'
import { conditional, reading, type StoreContext, writeAudited } from './writing.js'

export function trafficStore(context: StoreContext): TrafficStore {
  const { db, commits, nextId } = context
  return {
    insert: (report, audit) => writeAudited(context, audit, reports.insertReport(db, report)),
    update: (before, after, audit) =>
      conditional(writeAudited(context, audit, reports.updateReport(db, before, after))),
    delete: (report, audit) => writeAudited(context, audit, reports.deleteReport(db, report)),
    find: (companyId, id) => reading(reports.findReport(db, companyId, id)),
    list: (companyId, afterId, limit) => reading(reports.listReports(db, companyId, afterId, limit)),
    listDue: (at, limit) => reading(reports.listDueReports(db, at, limit)),
    send: (report, mails, nextAt, at) => {
      const write = async () => {
        const statements = [reports.setNextReport(db, report, nextAt)]
        for (const mail of mails) statements.push(insertMail(db, await nextId(), mail, at))
        await commits.write({ kind: 'statements', statements })
      }
      return conditional(write())
    },
  }
}
