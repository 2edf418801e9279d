import { listPolls as listCorePolls } from '../../../core/conversations/polls.js'
import type { QuestionId } from '../../../core/conversations/question.js'
import { operation } from '../operation.js'
import { cursorOf, formatCursor, limitOf } from '../page.js'
import { presentPoll } from '../present-conversations.js'

export const listPolls = operation('listPolls', async ({ core, principal }, { query }) => {
  const before = cursorOf<QuestionId>(query)
  const { state } = query
  const page = { ...(before !== undefined && { before }), ...(state !== undefined && { state }), limit: limitOf(query) }
  const { polls, nextBefore } = await listCorePolls(core, principal, page)
  return { status: 200, body: { polls: polls.map(presentPoll), nextCursor: formatCursor(nextBefore) } }
})
