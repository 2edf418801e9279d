import { createSimulator, type Simulator } from '../../carriers/simulator/index.js'
import type { Clock } from '../../core/clock.js'
import { WireTap } from './wire-tap.js'

export const operatorCredentials = { systemId: 'crash', password: 'crash' } as const

/** Long enough that a kill under load finds submissions in flight. */
const answerAfterMs = 30
const deliverAfterMs = 300
/** Receipts refused while a gateway was being stopped come again soon. */
const redeliverAfterMs = 500

/** The operator's side: it outlives every gateway, remembers what it was sent, and owes receipts. */
export class Operator {
  readonly tap: WireTap
  readonly #simulator: Simulator

  private constructor(simulator: Simulator, tap: WireTap) {
    this.#simulator = simulator
    this.tap = tap
  }

  static async start(clock: Clock): Promise<{ operator: Operator; port: number }> {
    const simulator = createSimulator({
      clock,
      port: 0,
      ...operatorCredentials,
      submitDelayMs: answerAfterMs,
      defaultDeliverAfterMs: deliverAfterMs,
      redeliverAfterMs,
      limits: { phones: 2_000_000, messages: 4_000_000 },
    })
    const { port } = await simulator.start()
    const tap = new WireTap(port)
    return { operator: new Operator(simulator, tap), port: await tap.start() }
  }

  async stop(): Promise<void> {
    await this.tap.stop()
    await this.#simulator.stop()
  }

  /** Messages taken so far. */
  get taken(): number {
    return this.#simulator.statistics().taken
  }

  /** Breaks the connection once it has the next message to this number, before the answer. */
  dropConnectionAt(number: string): void {
    this.#simulator.phones.setScript(number, { kind: 'drop_connection', times: 1 })
  }

  /** How often this text was sent to this number. */
  submitsOf(number: string, text: string): number {
    return this.#simulator.phones.get(number).messages.filter((message) => message.text === text).length
  }

  /** It has read everything that gateways wrote, and knows that they are gone. */
  get isAlone(): boolean {
    return this.tap.connections === 0 && this.boundSessions === 0
  }

  get boundSessions(): number {
    return this.#simulator.statistics().boundSessions
  }
}
