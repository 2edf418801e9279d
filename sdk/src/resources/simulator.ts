import type { RequestOptions } from '../options.js'
import type {
  PhoneMessageRequest,
  PhoneMessageResult,
  PhoneScript,
  SimulatedPhone,
  SimulatedPhoneSummary,
} from '../schemas.js'
import type { Transport } from '../transport.js'

/** The SMSC simulator. It exists in demonstration and tests; elsewhere the gateway answers `not_found`. */
export class Simulator {
  /** The virtual phones behind it. */
  readonly phones: SimulatedPhones

  constructor(transport: Transport) {
    this.phones = new SimulatedPhones(transport)
  }
}

/** Virtual phones by number. Every number has one. */
export class SimulatedPhones {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Those to which something has happened, the most recently active first.
   *
   * @example
   * ```ts
   * const phones = await svyaz.simulator.phones.list({ limit: 10 })
   * ```
   */
  async list(query?: { limit?: number }, options?: RequestOptions): Promise<SimulatedPhoneSummary[]> {
    return (await this.#transport.call('get', '/v1/simulator/phones', { query: { ...query } }, options)).phones
  }

  /**
   * A phone with the messages it was sent, the most recent first, as a subscriber sees them.
   *
   * @example
   * ```ts
   * const { messages } = await svyaz.simulator.phones.get('+79000000001')
   * console.log(messages[0]?.text)
   * ```
   */
  get(msisdn: string, options?: RequestOptions): Promise<SimulatedPhone> {
    return this.#transport.call('get', '/v1/simulator/phones/{msisdn}', { path: { msisdn } }, options)
  }

  /**
   * Says what the phone does with the messages it is sent from now on.
   *
   * @example
   * ```ts
   * await svyaz.simulator.phones.setScript('+79000000001', { kind: 'absent', forMs: 20 * 60_000 })
   * ```
   */
  setScript(msisdn: string, script: PhoneScript, options?: RequestOptions): Promise<SimulatedPhone> {
    const input = { path: { msisdn }, body: script }
    return this.#transport.call('put', '/v1/simulator/phones/{msisdn}/script', input, options)
  }

  /**
   * Lets the phone write to one of our numbers.
   *
   * @example
   * ```ts
   * await svyaz.simulator.phones.write('+79000000001', { to: '4938', text: 'Принято' })
   * ```
   */
  write(msisdn: string, message: PhoneMessageRequest, options?: RequestOptions): Promise<PhoneMessageResult> {
    const input = { path: { msisdn }, body: message }
    return this.#transport.call('post', '/v1/simulator/phones/{msisdn}/messages', input, options)
  }
}
