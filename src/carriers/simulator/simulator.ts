/** An SMSC on a real socket, with virtual phones behind it: SMPP 3.4. */
import type { AddressInfo } from 'node:net'

import smpp, { type Server, type Session } from 'smpp'

import type { Clock } from '../../core/clock.js'
import { Agenda } from './agenda.js'
import { EsmeSession, type SessionEvents, type SessionRules } from './esme-session.js'
import { MessageCentre, numberAddress } from './message-centre.js'
import type { MessageIdForm } from './message-ids.js'
import { Outbox } from './outbox.js'
import type { PhoneScript } from './phone-script.js'
import { PhoneBook, type PhoneLimits, type PhoneSummary, type PhoneView, standardPhoneLimits } from './phones.js'
import type { DefaultAlphabet } from './short-text.js'
import { emptyStatistics, type SimulatorStatistics } from './statistics.js'

export interface SimulatorOptions {
  clock: Clock
  /** 127.0.0.1 unless given. */
  host?: string
  /** 0 takes any free port. */
  port: number
  /** Who may bind; unless given, every name may. */
  systemId?: string
  /** Unless given, every password is right. */
  password?: string
  log?: SimulatorLog
  /** From submit_sm to its answer; 0 unless given. */
  submitDelayMs?: number
  /** From submit_sm to the delivery, where no script says otherwise; 500 unless given. */
  defaultDeliverAfterMs?: number
  /** Of messages that bring no validity period; three days unless given. */
  defaultValidityMs?: number
  /** `hex` unless given. */
  messageIds?: MessageIdForm
  /** What data coding 0 means on this link, in both directions; `gsm7`, one septet an octet, unless given. */
  defaultAlphabet?: DefaultAlphabet
  /** Zone of the dates in receipts; 0 unless given. */
  receiptUtcOffsetMinutes?: number
  /** deliver_sm outstanding at the same time on one connection; 100 unless given. */
  window?: number
  /** Until deliver_sm is tried again after a temporary refusal; 5,000 unless given. */
  redeliverAfterMs?: number
  /** Receipts and messages kept while they cannot be written; 500,000 unless given. */
  outboxLimit?: number
  /** From the connection to its bind; 5,000 unless given. */
  bindTimeLimitMs?: number
  /** Silence after which a bound connection is closed; 60,000 unless given. */
  inactivityLimitMs?: number
  limits?: Partial<PhoneLimits>
}

/** The part of a structured logger that the simulator uses. Fields never carry texts, passwords or whole numbers. */
export interface SimulatorLog {
  info(fields: Record<string, unknown>, message: string): void
  warn(fields: Record<string, unknown>, message: string): void
}

export interface Simulator {
  readonly phones: VirtualPhones
  /** Listens; what fell due while it was stopped happens now. Rejects when the port is taken. */
  start(): Promise<{ port: number }>
  /** Breaks all connections and lets the port go. Phones, ids and what is owed stay for the next start. */
  stop(): Promise<void>
  /** No deliver_sm awaits its answer or could be written, and nothing falls due at or before now. */
  isIdle(): boolean
  statistics(): SimulatorStatistics
}

/**
 * The phones by number. Every number has one. Numbers are digits, with or without a leading plus, and are answered without it.
 * Memory is bounded by `PhoneLimits`: the phones that were active least recently are forgotten first, with their scripts.
 */
export interface VirtualPhones {
  /** The most recently active first; at most `limit`, 100 unless given. */
  list(limit?: number): PhoneSummary[]
  get(msisdn: string): PhoneView
  /** Holds for what is submitted from now on; its counts and periods begin now. */
  setScript(msisdn: string, script: PhoneScript): PhoneView
  /** The subscriber writes. Waits in the outbox while nobody is bound for receiving. */
  reply(msisdn: string, message: { to: string; text: string }): { segments: number }
}

const DAY_MS = 86_400_000
const DEFAULT_LIST_LIMIT = 100

export function createSimulator(options: SimulatorOptions): Simulator {
  return new SmscSimulator(options)
}

class SmscSimulator implements Simulator, SessionEvents {
  readonly phones: VirtualPhones
  readonly #options: SimulatorOptions
  readonly #statistics = emptyStatistics()
  readonly #agenda: Agenda
  readonly #outbox: Outbox
  readonly #centre: MessageCentre
  readonly #rules: SessionRules
  readonly #sessions = new Set<EsmeSession>()
  #server: Server | null = null

