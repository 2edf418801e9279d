import { getPoll as getCorePoll } from '../../../core/conversations/polls.js'
import type { QuestionId } from '../../../core/conversations/question.js'
import { operation } from '../operation.js'
import { presentCountedPoll } from '../present-conversations.js'
import { resourceId } from '../resource-id.js'

export const getPoll = operation('getPoll', async ({ core, principal }, { path }) => {
  return {
    status: 200,
    body: presentCountedPoll(await getCorePoll(core, principal, resourceId<QuestionId>(path.pollId))),
  }
})
