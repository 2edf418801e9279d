import type { RequestOptions } from '../options.js'
import type {
  PhoneHabit,
  PhoneMessageRequest,
  PhoneMessageResult,
  PhoneScript,
  SimulatedCall,
  SimulatedCallRequest,
  SimulatedPhone,
  SimulatedPhoneSummary,
  Telephone,
} from '../schemas.js'
import type { Transport } from '../transport.js'

/** The SMSC simulator. It exists in demonstration and tests; elsewhere the gateway answers `not_found`. */
export class Simulator {
  /** The virtual phones behind it. */
  readonly phones: SimulatedPhones
  /** The virtual telephone network. */
  readonly calls: SimulatedCalls

  constructor(transport: Transport) {
    this.phones = new SimulatedPhones(transport)
    this.calls = new SimulatedCalls(transport)
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

/** Calls from virtual telephones to our numbers. */
export class SimulatedCalls {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Calls one of our numbers.
   *
   * @example
   * ```ts
   * const { id } = await svyaz.simulator.calls.place({ from: '+79161234567', to: '+74242300000', keys: ['1'] })
   * ```
   */
  place(request: SimulatedCallRequest, options?: RequestOptions): Promise<SimulatedCall> {
    return this.#transport.call('post', '/v1/simulator/calls', { body: request }, options)
  }

  /**
   * The last ones, newest first.
   *
   * @example
   * ```ts
   * const calls = await svyaz.simulator.calls.list({ limit: 10 })
   * ```
   */
  async list(query?: { limit?: number }, options?: RequestOptions): Promise<SimulatedCall[]> {
    return (await this.#transport.call('get', '/v1/simulator/calls', { query: { ...query } }, options)).calls
  }

  /**
   * Its state, and what has been heard on it.
   *
   * @example
   * ```ts
   * const { state, heard, callId } = await svyaz.simulator.calls.get('1')
   * ```
   */
  get(simulatedCallId: string, options?: RequestOptions): Promise<SimulatedCall> {
    return this.#transport.call('get', '/v1/simulator/calls/{simulatedCallId}', { path: { simulatedCallId } }, options)
  }

  /**
   * Lets the caller press keys.
   *
   * @example
   * ```ts
   * await svyaz.simulator.calls.press('1', '2')
   * ```
   */
  press(simulatedCallId: string, keys: string, options?: RequestOptions): Promise<SimulatedCall> {
    const input = { path: { simulatedCallId }, body: { keys } }
    return this.#transport.call('post', '/v1/simulator/calls/{simulatedCallId}/keys', input, options)
  }

  /**
   * Hangs up the caller's telephone, or those that he talks to.
   *
   * @example
   * ```ts
   * await svyaz.simulator.calls.hangUp('1', 'caller')
   * ```
   */
  hangUp(simulatedCallId: string, who: 'caller' | 'others', options?: RequestOptions): Promise<SimulatedCall> {
    const input = { path: { simulatedCallId }, body: { who } }
    return this.#transport.call('post', '/v1/simulator/calls/{simulatedCallId}/hang-up', input, options)
  }

  /**
   * Says what a telephone does when it is rung from now on.
   *
   * @example
   * ```ts
   * await svyaz.simulator.calls.setHabit('+79140000001', { does: 'busy' })
   * ```
   */
  setHabit(target: string, habit: PhoneHabit, options?: RequestOptions): Promise<Telephone> {
    const input = { path: { target }, body: habit }
    return this.#transport.call('put', '/v1/simulator/telephones/{target}', input, options)
  }
}
