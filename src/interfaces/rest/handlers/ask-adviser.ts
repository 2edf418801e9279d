import type { LocalMonth } from '../../../core/calendar/local-date.js'
import { askAdviser as askCoreAdviser } from '../../../core/rating/ledger/ask-adviser.js'
import { operation } from '../operation.js'
import { presentAdvice } from '../present-advice.js'
import { actingCompany } from '../resource-id.js'

export const askAdviser = operation('askAdviser', async ({ core, principal }, { query, body }) => {
  const { number, from, to, count = 3, plans = [] } = body
  const { months, answer } = await askCoreAdviser(core, principal, {
    ...actingCompany(query),
    ...(number === undefined ? {} : { number }),
    ...{ from: from as LocalMonth, to: to as LocalMonth, count, plans },
  })
  return { status: 200, body: presentAdvice(months, answer) }
})
