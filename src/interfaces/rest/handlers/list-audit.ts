import { listAudit as listCoreAudit } from '../../../core/accounts/audit.js'
import { operation } from '../operation.js'
import { cursorOf, formatCursor, limitOf } from '../page.js'
import { presentAuditRecord } from '../present-account.js'
import { actingCompany } from '../resource-id.js'

export const listAudit = operation('listAudit', async ({ core, principal }, { query }) => {
  const beforeId = cursorOf(query)
  const cursor = beforeId === undefined ? {} : { beforeId }
  const page = await listCoreAudit(core, principal, { ...actingCompany(query), ...cursor, limit: limitOf(query) })
  return {
    status: 200,
    body: { records: page.records.map(presentAuditRecord), nextCursor: formatCursor(page.nextBeforeId) },
  }
})
