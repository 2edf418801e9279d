import type { SubmissionOutcome } from '../../core/carrier.js'

/** A structured log; pino's logger fits. */
export interface CarrierLog {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** What is worth counting. Called synchronously on the hot path: count, do not work, never throw. */
export interface SmppMetrics {
  /** An outcome was given: its kind, and the error code of what was not accepted. */
  outcome?(kind: SubmissionOutcome['kind'], errorCode: string | null): void
  /** An answer to a submission that was already given up: the operator has the message although it is in doubt. */
  lateAnswer?(): void
  /** An answer to nothing that was asked. */
  unsolicitedAnswer?(): void
  malformedPdu?(): void
  /** A receipt without a readable message id: nothing can be done with it. */
  unreadableReceipt?(): void
  receipt?(state: string): void
  inbound?(): void
  /** The core could not take a receipt or an MO; the operator was asked to send it again. */
  refusedDelivery?(): void
  throttled?(pauseMs: number): void
  bound?(): void
  connectionLost?(): void
}

export function countOutcome(metrics: SmppMetrics, outcome: SubmissionOutcome): void {
  metrics.outcome?.(outcome.kind, 'errorCode' in outcome ? outcome.errorCode : null)
}
