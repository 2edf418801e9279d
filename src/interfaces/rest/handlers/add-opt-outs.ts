import { addOptOuts as addCoreOptOuts } from '../../../core/people/add-opt-outs.js'
import { operation } from '../operation.js'
import { presentAddedNumber } from '../present-consent.js'
import { actingCompany } from '../resource-id.js'

export const addOptOuts = operation('addOptOuts', async ({ core, principal, via }, { query, body }) => {
  const { msisdns, scope = 'all', kind = 'opt_out', source = 'api', note = null } = body
  const command = { msisdns, scope, kind, source, note }
  const added = await addCoreOptOuts(core, principal, actingCompany(query).companyId, command, via)
  const { numbers, cancelledMessages } = added
  return { status: 200, body: { numbers: numbers.map(presentAddedNumber), cancelledMessages } }
})
