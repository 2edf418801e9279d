import type { ChargedUsage, NewCallEvent } from '../core/calls/call.js'
import type { CallKey, CallStore } from '../core/calls/ports.js'
import type { Statement } from './batch/change.js'
import type { ProcessLease } from './process-lease.js'
import { advanceStatements } from './rating-store.js'
import * as calls from './repositories/call-repository.js'
import { insertEvent } from './repositories/event-repository.js'
import { insertMail } from './repositories/outgoing-mail-repository.js'
import * as scenarios from './repositories/scenario-repository.js'
import * as uses from './repositories/target-use-repository.js'
import { conditional, reading, type StoreContext, writeAudited } from './writing.js'

export function callStore(context: StoreContext, lease: ProcessLease): CallStore {
  return { ...scenarioPart(context), ...callPart(context, lease), ...recordingPart(context) }
}

type CallPart =
  | 'insertCall'
  | 'addEvents'
  | 'addUsage'
  | 'endCall'
  | 'findLost'
  | 'findCall'
  | 'listCalls'
  | 'listCallsOf'
  | 'countChannels'
  | 'leaveChannel'
  | 'targetUses'
  | 'forgetTargetUses'
  | 'findLastAgent'
  | 'joinQueue'
  | 'leaveQueue'
  | 'countAhead'
  | 'busyTargets'
  | 'usualTalkMs'
  | TrafficPart
  | RecordingPart

type TrafficPart = 'listTraffic' | 'listMissedCallers' | 'listTalksSince'

type RecordingPart =
  'insertRecording' | 'findRecording' | 'listRecordings' | 'deleteRecording' | 'findExpiredRecordings'

function scenarioPart(context: StoreContext): Omit<CallStore, CallPart> {
  const { db } = context
  return {
    insertScenario: (scenario, audit) => writeAudited(context, audit, scenarios.insertScenario(db, scenario)),
    updateScenario: (key, changes, audit) =>
      conditional(writeAudited(context, audit, scenarios.updateScenario(db, key, changes))),
    deleteScenario: (key, audit) => conditional(writeAudited(context, audit, ...scenarios.deleteScenario(db, key))),
    findScenario: (companyId, id) => reading(scenarios.findScenario(db, companyId, id)),
    listScenarios: (companyId, afterId, limit) => reading(scenarios.listScenarios(db, companyId, afterId, limit)),
    publish: (version, from, audit) =>
      conditional(
        writeAudited(context, audit, ...scenarios.insertVersion(db, version), scenarios.insertSwitch(db, from)),
      ),
    findVersion: (key, version) => reading(scenarios.findVersion(db, key, version)),
    listVersions: (key, before, limit) => reading(scenarios.listVersions(db, key, before, limit)),
    insertSwitch: (to, audit) => writeAudited(context, audit, scenarios.insertSwitch(db, to)),
    switchesFrom: (key, at) => reading(scenarios.switchesFrom(db, key, at)),
    deleteSwitch: (key, id, after, audit) =>
      conditional(writeAudited(context, audit, scenarios.deleteSwitch(db, key, id, after))),
    findLive: (key, at) => reading(scenarios.findLive(db, key, at)),
    findVoiceNumber: (address) => reading(scenarios.findVoiceNumber(db, address)),
    getVoiceNumber: (companyId, id) => reading(scenarios.getVoiceNumber(db, companyId, id)),
    setVoice: (key, settings, audit) => writeAudited(context, audit, scenarios.setVoice(db, key, settings)),
    findCallSettings: (companyId) => reading(calls.findCallSettings(db, companyId)),
    setCallSettings: (companyId, settings, audit) =>
      writeAudited(context, audit, calls.setCallSettings(db, companyId, settings)),
  }
}

