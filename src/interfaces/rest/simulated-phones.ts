import type { components } from './generated/contract.js'

export type PhoneScript = components['schemas']['PhoneScript']

/** The virtual phones of the SMSC simulator. Instants are UTC ms; numbers come with or without a plus, and are given without. */
export interface SimulatedPhones {
  /** The most recently active first. */
  list(limit: number): readonly SimulatedPhoneSummary[]
  /** Every number has a phone: one to which nothing has happened yet is empty. */
  get(msisdn: string): SimulatedPhone
  /** Holds for what is submitted from now on. */
  setScript(msisdn: string, script: PhoneScript): SimulatedPhone
  /** The subscriber writes to one of our numbers. */
  reply(msisdn: string, message: { to: string; text: string }): { segments: number }
}

export interface SimulatedPhoneSummary {
  msisdn: string
  script: PhoneScript
  messageCount: number
  lastActiveAt: number | null
}

export interface SimulatedPhone extends SimulatedPhoneSummary {
  /** The most recent first. */
  messages: readonly SimulatedMessage[]
}

export interface SimulatedMessage {
  id: string
  from: string
  text: string
  encoding: 'gsm7' | 'ucs2' | 'latin1' | 'binary'
  segments: readonly SimulatedSegment[]
  segmentCount: number
  state: SimulatedMessageState
  submittedAt: number
  receivedAt: number | null
}

export interface SimulatedSegment {
  messageId: string
  ordinal: number
  text: string
  state: SimulatedMessageState
}

export type SimulatedMessageState = 'enroute' | 'delivered' | 'undelivered' | 'expired'
