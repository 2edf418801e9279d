import { getVoice as getCoreVoice } from '../../../core/calls/manage-voice.js'
import type { NumberId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentVoice } from '../present-scenarios.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const getVoice = operation('getVoice', async ({ core, principal }, { path, query }) => {
  const number = await getCoreVoice(core, principal, resourceId<NumberId>(path.numberId), actingCompany(query))
  return { status: 200, body: presentVoice(number) }
})
