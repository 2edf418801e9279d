import type { RequestOptions } from '../options.js'
import type { ActingCompany, M2mSettings, SetM2mSettingsRequest } from '../schemas.js'
import type { Transport } from '../transport.js'

/** How the M2M interface serves a company: from where it may be called, and how it writes dates. */
export class M2mInterfaceSettings {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * What holds for the company.
   *
   * @example
   * ```ts
   * const { allowedAddresses } = await svyaz.m2mSettings.get()
   * ```
   */
  get(query?: ActingCompany, options?: RequestOptions): Promise<M2mSettings> {
    return this.#transport.call('get', '/v1/m2m-settings', { query: { ...query } }, options)
  }

  /**
   * Sets all of it; what is left out is as at the beginning.
   *
   * @example
   * ```ts
   * await svyaz.m2mSettings.set({ allowedAddresses: ['192.0.2.0/24'], requireTls: true })
   * ```
   */
  set(request: SetM2mSettingsRequest, query?: ActingCompany, options?: RequestOptions): Promise<M2mSettings> {
    return this.#transport.call('put', '/v1/m2m-settings', { body: request, query: { ...query } }, options)
  }
}
