import type { RequestOptions } from '../options.js'
import type { Carrier } from '../schemas.js'
import type { Transport } from '../transport.js'

/** The links to the network, for platform administrators. */
export class Carriers {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Every carrier with the state of its binds.
   *
   * @example
   * ```ts
   * const away = (await svyaz.carriers.list()).filter(({ ready }) => !ready)
   * ```
   */
  async list(options?: RequestOptions): Promise<Carrier[]> {
    return (await this.#transport.call('get', '/v1/carriers', {}, options)).carriers
  }
}
