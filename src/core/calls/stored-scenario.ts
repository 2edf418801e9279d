import type { CompanyId, NumberId, ScenarioId } from '../values/ids.js'

/** A scenario of a company: its draft, and whether calls follow it. Documents are kept as they were written. */
export interface StoredScenario {
  id: ScenarioId
  companyId: CompanyId
  name: string
  draft: unknown
  /** Of the version that was published last; 0 before the first. */
  lastVersion: number
  createdAt: number
  updatedAt: number
}

/** What was published once stays as it is. */
export interface ScenarioVersion {
  companyId: CompanyId
  scenarioId: ScenarioId
  version: number
  document: unknown
  note: string | null
  publishedAt: number
  publishedBy: string
}

/** From an instant on calls follow a version, until a later one says otherwise. */
export interface ScenarioSwitch {
  companyId: CompanyId
  scenarioId: ScenarioId
  id: number
  version: number
  from: number
  setBy: string
}

export interface LiveVersion {
  scenarioId: ScenarioId
  version: number
  document: unknown
}

/** One of our numbers as calls see it. */
export interface VoiceNumber {
  numberId: NumberId
  companyId: CompanyId
  address: string
  /** IANA zone; null: the company's. */
  zone: string | null
  /** Calls at a time; null: as many as come. */
  channelLimit: number | null
  /** Null: calls are not taken. */
  scenarioId: ScenarioId | null
  /** Who is sent the messages of callers, where the step that took them names nobody; null: nobody. */
  voicemailMail: string | null
  /** Whose telephone is texted about them, E.164. */
  voicemailSms: string | null
  /** Days that recordings are kept; null: as the company's are. */
  recordingDays: number | null
}

export type VoiceSettings = Omit<VoiceNumber, 'numberId' | 'companyId' | 'address'>

/** What holds for all calls of a company. */
export interface CallSettings {
  /** Days that recordings are kept; null: until somebody deletes them. */
  recordingDays: number | null
}

export const defaultCallSettings: CallSettings = { recordingDays: null }
