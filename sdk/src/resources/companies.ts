import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type { Company, CreateCompanyRequest, PageQuery, UpdateCompanyRequest } from '../schemas.js'
import type { Transport } from '../transport.js'

/** Companies; all but looking at one's own and changing it is for platform administrators. */
export class Companies {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Makes a company.
   *
   * @example
   * ```ts
   * const company = await svyaz.companies.create({ name: 'ООО «Ромашка»', zone: 'Europe/Moscow' })
   * ```
   */
  create(request: CreateCompanyRequest, options?: RequestOptions): Promise<Company> {
    return this.#transport.call('post', '/v1/companies', { body: request }, options)
  }

  /**
   * A company.
   *
   * @example
   * ```ts
   * const { zone } = await svyaz.companies.get('12')
   * ```
   */
  get(companyId: string, options?: RequestOptions): Promise<Company> {
    return this.#transport.call('get', '/v1/companies/{companyId}', { path: { companyId } }, options)
  }

  /**
   * All companies.
   *
   * @example
   * ```ts
   * for await (const { id, name } of svyaz.companies.list()) console.log(id, name)
   * ```
   */
  list(query?: PageQuery, options?: RequestOptions): List<Company> {
    return listOf('companies', query, (cursor) =>
      this.#transport.call('get', '/v1/companies', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * Changes what is given; the rest stays as it is.
   *
   * @example
   * ```ts
   * await svyaz.companies.update('12', { zone: 'Asia/Yekaterinburg' })
   * ```
   */
  update(companyId: string, change: UpdateCompanyRequest, options?: RequestOptions): Promise<Company> {
    return this.#transport.call('patch', '/v1/companies/{companyId}', { path: { companyId }, body: change }, options)
  }
}
