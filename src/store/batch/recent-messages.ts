import type { MessageProgress, SegmentProgress } from '../../core/messaging/progress.js'
import type { CompanyId } from '../../core/values/ids.js'

/** A message as this transaction knows it, beside what the database holds of it. */
export interface LoadedMessage {
  readonly progress: MessageProgress
  /** Of each segment, in their order. */
  readonly stored: StoredSegment[]
  /** Absent where the message was taken from none. */
  budget?: LoadedBudget
}

/** A user's month, and how many segments of the message stand in it. */
export interface LoadedBudget {
  key: string
  /** Of all segments of the message together. */
  kopecks: number
  taken: number
}

/** What the indexes of the queue and of the receipts hold of a segment. */
export type StoredSegment = Pick<SegmentProgress, 'dispatchAt' | 'holder' | 'carrierMessageId' | 'attempts'>

/** The segment that a receipt is about. */
export interface Target {
  companyId: CompanyId
  messageId: number
  ordinal: number
}

/** Messages that are kept: some seconds of traffic, some megabytes. */
const defaultCapacity = 10_000

/**
 * The messages under way, kept from one transaction to the next: answer and receipt follow the acceptance within seconds, and reading
 * a message back for each of them costs more than writing it. Only for a database that one process writes; every change of a message
 * goes through `WorkingSet`, which finds it here first. Whoever undoes a transaction clears it.
 */
export class RecentMessages {
  readonly #capacity: number
  readonly #messages = new Map<number, LoadedMessage>()
  readonly #targets = new Map<string, Target>()

  constructor(capacity = defaultCapacity) {
    this.#capacity = capacity
  }

  get(companyId: number, id: number): LoadedMessage | undefined {
    const message = this.#messages.get(id)
    return message?.progress.companyId === companyId ? message : undefined
  }

  /** What the operator calls by this id, if it was submitted lately. */
  target(carrier: string, carrierMessageId: string): Target | undefined {
    return this.#targets.get(targetKey(carrier, carrierMessageId))
  }

  /** Keeps a message that is stored as it is here, while more may be heard of it. */
  keep(message: LoadedMessage): void {
    const { progress } = message
    if (!progress.segments.some(isUnderWay)) return this.#drop(message)
    this.#messages.set(progress.id, message)
    for (const segment of progress.segments) this.#aim(progress, segment)
    if (this.#messages.size > this.#capacity) this.#dropOldest()
  }

  clear(): void {
    this.#messages.clear()
    this.#targets.clear()
  }

  #aim({ companyId, id }: MessageProgress, { carrier, carrierMessageId, ordinal }: SegmentProgress): void {
    if (carrierMessageId === null) return
    const key = targetKey(carrier, carrierMessageId)
    if (this.#targets.get(key)?.messageId === id) return
    this.#targets.set(key, { companyId, messageId: id, ordinal })
  }

  #dropOldest(): void {
    for (const message of this.#messages.values()) return this.#drop(message)
  }

  #drop({ progress }: LoadedMessage): void {
    if (!this.#messages.delete(progress.id)) return
    for (const { carrier, carrierMessageId } of progress.segments) {
      if (carrierMessageId === null) continue
      const key = targetKey(carrier, carrierMessageId)
      if (this.#targets.get(key)?.messageId === progress.id) this.#targets.delete(key)
    }
  }
}

export function targetKey(carrier: string, carrierMessageId: string): string {
  return `${carrier}\n${carrierMessageId}`
}

export function storedSegment({ dispatchAt, holder, carrierMessageId, attempts }: SegmentProgress): StoredSegment {
  return { dispatchAt, holder, carrierMessageId, attempts }
}

function isUnderWay({ state }: SegmentProgress): boolean {
  return state === 'submitting' || state === 'sent'
}
