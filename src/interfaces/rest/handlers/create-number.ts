import { addNumber } from '../../../core/routing/add-number.js'
import type { CompanyId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentNumber } from '../present-routing.js'
import { resourceId } from '../resource-id.js'

export const createNumber = operation('createNumber', async ({ core, principal, via }, { body }) => {
  const companyId = resourceId<CompanyId>(body.companyId)
  const shown = presentNumber(await addNumber(core, principal, { ...body, companyId }, via))
  return { status: 201, body: shown, headers: [] }
})
