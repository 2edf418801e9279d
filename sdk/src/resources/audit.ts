import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type { ActingCompany, AuditRecord, PageQuery } from '../schemas.js'
import type { Transport } from '../transport.js'

/** Acts of administration. */
export class Audit {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Who did what, when, from where, and what it changed; the newest first.
   *
   * @example
   * ```ts
   * for await (const { at, actor, action, subject } of svyaz.audit.list()) console.log(at, actor, action, subject)
   * ```
   */
  list(query?: PageQuery & ActingCompany, options?: RequestOptions): List<AuditRecord> {
    return listOf('records', query, (cursor) =>
      this.#transport.call('get', '/v1/audit', { query: { ...query, ...cursor } }, options),
    )
  }
}
