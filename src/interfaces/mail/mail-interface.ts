import type { CoreContext } from '../../core/context.js'
import type { Log } from '../../core/log.js'
import { type ListenerOptions, MailListener } from './mail-listener.js'
import type { MailMetrics } from './receive-mail.js'
import type { SenderPolicy } from './sender-policy.js'

export interface MailInterfaceOptions {
  core: CoreContext
  log: Log
  metrics: MailMetrics
  listeners: readonly ListenerOptions[]
  sizeBytes: number
  /** Null where DMARC proves nobody. */
  policy: SenderPolicy | null
}

/** mail2sms: all its listeners. */
export class MailInterface {
  readonly #listeners: readonly MailListener[]

  constructor(options: MailInterfaceOptions) {
    this.#listeners = options.listeners.map((listener) => new MailListener(options, listener))
  }

  /** The ports in the order of the listeners. */
  async start(): Promise<number[]> {
    const ports: number[] = []
    for (const listener of this.#listeners) ports.push(await listener.start())
    return ports
  }

  get idle(): boolean {
    return this.#listeners.every((listener) => listener.idle)
  }

  /** Mails that are being taken get their answer. */
  async stop(): Promise<void> {
    await Promise.all(this.#listeners.map((listener) => listener.stop()))
  }
}
