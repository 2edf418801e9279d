import { openImportReport } from '../../../core/people/import/import-persons.js'
import type { JobId } from '../../../core/values/ids.js'
import { streamOperation } from '../operation.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const downloadPersonImportReport = streamOperation(
  'downloadPersonImportReport',
  async ({ core, principal }, { path, query }) => {
    const id = resourceId<JobId>(path.importId)
    const pages = await openImportReport(core, principal, id, actingCompany(query))
    return {
      status: 200,
      headers: [['Content-Disposition', `attachment; filename="import-${id}.csv"`]],
      stream: (signal) => core.tables.writeImportReport(pages(signal)),
    }
  },
)
