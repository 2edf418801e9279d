import type { NewMail } from '../conversations/mail.js'
import type { PersonNumber } from '../people/person.js'
import type { NewAudit } from '../ports.js'
import type { CallId, CompanyId, NumberId, RecordingId, ScenarioId } from '../values/ids.js'
import type {
  Call,
  CallDetails,
  CallEnd,
  CallFilter,
  CallTraffic,
  ChargedUsage,
  FoundRecording,
  LaterTalk,
  MissedCaller,
  NewCallEvent,
  RecordedCall,
  Recording,
  RecordingFilter,
} from './call.js'
import type {
  CallSettings,
  LiveVersion,
  ScenarioSwitch,
  ScenarioVersion,
  StoredScenario,
  VoiceNumber,
  VoiceSettings,
} from './stored-scenario.js'
import type { Target } from './target.js'

/** Scenarios, the numbers that follow them, and calls. */
export interface CallStore {
  insertScenario(scenario: StoredScenario, audit: NewAudit): Promise<void>
  /** Writes what is named and nothing else; false for one that is gone. */
  updateScenario(key: ScenarioKey, changes: ScenarioChanges, audit: NewAudit): Promise<boolean>
  /** With its versions. False, with nothing written, while a number follows it. */
  deleteScenario(key: ScenarioKey, audit: NewAudit): Promise<boolean>
  findScenario(companyId: CompanyId, id: ScenarioId): Promise<StoredScenario | undefined>
  listScenarios(companyId: CompanyId, afterId: ScenarioId, limit: number): Promise<readonly StoredScenario[]>

  /** Writes the version after the last, and from when it is followed. False, with nothing written, where another was published meanwhile. */
  publish(version: ScenarioVersion, from: ScenarioSwitch, audit: NewAudit): Promise<boolean>
  findVersion(key: ScenarioKey, version: number): Promise<ScenarioVersion | undefined>
  /** Newest first. */
  listVersions(key: ScenarioKey, beforeVersion: number, limit: number): Promise<readonly ScenarioVersion[]>
  insertSwitch(to: ScenarioSwitch, audit: NewAudit): Promise<void>
  /** The one that holds at an instant, and those that come later, in order; at most a few dozen. */
  switchesFrom(key: ScenarioKey, at: number): Promise<readonly ScenarioSwitch[]>
  /** Takes back what has not begun; false where nothing was to be taken back. */
  deleteSwitch(key: ScenarioKey, id: number, after: number, audit: NewAudit): Promise<boolean>
  findLive(key: ScenarioKey, at: number): Promise<LiveVersion | undefined>

  /** A number in use that belongs to a company, by what was dialled. */
  findVoiceNumber(address: string): Promise<VoiceNumber | undefined>
  getVoiceNumber(companyId: CompanyId, id: NumberId): Promise<VoiceNumber | undefined>
  setVoice(key: { companyId: CompanyId; numberId: NumberId }, settings: VoiceSettings, audit: NewAudit): Promise<void>

