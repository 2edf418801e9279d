import { openPrompt } from '../../../core/calls/prompts/manage-prompts.js'
import type { PromptId } from '../../../core/values/ids.js'
import { streamOperation } from '../operation.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const getPromptFile = streamOperation('getPromptFile', async ({ core, principal }, { path, query }) => {
  const id = resourceId<PromptId>(path.promptId)
  const { prompt, content } = await openPrompt(core, principal, id, actingCompany(query))
  const fileName = `${prompt.name}-${prompt.language}.wav`
  return {
    status: 200,
    headers: [['Content-Disposition', `inline; filename="${fileName}"`]],
    stream: () => content,
  }
})
