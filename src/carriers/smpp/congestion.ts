import { commandStatus } from './error-text.js'

/**
 * Tells whether a status means that the whole link is too fast. ESME_RTHROTTLED always does. ESME_RMSGQFUL may be the queue of
 * one subscriber whose phone is off, so it counts when two recipients in a row get it.
 */
export class CongestionWatch {
  #queueFullFor: string | null = null

  sees(status: number, recipient: string): boolean {
    if (status === commandStatus.throttled) return true
    if (status !== commandStatus.messageQueueFull) {
      this.#queueFullFor = null
      return false
    }
    const another = this.#queueFullFor !== null && this.#queueFullFor !== recipient
    this.#queueFullFor = recipient
    return another
  }
}
