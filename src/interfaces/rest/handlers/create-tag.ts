import { createTag as createCoreTag } from '../../../core/tags/manage-tags.js'
import { operation } from '../operation.js'
import { presentTag } from '../present-tags.js'
import { actingCompany } from '../resource-id.js'

export const createTag = operation('createTag', async ({ core, principal, via }, { query, body }) => {
  const { offered, ...rest } = body
  const input = { ...rest, ...actingCompany(query), ...(offered !== undefined && { isOffered: offered }) }
  const shown = presentTag(await createCoreTag(core, principal, input, via))
  return { status: 201, body: shown, headers: [['Location', `/v1/tags/${shown.id}`]] }
})
