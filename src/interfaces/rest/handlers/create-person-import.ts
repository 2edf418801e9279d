import { createImport } from '../../../core/people/import/import-persons.js'
import { maxFileBytes } from '../../../core/people/import/person-file.js'
import { uploadOperation } from '../operation.js'
import { presentImport } from '../present-import.js'
import { actingCompany } from '../resource-id.js'

export const createPersonImport = uploadOperation(
  'createPersonImport',
  maxFileBytes,
  async ({ core, principal, via }, { query, body }) => {
    const format = body.mediaType === 'text/csv' ? 'csv' : 'xlsx'
    const file = { content: body.content, format, fileName: query.fileName ?? null } as const
    const created = await createImport(core, principal, { ...file, ...actingCompany(query) }, via)
    const shown = presentImport(created)
    return { status: 202, body: shown, headers: [['Location', `/v1/persons/imports/${shown.id}`]] }
  },
)
