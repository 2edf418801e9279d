import { PhonePlan } from './phone-plan.js'
import type { PhoneScript } from './phone-script.js'
import type { ShortTextEncoding } from './short-text.js'

/** `enroute` until the phone has it or never will. */
export type PhoneMessageState = 'enroute' | 'delivered' | 'undelivered' | 'expired'

/** One SMS as the subscriber sees it: a long one is whole. */
export interface PhoneMessage {
  /** The centre's id of its first segment. */
  id: string
  /** The sender's address as it was submitted. */
  from: string
  /** What has arrived at the centre so far; octets that are no text come in hexadecimal. */
  text: string
  encoding: ShortTextEncoding
  /** In their order; while some are missing, fewer than `segmentCount`. */
  segments: PhoneSegment[]
  segmentCount: number
  state: PhoneMessageState
  /** When the first segment came to the centre, UTC ms. */
  submittedAt: number
  /** When the phone had all of it, UTC ms. */
  receivedAt: number | null
}

export interface PhoneSegment {
  /** The id that submit_sm_resp gave; the last one when the segment came more than once. */
  messageId: string
  /** From 1. */
  ordinal: number
  text: string
  state: PhoneMessageState
}

/** A segment as it comes from the centre. */
export interface IncomingSegment {
  messageId: string
  from: string
  text: string
  encoding: ShortTextEncoding
  reference: number
  total: number
  ordinal: number
  at: number
}

export class VirtualPhone {
  readonly msisdn: string
  /** The oldest first. */
  readonly messages: PhoneMessage[] = []
  script: PhoneScript
  plan: PhonePlan
  lastActiveAt: number
  /** Long messages with segments missing, by sender, reference and total; made when the first comes. */
  #incomplete: Map<string, PhoneMessage> | null = null

  constructor(msisdn: string, script: PhoneScript, plan: PhonePlan, now: number) {
    this.msisdn = msisdn
    this.script = script
    this.plan = plan
    this.lastActiveAt = now
  }

  setScript(script: PhoneScript, now: number): void {
    this.script = script
    this.plan = new PhonePlan(script, now)
  }

  /** Adds a message; returns how many old ones went. */
  keep(message: PhoneMessage, limit: number): number {
    this.messages.push(message)
    let gone = 0
    for (; this.messages.length > limit; gone++) this.#forget(this.messages.shift())
    return gone
  }

  /**
   * The message that a segment of a long message belongs to, with the segment in its place; `null` when it is the first of its message.
   * A segment that comes again takes the place of its twin; one that differs from it begins another message.
   */
  join(segment: IncomingSegment): { message: PhoneMessage; segment: PhoneSegment } | null {
    const key = joinKey(segment)
    const message = this.#incomplete?.get(key)
    if (!message) return null
    const twin = message.segments.find((one) => one.ordinal === segment.ordinal)
    if (twin && twin.text !== segment.text) return null
    if (twin) {
      twin.messageId = segment.messageId
      return { message, segment: twin }
    }
    const added = segmentOf(segment)
    message.segments.push(added)
    message.segments.sort((a, b) => a.ordinal - b.ordinal)
    message.text = message.segments.map((one) => one.text).join('')
    if (message.segments.length === message.segmentCount) this.#incomplete?.delete(key)
    return { message, segment: added }
  }

  /** A message that begins with this segment. */
  begin(segment: IncomingSegment): { message: PhoneMessage; segment: PhoneSegment } {
    const first = segmentOf(segment)
    const message: PhoneMessage = {
      id: segment.messageId,
      from: segment.from,
      text: segment.text,
      encoding: segment.encoding,
      segments: [first],
      segmentCount: segment.total,
      state: 'enroute',
      submittedAt: segment.at,
      receivedAt: null,
    }
    if (segment.total > 1) {
      this.#incomplete ??= new Map()
      this.#incomplete.set(joinKey(segment), message)
    }
    return { message, segment: first }
  }

  #forget(message: PhoneMessage | undefined): void {
    for (const [key, incomplete] of this.#incomplete ?? []) if (incomplete === message) this.#incomplete?.delete(key)
  }
}

/** Settles a segment; returns whether the phone has the whole message now, for the first time. */
export function settle(message: PhoneMessage, segment: PhoneSegment, state: PhoneMessageState, now: number): boolean {
  if (segment.state !== 'delivered') segment.state = state
  if (message.state === 'delivered') return false
  const isWhole =
    message.segments.length === message.segmentCount && message.segments.every((one) => one.state === 'delivered')
  if (isWhole) {
    message.state = 'delivered'
    message.receivedAt = now
    return true
  }
  const failed = message.segments.find((one) => one.state === 'undelivered' || one.state === 'expired')
  message.state = failed?.state ?? 'enroute'
  return false
}

function joinKey(segment: IncomingSegment): string {
  return `${segment.from}/${segment.reference}/${segment.total}`
}

function segmentOf({ messageId, ordinal, text }: IncomingSegment): PhoneSegment {
  return { messageId, ordinal, text, state: 'enroute' }
}
