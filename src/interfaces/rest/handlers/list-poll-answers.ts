import { listAnswers } from '../../../core/conversations/polls.js'
import type { QuestionId } from '../../../core/conversations/question.js'
import { operation } from '../operation.js'
import { cursorOf, formatCursor, limitOf } from '../page.js'
import { presentAnswer } from '../present-conversations.js'
import { resourceId } from '../resource-id.js'

export const listPollAnswers = operation('listPollAnswers', async ({ core, principal }, { path, query }) => {
  const { which } = query
  const after = cursorOf(query)
  const { poll, respondents, nextAfter } = await listAnswers(core, principal, resourceId<QuestionId>(path.pollId), {
    ...(after !== undefined && { after }),
    ...(which !== undefined && { which }),
    limit: limitOf(query),
  })
  const answers = respondents.map((respondent) => presentAnswer(poll, respondent))
  return { status: 200, body: { answers, nextCursor: formatCursor(nextAfter) } }
})
