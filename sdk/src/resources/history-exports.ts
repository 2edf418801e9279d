import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type { CreateHistoryExportRequest, HistoryExport, PageQuery } from '../schemas.js'
import type { Transport } from '../transport.js'

/** Files of messages that the gateway writes behind the request. */
export class HistoryExports {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Asks for one; ask for it until its state is `done`.
   *
   * @example
   * ```ts
   * const { id } = await svyaz.historyExports.create({ format: 'xlsx', filter: { direction: 'mt' } })
   * ```
   */
  create(request: CreateHistoryExportRequest, options?: RequestOptions): Promise<HistoryExport> {
    return this.#transport.call('post', '/v1/history/exports', { body: request }, options)
  }

  /**
   * The newest first.
   *
   * @example
   * ```ts
   * for await (const { id, state } of svyaz.historyExports.list()) console.log(id, state)
   * ```
   */
  list(query?: PageQuery, options?: RequestOptions): List<HistoryExport> {
    return listOf('exports', query, (cursor) =>
      this.#transport.call('get', '/v1/history/exports', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * How far it is.
   *
   * @example
   * ```ts
   * const { state, messages, expected } = await svyaz.historyExports.get('902')
   * ```
   */
  get(exportId: string, options?: RequestOptions): Promise<HistoryExport> {
    return this.#transport.call('get', '/v1/history/exports/{exportId}', { path: { exportId } }, options)
  }

  /**
   * The file, once its state is `done`.
   *
   * @example
   * ```ts
   * const bytes = await svyaz.historyExports.download('902')
   * ```
   */
  async download(exportId: string, options?: RequestOptions): Promise<Uint8Array> {
    const input = { path: { exportId } }
    const file: unknown = await this.#transport.call('get', '/v1/history/exports/{exportId}/file', input, {
      ...options,
      isFile: true,
    })
    return file as Uint8Array
  }
}
