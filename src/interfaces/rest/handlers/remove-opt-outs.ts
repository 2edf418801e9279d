import { removeOptOuts as removeCoreOptOuts } from '../../../core/people/manage-opt-outs.js'
import { operation } from '../operation.js'
import { presentOptOut } from '../present-consent.js'
import { actingCompany } from '../resource-id.js'

export const removeOptOuts = operation('removeOptOuts', async ({ core, principal, via }, { path, query }) => {
  const { scope, kind } = query
  const removed = await removeCoreOptOuts(
    core,
    principal,
    {
      ...actingCompany(query),
      msisdn: path.msisdn,
      ...(scope === undefined ? {} : { scope }),
      ...(kind === undefined ? {} : { kind }),
    },
    via,
  )
  return { status: 200, body: { removed: removed.map(presentOptOut) } }
})
