import type { CoreContext } from '../context.js'
import { CallProgress } from './call-progress.js'

const chunk = 100
/** A version above all that a call in progress has told. */
const lastVersion = 1_000_000

/** Ends calls whose process is gone: nobody else will. True when there may be more. */
export async function closeLostCalls(core: CoreContext): Promise<boolean> {
  const { calls } = core.store
  const at = core.clock.now()
  const lost = await calls.findLost(at, chunk)
  for (const call of lost) {
    const end = {
      outcome: 'missed',
      reason: 'lost',
      answeredAt: null,
      endedAt: at,
      notes: [],
      legs: [],
    } as const
    const event = new CallProgress(call).event('call.ended', at, { outcome: end.outcome, reason: end.reason })
    await calls.endCall(call, end, { usage: [], step: null }, [{ ...event, version: lastVersion }])
  }
  return lost.length === chunk
}
