import { listAlerts as listCoreAlerts } from '../../../core/conversations/alerts.js'
import type { QuestionId } from '../../../core/conversations/question.js'
import { operation } from '../operation.js'
import { cursorOf, formatCursor, limitOf } from '../page.js'
import { presentAlert } from '../present-conversations.js'

export const listAlerts = operation('listAlerts', async ({ core, principal }, { query }) => {
  const before = cursorOf<QuestionId>(query)
  const { state } = query
  const page = { ...(before !== undefined && { before }), ...(state !== undefined && { state }), limit: limitOf(query) }
  const { alerts, nextBefore } = await listCoreAlerts(core, principal, page)
  return { status: 200, body: { alerts: alerts.map(presentAlert), nextCursor: formatCursor(nextBefore) } }
})