  insertCall(call: Call, event: NewCallEvent): Promise<void>
  /** Other calls of the number that are in progress and hold a channel, in whichever process. */
  countChannels(call: Pick<Call, 'id' | 'numberId'>): Promise<number>
  /** The call goes on without a channel of its number. */
  leaveChannel(key: CallKey): Promise<void>
  addEvents(events: readonly NewCallEvent[]): Promise<void>
  /** When each was rung last, and talked last; those that never did are absent. */
  targetUses(companyId: CompanyId, targets: readonly Target[]): Promise<readonly TargetUse[]>
  /** Behind those who wait under this name already; at the place that it has, where it has one. */
  joinQueue(call: CallKey, queue: string, at: number): Promise<void>
  leaveQueue(call: CallKey, queue: string): Promise<void>
  /** Calls in progress that joined the queue before this one. */
  countAhead(call: CallKey, queue: string): Promise<number>
  /** Those of the telephones that are rung or talk in another call. */
  busyTargets(call: CallKey, targets: readonly Target[]): Promise<readonly string[]>
  /** On the average of the newest talks; null before the first. */
  usualTalkMs(companyId: CompanyId, targets: readonly Target[]): Promise<number | null>
  forgetTargetUses(before: number): Promise<void>
  /** Who talked with a caller last, since an instant. */
  findLastAgent(companyId: CompanyId, caller: string, since: number): Promise<string | undefined>
  /** `moved`, with nothing written, where the rating account was written by others meanwhile. */
  addUsage(key: CallKey, used: ChargedUsage, events: readonly NewCallEvent[]): Promise<'written' | 'moved'>
  /** As `addUsage`; `gone`, with nothing written, for a call that has ended already. */
  endCall(
    key: CallKey,
    end: CallEnd,
    used: ChargedUsage,
    events: readonly NewCallEvent[],
  ): Promise<'written' | 'moved' | 'gone'>
  /** Calls in progress whose process is gone. */
  findLost(at: number, limit: number): Promise<readonly Call[]>
  findCall(companyId: CompanyId, id: CallId): Promise<CallDetails | undefined>
  listCalls(companyId: CompanyId, filter: CallFilter): Promise<readonly Call[]>
  /** Newest first, those from any of these numbers while they were his. */
  listCallsOf(
    companyId: CompanyId,
    numbers: readonly Pick<PersonNumber, 'msisdn' | 'from' | 'until'>[],
    page: { beforeId: CallId; limit: number },
  ): Promise<readonly RecordedCall[]>
  /** In the order of their ids. */
  listTraffic(
    companyId: CompanyId,
    page: { startedFrom: number; startedBefore: number; afterId: CallId; limit: number },
  ): Promise<readonly CallTraffic[]>
  /** Who called in a time and talked with nobody in at least one of the calls, the last first. */
  listMissedCallers(
    companyId: CompanyId,
    time: { from: number; before: number },
    limit: number,
  ): Promise<readonly MissedCaller[]>
  /** Calls of these subscribers that somebody took, the earliest first. */
  listTalksSince(companyId: CompanyId, callers: readonly string[], since: number): Promise<readonly LaterTalk[]>
  /** With the mail that tells of it, where one does. */
  insertRecording(recording: Recording, event: NewCallEvent, mail: NewMail | null): Promise<void>
  findRecording(companyId: CompanyId, callId: CallId, id: RecordingId): Promise<Recording | undefined>
  listRecordings(companyId: CompanyId, filter: RecordingFilter): Promise<readonly FoundRecording[]>
  /** False, with nothing written, for one that is deleted already. */
  deleteRecording(recording: Recording, at: number, event: NewCallEvent, audit: NewAudit): Promise<boolean>
  /** Of all companies, those that have been kept as long as their number or company says. */
  findExpiredRecordings(at: number, limit: number): Promise<readonly Recording[]>

  findCallSettings(companyId: CompanyId): Promise<CallSettings | undefined>
  setCallSettings(companyId: CompanyId, settings: CallSettings, audit: NewAudit): Promise<void>
}

export interface TargetUse {
  target: string
  kind: 'rung' | 'talked'
  at: number
}

export type ScenarioKey = Pick<StoredScenario, 'companyId' | 'id'>
export type ScenarioChanges = Partial<Pick<StoredScenario, 'name' | 'draft'>> & { updatedAt: number }
export type CallKey = Pick<Call, 'companyId' | 'id'>

/** Where recordings lie. */
export interface RecordingFiles {
  /** Resolves when all of it is on disk. */
  save(key: RecordingKey, content: AsyncIterable<Uint8Array>): Promise<SavedRecording>
  /** Octets `from` to `until`, the last not included. */
  read(key: RecordingKey, range: { from: number; until: number }): AsyncIterable<Buffer>
  /** Resolves for one that is gone already, too. */
  remove(key: RecordingKey): Promise<void>
}

export type RecordingKey = Pick<Recording, 'companyId' | 'id' | 'startedAt'>

export interface SavedRecording {
  bytes: number
  sha256: string
  durationMs: number
}
