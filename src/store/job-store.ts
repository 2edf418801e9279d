import type { JobStore } from '../core/jobs/ports.js'
import { importRowTuple } from './repositories/import-row.js'
import * as jobs from './repositories/job-repository.js'
import { conditional, reading, type StoreContext, writeAudited } from './writing.js'

export function jobStore(context: StoreContext): JobStore {
  const { db, commits } = context
  return {
    insert: (job, audit) => writeAudited(context, audit, jobs.insertJob(db, job)),
    update: (key, from, changes, audit) => {
      const update = jobs.updateJob(db, key, { state: from }, changes)
      if (audit !== undefined) return conditional(writeAudited(context, audit, update))
      return conditional(commits.write({ kind: 'statements', statements: [update] }).then(() => undefined))
    },
    find: (companyId, kind, id) => reading(jobs.findJob(db, companyId, kind, id)),
    list: (companyId, kind, page) => reading(jobs.listJobs(db, companyId, kind, page)),
    findWorking: (kind) => reading(jobs.findWorking(db, kind)),
    purge: async (kind, at) => {
      const expired = await reading(jobs.findExpired(db, kind, at))
      if (expired === undefined) return false
      await commits.write({ kind: 'statements', statements: jobs.deleteJob(db, expired) })
      return true
    },
    putPart: async (key, part, content) => {
      await commits.write({ kind: 'statements', statements: jobs.putPart(db, key, part, content) })
    },
    findPart: (key, part) => reading(jobs.findPart(db, key, part)),
    clearParts: async (key) => {
      await commits.write({ kind: 'statements', statements: [jobs.clearParts(db, key)] })
    },
    addImportRows: (key, from, rows, changes) => {
      const progress = jobs.updateJob(db, key, { state: 'reading', position: from }, changes)
      const tuples = rows.map((row) => importRowTuple(key, row))
      return conditional(commits.write({ kind: 'addImportRows', rows: tuples, progress }).then(() => undefined))
    },
    listImportRows: (key, query) => reading(jobs.listImportRows(db, key, query)),
    countImportRows: (key) => reading(jobs.countImportRows(db, key)),
    applyImportRows: (job, from, limit, at) => commits.write({ kind: 'applyImportRows', job, from, limit, at }),
  }
}
