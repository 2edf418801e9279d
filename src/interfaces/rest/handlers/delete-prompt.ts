import { deletePrompt as deleteCorePrompt } from '../../../core/calls/prompts/manage-prompts.js'
import type { PromptId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentPrompt } from '../present-prompt.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const deletePrompt = operation('deletePrompt', async ({ core, principal, via }, { path, query }) => {
  const id = resourceId<PromptId>(path.promptId)
  return { status: 200, body: presentPrompt(await deleteCorePrompt(core, principal, id, actingCompany(query), via)) }
})
