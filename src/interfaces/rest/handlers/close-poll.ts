import { closePoll as closeCorePoll } from '../../../core/conversations/polls.js'
import type { QuestionId } from '../../../core/conversations/question.js'
import { operation } from '../operation.js'
import { presentCountedPoll } from '../present-conversations.js'
import { resourceId } from '../resource-id.js'

export const closePoll = operation('closePoll', async ({ core, principal, via }, { path }) => {
  const closed = await closeCorePoll(core, principal, resourceId<QuestionId>(path.pollId), via)
  return { status: 200, body: presentCountedPoll(closed) }
})
