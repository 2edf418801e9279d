import { applyImport } from '../../../core/people/import/import-persons.js'
import type { JobId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentImport } from '../present-import.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const applyPersonImport = operation(
  'applyPersonImport',
  async ({ core, principal, via }, { path, query, body }) => {
    const command = { hash: body.hash, ...actingCompany(query) }
    const applying = await applyImport(core, principal, resourceId<JobId>(path.importId), command, via)
    return { status: 202, body: presentImport(applying) }
  },
)
