import { exportAnswers } from '../../../core/conversations/polls.js'
import type { QuestionId } from '../../../core/conversations/question.js'
import { streamOperation } from '../operation.js'
import { resourceId } from '../resource-id.js'

export const exportPollXlsx = streamOperation('exportPollXlsx', async ({ core, principal }, { path }) => {
  const { zone, options, pages } = await exportAnswers(core, principal, resourceId<QuestionId>(path.pollId))
  return {
    status: 200,
    headers: [['Content-Disposition', 'attachment; filename="poll.xlsx"']],
    stream: () => core.tables.writePoll(pages(), options, zone, core.clock.now()),
  }
})