  constructor(options: SimulatorOptions) {
    this.#options = options
    const { clock } = options
    const statistics = this.#statistics
    const defaultDeliverAfterMs = options.defaultDeliverAfterMs ?? 500
    const agenda = (this.#agenda = new Agenda(clock))
    const outbox = (this.#outbox = new Outbox({
      agenda,
      statistics,
      redeliverAfterMs: options.redeliverAfterMs ?? 5_000,
      limit: options.outboxLimit ?? 500_000,
      onDropped: () => options.log?.warn({ dropped: statistics.dropped }, 'SMSC simulator: the outbox is full'),
    }))
    const phones = new PhoneBook(clock, { ...standardPhoneLimits, ...options.limits }, defaultDeliverAfterMs)
    const centre = (this.#centre = new MessageCentre(
      {
        messageIds: options.messageIds ?? 'hex',
        defaultAlphabet: options.defaultAlphabet ?? 'gsm7',
        submitDelayMs: options.submitDelayMs ?? 0,
        defaultDeliverAfterMs,
        defaultValidityMs: options.defaultValidityMs ?? 3 * DAY_MS,
        receiptUtcOffsetMinutes: options.receiptUtcOffsetMinutes ?? 0,
      },
      { clock, agenda, phones, outbox, statistics },
    ))
    this.#rules = {
      clock,
      bindTimeLimitMs: options.bindTimeLimitMs ?? 5_000,
      inactivityLimitMs: options.inactivityLimitMs ?? 60_000,
      window: options.window ?? 100,
    }
    this.phones = {
      list: (limit = DEFAULT_LIST_LIMIT) => phones.list(limit),
      get: (msisdn) => phones.get(msisdn),
      setScript: (msisdn, script) => phones.setScript(msisdn, script),
      reply: (msisdn, { to, text }) => {
        const segments = centre.write(phones.use(msisdn).msisdn, numberAddress(to), text)
        return { segments }
      },
    }
  }

  async start(): Promise<{ port: number }> {
    if (this.#server) throw new Error('The SMSC simulator is started already')
    const server = smpp.createServer({ noDelay: true }, (session) => this.#accept(session))
    const { host = '127.0.0.1', port } = this.#options
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, () => {
        server.off('error', reject)
        server.on('error', (error) => this.onFault(error))
        resolve()
      })
    })
    this.#server = server
    this.#agenda.start()
    return { port: (server.address() as AddressInfo).port }
  }

  async stop(): Promise<void> {
    const server = this.#server
    if (!server) return
    this.#server = null
    this.#agenda.stop()
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    for (const session of this.#sessions) session.destroy()
    await closed
  }

  isIdle(): boolean {
    return this.#outbox.isIdle() && !this.#agenda.hasDue()
  }

  statistics(): SimulatorStatistics {
    return { ...this.#statistics }
  }

  /** An unknown name and a wrong password look alike from outside. */
  mayBind(systemId: string, password: string): boolean {
    const { systemId: expectedId = systemId, password: expectedPassword = password } = this.#options
    const mayBind = systemId === expectedId && password === expectedPassword
    if (mayBind) this.#statistics.binds += 1
    else this.#statistics.refusedBinds += 1
    return mayBind
  }

  onBound(session: EsmeSession): void {
    this.#statistics.boundSessions += 1
    if (session.canReceive) this.#outbox.attach(session)
    this.#options.log?.info({ bound: this.#statistics.boundSessions }, 'SMSC simulator: bound')
  }

  onSubmit(body: Buffer, answer: Parameters<SessionEvents['onSubmit']>[1]): void {
    this.#centre.submit(body, answer)
  }

  onMalformed(error: Error): void {
    this.#statistics.malformed += 1
    this.#options.log?.warn({ reason: error.message }, 'SMSC simulator: a PDU cannot be read; connection closed')
  }

  onFault(error: unknown): void {
    this.#options.log?.warn({ err: error }, 'SMSC simulator: fault')
  }

  onClosed(session: EsmeSession): void {
    this.#sessions.delete(session)
    this.#outbox.detach(session)
    if (session.isBound) this.#statistics.boundSessions -= 1
  }

  #accept(session: Session): void {
    this.#sessions.add(new EsmeSession(session, this.#rules, this))
  }
}
