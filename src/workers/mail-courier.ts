import type { Leases } from '../core/carrier.js'
import type { Clock } from '../core/clock.js'
import type { AttachedFile, MailOutcome, MailTransport, WaitingMail } from '../core/conversations/mail.js'
import type { NewEvent } from '../core/events/event.js'
import type { Log } from '../core/log.js'
import type { Store } from '../core/ports.js'
import { retryDelayMs } from '../core/retry-delay.js'
import { LeasedTask } from './leased-task.js'

export interface MailCourierOptions {
  store: Store
  leases: Leases
  clock: Clock
  log: Log
  transport: MailTransport
  /** Undefined where one of them is gone. */
  openAttachments(mail: WaitingMail): Promise<readonly AttachedFile[] | undefined>
  giveUpAfterMs: number
  /** From 0 to 1, at random. */
  chance: () => number
}

/** How long a mail that another process wrote is on its way. */
const turnMs = 1_000
const gone = { kind: 'refused', reason: 'What was to be attached has been deleted.' } as const
/** Mails at a time. */
const chunk = 20

/** Brings stored mails to the relay, in the one process that holds the lease; what the relay does not take is tried again. */
export class MailCourier {
  readonly #options: MailCourierOptions
  readonly #task: LeasedTask
  #isStopping = false

  constructor(options: MailCourierOptions) {
    this.#options = options
    this.#task = new LeasedTask({ ...options, lease: 'mail', intervalMs: turnMs, run: () => this.#turn() })
  }

  start(): void {
    this.#task.start()
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    this.#options.transport.close()
    await this.#task.stop()
  }

  get idle(): boolean {
    return this.#task.idle
  }

  /** True when more is due. */
  async #turn(): Promise<boolean> {
    const { store, clock } = this.#options
    const due = await store.conversations.listDueMails(clock.now(), chunk)
    await Promise.all(due.map((mail) => this.#send(mail)))
    return due.length === chunk
  }

  async #send(mail: WaitingMail): Promise<void> {
    const { store, clock, log, transport, openAttachments } = this.#options
    const files = await openAttachments(mail)
    const outcome: MailOutcome = files === undefined ? gone : await transport.send(mail, files)
    // Given up because the gateway stops: it says nothing of the relay.
    if (this.#isStopping && outcome.kind === 'retry') return
    const at = clock.now()
    const nextAt = this.#nextAttempt(mail, outcome, at)
    const event = outcome.kind !== 'sent' && nextAt === null ? failedEvent(mail, outcome.reason, at) : null
    if (outcome.kind !== 'sent') {
      const fields = { companyId: mail.companyId, mailId: mail.id, attempts: mail.attempts + 1, reason: outcome.reason }
      log.warn(fields, nextAt === null ? 'a mail is given up' : 'a mail was not taken; trying again')
    }
    await store.conversations.recordMail(mail, { outcome, at, nextAt, event })
  }

  #nextAttempt(mail: WaitingMail, outcome: MailOutcome, at: number): number | null {
    if (outcome.kind !== 'retry') return null
    const endsAt = mail.createdAt + this.#options.giveUpAfterMs
    if (at >= endsAt) return null
    return Math.min(at + retryDelayMs(mail.attempts + 1, this.#options.chance()), endsAt)
  }
}

function failedEvent({ companyId, id, attempts, key }: WaitingMail, reason: string, occurredAt: number): NewEvent {
  const payload = { key, attempts: attempts + 1, reason }
  return { type: 'mail.failed', companyId, subjectType: 'mail', subjectId: id, version: 1, occurredAt, payload }
}
