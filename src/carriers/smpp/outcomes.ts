/** What the operator's answer to a submission means: SMPP 3.4 §5.1.3 and the practice of the trade. */
import type { Submission, SubmissionOutcome } from '../../core/carrier.js'
import type { Brake } from './brake.js'
import type { SmppCarrierConfig } from './config.js'
import { CongestionWatch } from './congestion.js'
import { commandStatus, statusMeaning, statusName } from './error-text.js'
import type { MessageIdForms } from './message-id.js'
import type { CarrierLog, SmppMetrics } from './observation.js'

export interface OutcomesOptions {
  carrier: string
  config: SmppCarrierConfig
  brake: Brake
  messageIds: MessageIdForms
  log: CarrierLog
  metrics: SmppMetrics
}

/** The operator did not take the message and may take it later. */
const alwaysTemporary: readonly number[] = [
  commandStatus.messageQueueFull,
  commandStatus.throttled,
  commandStatus.temporaryApplicationError,
  commandStatus.systemError,
  commandStatus.invalidBindStatus,
]

export class Outcomes {
  readonly #options: OutcomesOptions
  readonly #temporary: ReadonlySet<number>
  readonly #congestion = new CongestionWatch()

  constructor(options: OutcomesOptions) {
    this.#options = options
    this.#temporary = new Set([...alwaysTemporary, ...options.config.temporaryErrors])
  }

  /** `fullWindow`: see Brake. */
  outcomeOf(submission: Submission, status: number, messageId: string, fullWindow: number): SubmissionOutcome {
    const { brake, messageIds } = this.#options
    const congested = this.#congestion.sees(status, submission.to)
    if (status === commandStatus.ok) {
      brake.accepted(fullWindow)
      return { kind: 'accepted', carrierMessageId: messageIds.ofSubmission(messageId) }
    }
    const errorCode = statusName(status)
    const reason = statusMeaning(status)
    if (congested) return { kind: 'retry', errorCode, reason, afterMs: this.#pause(errorCode) }
    if (this.#temporary.has(status)) return { kind: 'retry', errorCode, reason }
    return { kind: 'rejected', errorCode, reason }
  }

  #pause(errorCode: string): number {
    const { brake, carrier, log, metrics } = this.#options
    const wasPaused = brake.limit === 0
    const pauseMs = brake.throttled()
    if (wasPaused) return pauseMs
    metrics.throttled?.(pauseMs)
    log.warn({ carrier, errorCode, pauseMs }, 'the operator says "too fast"; submitting pauses')
    return pauseMs
  }
}
