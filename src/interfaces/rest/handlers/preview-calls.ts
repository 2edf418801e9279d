import { previewCalls as previewCoreCalls } from '../../../core/rating/ledger/preview-calls.js'
import { formatMoney } from '../../../core/values/money.js'
import { parseInstant } from '../instant.js'
import { operation } from '../operation.js'
import { actingCompany } from '../resource-id.js'

export const previewCalls = operation('previewCalls', async ({ core, principal }, { query, body }) => {
  const calls = body.calls.map(({ to, direction, seconds, at: written }, index) => {
    const at = parseInstant(written, `calls/${index}/at`)
    return {
      seconds,
      ...(to === undefined ? {} : { to }),
      ...(direction === undefined ? {} : { direction }),
      ...(at === undefined ? {} : { at }),
    }
  })
  const wanted = { ...actingCompany(query), number: body.number, calls, under: body.under ?? null }
  const preview = await previewCoreCalls(core, principal, wanted)
  const shown = preview.calls.map(({ direction, because, amount, explanations }) => ({
    ...{ direction, because, explanations: [...explanations] },
    price: amount === null ? null : formatMoney(amount),
    priceReason: amount === null ? ('unpriced' as const) : null,
  }))
  return { status: 200, body: { calls: shown, total: formatMoney(preview.total) } }
})
