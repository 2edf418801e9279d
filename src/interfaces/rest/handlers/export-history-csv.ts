import { exportHistory } from '../../../core/history/export-history.js'
import { historyRequestOf } from '../history-request.js'
import { streamOperation } from '../operation.js'
import { csvOf } from '../tables/csv.js'

export const exportHistoryCsv = streamOperation('exportHistoryCsv', async ({ core, principal }, { query }) => {
  const opened = await exportHistory(core, principal, historyRequestOf(query))
  return {
    status: 200,
    headers: [['Content-Disposition', 'attachment; filename="messages.csv"']],
    stream: async function* (signal) {
      try {
        yield* csvOf(opened.pages(signal), opened.zone)
      } finally {
        opened.close()
      }
    },
  }
})