function callPart(context: StoreContext, lease: ProcessLease): Omit<Pick<CallStore, CallPart>, RecordingPart> {
  const { db, commits } = context
  const write = async (...statements: Statement[]): Promise<void> => {
    await commits.write({ kind: 'statements', statements })
  }
  const eventsOf = (events: readonly NewCallEvent[]) => eventStatements(context, events)
  /** Whoever advances the account comes first: where another was faster, nothing else is tried. */
  const usageOf = async (key: CallKey, { usage, step }: ChargedUsage) => [
    ...(step === null ? [] : await advanceStatements(context, step)),
    ...calls.insertUsage(db, key, usage),
  ]
  return {
    insertCall: (call, event) => write(calls.insertCall(db, call, lease.fencing), ...eventsOf([event])),
    countChannels: (call) => reading(uses.countChannels(db, call)),
    leaveChannel: (key) => write(uses.leaveChannel(db, key)),
    joinQueue: (key, queue, at) => write(uses.joinQueue(db, key, queue, at)),
    leaveQueue: (key, queue) => write(uses.leaveQueue(db, key, queue)),
    countAhead: (key, queue) => reading(uses.countAhead(db, key, queue)),
    busyTargets: (key, targets) => reading(uses.busyTargets(db, key, targets)),
    usualTalkMs: (companyId, targets) => reading(uses.usualTalkMs(db, companyId, targets)),
    targetUses: (companyId, targets) => reading(uses.lastUses(db, companyId, targets)),
    forgetTargetUses: (before) => write(...uses.deleteUses(db, before)),
    findLastAgent: (companyId, caller, since) => reading(uses.findLastAgent(db, companyId, caller, since)),
    addEvents: (events) => write(...eventsOf(events)),
    addUsage: async (key, used, events) => {
      const statements = await usageOf(key, used)
      return (await conditional(write(...statements, ...eventsOf(events)))) ? 'written' : 'moved'
    },
    endCall: async (key, end, used, events) => {
      const statements = [...(await usageOf(key, used)), ...calls.endCall(db, key, end), ...uses.clearLive(db, key)]
      if (await conditional(write(...statements, ...eventsOf(events)))) return 'written'
      if (used.step === null) return 'gone'
      const call = await reading(calls.findCall(db, key.companyId, key.id))
      return call?.state === 'in_progress' ? 'moved' : 'gone'
    },
    findLost: (at, limit) => reading(calls.findLost(db, at, lease.past, limit)),
    findCall: (companyId, id) => reading(calls.findCall(db, companyId, id)),
    listCalls: (companyId, filter) => reading(calls.listCalls(db, companyId, filter)),
    listTraffic: (companyId, page) => reading(calls.listTraffic(db, companyId, page)),
    listMissedCallers: (companyId, time, limit) => reading(calls.listMissedCallers(db, companyId, time, limit)),
    listTalksSince: (companyId, callers, since) => reading(calls.listTalksSince(db, companyId, callers, since)),
    listCallsOf: (companyId, numbers, page) => reading(calls.listCallsOf(db, companyId, numbers, page)),
  }
}

function recordingPart(context: StoreContext): Pick<CallStore, RecordingPart> {
  const { db, commits, nextId } = context
  return {
    insertRecording: async (recording, event, mail) => {
      const statements = [calls.insertRecording(db, recording), ...eventStatements(context, [event])]
      if (mail !== null) statements.push(insertMail(db, await nextId(), mail, event.occurredAt))
      await commits.write({ kind: 'statements', statements })
    },
    findRecording: (companyId, callId, id) => reading(calls.findRecording(db, companyId, callId, id)),
    listRecordings: (companyId, filter) => reading(calls.listRecordings(db, companyId, filter)),
    deleteRecording: (recording, at, event, audit) =>
      conditional(
        writeAudited(context, audit, calls.deleteRecording(db, recording, at), ...eventStatements(context, [event])),
      ),
    findExpiredRecordings: (at, limit) => reading(calls.findExpiredRecordings(db, at, limit)),
  }
}

function eventStatements({ db, database }: StoreContext, events: readonly NewCallEvent[]): Statement[] {
  return events.flatMap(({ callId, ...event }) => [
    ...insertEvent(database.kind, { ...event, subject: { type: 'call', id: callId } }),
    ...uses.insertUses(db, { callId, ...event }),
  ])
}
