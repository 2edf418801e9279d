import { listTariffs as listCoreTariffs } from '../../../core/rating/ledger/list-tariffs.js'
import { operation } from '../operation.js'
import { presentTariffs } from '../present-rating.js'

export const listTariffs = operation('listTariffs', async ({ core, principal }) => {
  const { voice, sms } = listCoreTariffs(core, principal)
  return { status: 200, body: presentTariffs(voice, sms) }
})
