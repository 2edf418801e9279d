import { closeLostCalls } from '../core/calls/close-lost-calls.js'
import { deleteExpiredRecordings } from '../core/calls/recordings.js'
import type { CarrierStatus } from '../core/carrier.js'
import type { CoreContext } from '../core/context.js'
import type { Log } from '../core/log.js'
import type { DeliveryPolicy } from '../core/messaging/progress.js'
import type { QueueDepth } from '../core/ports.js'
import type { MessageId } from '../core/values/ids.js'
import { PeriodicTask } from './periodic-task.js'
import { reclaim } from './reclaim.js'
import { AbsentCarriers } from './reroute.js'

export interface TaskSettings extends DeliveryPolicy {
  inboundPartTimeoutMs: number
  replyWindowMs: number
  /** How long a carrier is away before its messages go to the next one of their route. */
  fallbackAfterMs: number
  idempotencyRetentionHours: number
}

export interface TaskHooks {
  /** Whether something of the message was submitted and has no recorded outcome yet. */
  isInFlight(message: MessageId): boolean
  onQueueDepths(depths: readonly QueueDepth[]): void
  refreshSnapshots(): Promise<void>
  /** Of every carrier. */
  carriers(): readonly CarrierStatus[]
}

export type Tasks = Record<
  'materialise' | 'sweep' | 'recover' | 'measure' | 'snapshots' | 'reroute' | 'lostCalls' | 'recordings' | 'targetUses',
  PeriodicTask
>

const sweepMs = 1_000
/** Woken at once by the process that accepted a broadcast; this is for those of a process that died. */
const materialiseMs = 5_000
/** Half a lease: a dead process's segments go on at most that much after its lease has ended. */
const recoverMs = 5_000
const measureMs = 10_000
const rerouteMs = 5_000
/** Who has not been rung for so long counts as never rung. */
const targetUseDays = 35
const targetUsesMs = 6 * 3_600_000
const lostCallsMs = 10_000
/** How much longer than its days a recording may be kept. */
const recordingsMs = 600_000
/** How long another process may go on with what was changed here. */
const snapshotsMs = 1_000
const hourMs = 3_600_000

export function createTasks(core: CoreContext, log: Log, settings: TaskSettings, hooks: TaskHooks): Tasks {
  const { store, clock } = core
  const { messages } = store
  const limits = { policy: settings, ...settings, idempotencyRetentionMs: settings.idempotencyRetentionHours * hourMs }
  const absent = new AbsentCarriers(messages, settings.fallbackAfterMs)
  const task = (name: string, intervalMs: number, run: () => Promise<boolean>) =>
    new PeriodicTask(name, intervalMs, clock, log, run)
  return {
    materialise: task('materialise', materialiseMs, async () => {
      const made = await messages.materialiseChunk(clock.now())
      if (made === null) return false
      for (const carrier of made.carriers) core.gate.wake(carrier, clock.now())
      return true
    }),
    sweep: task('sweep', sweepMs, () => messages.sweep(clock.now(), limits)),
    recover: task('recover', recoverMs, async () => {
      const found = await messages.recoverClaims(clock.now())
      if (found > 0) log.warn({ segments: found }, 'took over what a process that ended had claimed: in doubt')
      const reclaimed = await reclaim(messages, hooks.isInFlight, clock.now())
      if (reclaimed > 0) log.warn({ messages: reclaimed }, 'queued again: claimed by a commit whose answer was lost')
      return found > 0
    }),
    snapshots: task('snapshots', snapshotsMs, async () => {
      await hooks.refreshSnapshots()
      return false
    }),
    reroute: task('reroute', rerouteMs, async () => {
      const moved = await absent.reroute(hooks.carriers(), clock.now())
      for (const carrier of moved) core.gate.wake(carrier, clock.now())
      return moved.length > 0
    }),
    lostCalls: task('lost calls', lostCallsMs, () => closeLostCalls(core)),
    recordings: task('recordings', recordingsMs, () => deleteExpiredRecordings(core)),
    targetUses: task('target uses', targetUsesMs, async () => {
      await core.store.calls.forgetTargetUses(clock.now() - targetUseDays * 86_400_000)
      return false
    }),
    measure: task('measure', measureMs, async () => {
      hooks.onQueueDepths(await messages.queueDepths())
      return false
    }),
  }
}
