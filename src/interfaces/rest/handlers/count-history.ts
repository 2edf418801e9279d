import { countHistory as countCoreHistory } from '../../../core/history/read-history.js'
import { historyRequestOf } from '../history-request.js'
import { operation } from '../operation.js'

export const countHistory = operation('countHistory', async ({ core, principal }, { query }) => {
  const { messages, counts, isComplete } = await countCoreHistory(core, principal, historyRequestOf(query))
  return { status: 200, body: { messages, counts: [...counts], isComplete } }
})
