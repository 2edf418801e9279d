import type { RequestOptions } from '../options.js'
import type { ActingCompany, Invoice, InvoiceList } from '../schemas.js'
import type { Transport } from '../transport.js'

/** Invoices by month, such as `2026-01`. */
export class Invoices {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Makes the invoice of a month that is over; asked again, the same one.
   *
   * @example
   * ```ts
   * const { number, total } = await svyaz.invoices.create('2026-01')
   * ```
   */
  create(month: string, query?: ActingCompany, options?: RequestOptions): Promise<Invoice> {
    return this.#transport.call('put', '/v1/invoices/{month}', { path: { month }, query: { ...query } }, options)
  }

  /**
   * One that was made, with its lines.
   *
   * @example
   * ```ts
   * const { lines } = await svyaz.invoices.get('2026-01')
   * ```
   */
  get(month: string, query?: ActingCompany, options?: RequestOptions): Promise<Invoice> {
    return this.#transport.call('get', '/v1/invoices/{month}', { path: { month }, query: { ...query } }, options)
  }

  /**
   * All of them, the newest first.
   *
   * @example
   * ```ts
   * const { invoices } = await svyaz.invoices.list()
   * ```
   */
  list(query?: ActingCompany, options?: RequestOptions): Promise<InvoiceList> {
    return this.#transport.call('get', '/v1/invoices', { query: { ...query } }, options)
  }
}
