import { exportHistory } from '../../../core/history/export-history.js'
import { historyRequestOf } from '../history-request.js'
import { streamOperation } from '../operation.js'

export const exportHistoryXlsx = streamOperation('exportHistoryXlsx', async ({ core, principal }, { query }) => {
  const opened = await exportHistory(core, principal, historyRequestOf(query))
  return {
    status: 200,
    headers: [['Content-Disposition', 'attachment; filename="messages.xlsx"']],
    stream: async function* (signal) {
      try {
        yield* core.tables.writeMessages('xlsx', opened.pages(signal), opened.zone, core.clock.now())
      } finally {
        opened.close()
      }
    },
  }
})
