import { listPrompts as listCorePrompts } from '../../../core/calls/prompts/manage-prompts.js'
import type { PromptId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { formatCursor, pageAfter } from '../page.js'
import { presentPrompt } from '../present-prompt.js'
import { actingCompany } from '../resource-id.js'

export const listPrompts = operation('listPrompts', async ({ core, principal }, { query }) => {
  const page = await listCorePrompts(core, principal, { ...actingCompany(query), ...pageAfter<PromptId>(query) })
  return { status: 200, body: { prompts: page.items.map(presentPrompt), nextCursor: formatCursor(page.nextAfterId) } }
})
