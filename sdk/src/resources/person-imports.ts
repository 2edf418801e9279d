import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type { ActingCompany, ImportRow, ImportRowQuery, PageQuery, PersonImport } from '../schemas.js'
import type { Transport } from '../transport.js'

const mediaTypes = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Persons from files: read into a plan, then applied as planned. */
export class PersonImports {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Sends a file; ask for the import until its state is `planned`.
   *
   * @example
   * ```ts
   * const { id } = await svyaz.personImports.create('ФИО;Телефон\nИван Сидоров;+79000000001\n', 'csv')
   * ```
   */
  create(
    content: string | Uint8Array<ArrayBuffer>,
    format: 'csv' | 'xlsx',
    query?: ActingCompany & { fileName?: string },
    options?: RequestOptions,
  ): Promise<PersonImport> {
    const upload = { content, mediaType: mediaTypes[format] }
    return this.#transport.call('post', '/v1/persons/imports', { query: { ...query } }, { ...options, upload })
  }

  /**
   * The newest first.
   *
   * @example
   * ```ts
   * for await (const { id, state } of svyaz.personImports.list()) console.log(id, state)
   * ```
   */
  list(query?: ActingCompany & PageQuery, options?: RequestOptions): List<PersonImport> {
    return listOf('imports', query, (cursor) =>
      this.#transport.call('get', '/v1/persons/imports', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * How far it is, and how many rows would do what.
   *
   * @example
   * ```ts
   * const { state, created, changed, refused } = await svyaz.personImports.get('901')
   * ```
   */
  get(importId: string, query?: ActingCompany, options?: RequestOptions): Promise<PersonImport> {
    const input = { path: { importId }, query: { ...query } }
    return this.#transport.call('get', '/v1/persons/imports/{importId}', input, options)
  }

  /**
   * What becomes of each row.
   *
   * @example
   * ```ts
   * for await (const { row, reason } of svyaz.personImports.rows('901', { action: 'refused' })) console.log(row, reason)
   * ```
   */
  rows(importId: string, query?: ImportRowQuery, options?: RequestOptions): List<ImportRow> {
    return listOf('rows', query, (cursor) =>
      this.#transport.call(
        'get',
        '/v1/persons/imports/{importId}/rows',
        { path: { importId }, query: { ...query, ...cursor } },
        options,
      ),
    )
  }

  /**
   * Carries out the plan that you have seen.
   *
   * @example
   * ```ts
   * const { hash } = await svyaz.personImports.get('901')
   * if (hash !== null) await svyaz.personImports.apply('901', { hash })
   * ```
   */
  apply(
    importId: string,
    request: { hash: string },
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<PersonImport> {
    const input = { path: { importId }, query: { ...query }, body: request }
    return this.#transport.call('post', '/v1/persons/imports/{importId}/apply', input, options)
  }
}
