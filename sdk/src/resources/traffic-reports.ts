import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type {
  ActingCompany,
  CreateSavedReportRequest,
  LostCaller,
  LostCallerQuery,
  PageQuery,
  SavedReport,
  TrafficQuery,
  TrafficReport,
  UpdateSavedReportRequest,
} from '../schemas.js'
import type { Transport } from '../transport.js'

/** Calls and messages counted by chosen criteria. */
export class TrafficReports {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Counts calls or messages of a time.
   *
   * @example
   * ```ts
   * const { calls } = await svyaz.trafficReports.make({ period: 'last_week', groupBy: 'employee' })
   * for (const { key, name, figures } of calls?.rows ?? []) console.log(name ?? key, figures.talked)
   * ```
   */
  make(query: TrafficQuery, options?: RequestOptions): Promise<TrafficReport> {
    return this.#transport.call('get', '/v1/traffic-report', { query: { ...query } }, options)
  }

  /**
   * Who called and talked with nobody, and whether somebody has talked with him since.
   *
   * @example
   * ```ts
   * const lost = await svyaz.trafficReports.lostCallers({
   *   startedFrom: '2026-01-15T00:00:00Z',
   *   startedBefore: '2026-01-16T00:00:00Z',
   *   status: 'open',
   * })
   * ```
   */
  async lostCallers(query: LostCallerQuery, options?: RequestOptions): Promise<LostCaller[]> {
    return (await this.#transport.call('get', '/v1/lost-callers', { query: { ...query } }, options)).callers
  }

  /**
   * Saves criteria; with a `rule` the report is sent by mail when its time comes.
   *
   * @example
   * ```ts
   * const { nextAt } = await svyaz.trafficReports.create({
   *   name: 'Вчера по часам',
   *   criteria: { of: 'calls', groupBy: 'hour' },
   *   period: 'yesterday',
   *   rule: { every: 'workday', time: '09:00' },
   *   mailTo: ['boss@romashka.example'],
   * })
   * ```
   */
  create(request: CreateSavedReportRequest, query?: ActingCompany, options?: RequestOptions): Promise<SavedReport> {
    return this.#transport.call('post', '/v1/traffic-reports', { body: request, query: { ...query } }, options)
  }

  /**
   * In the order of their ids.
   *
   * @example
   * ```ts
   * for await (const { name, nextAt } of svyaz.trafficReports.list()) console.log(name, nextAt)
   * ```
   */
  list(query?: PageQuery & ActingCompany, options?: RequestOptions): List<SavedReport> {
    return listOf('reports', query, (cursor) =>
      this.#transport.call('get', '/v1/traffic-reports', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * Its criteria, and when it is sent next.
   *
   * @example
   * ```ts
   * const { criteria, rule } = await svyaz.trafficReports.get('801')
   * ```
   */
  get(reportId: string, query?: ActingCompany, options?: RequestOptions): Promise<SavedReport> {
    const input = { path: { reportId }, query: { ...query } }
    return this.#transport.call('get', '/v1/traffic-reports/{reportId}', input, options)
  }

  /**
   * A saved report as it would be sent now.
   *
   * @example
   * ```ts
   * const { calls } = await svyaz.trafficReports.makeSaved('801')
   * ```
   */
  makeSaved(reportId: string, query?: ActingCompany, options?: RequestOptions): Promise<TrafficReport> {
    const input = { path: { reportId }, query: { ...query } }
    return this.#transport.call('get', '/v1/traffic-reports/{reportId}/made', input, options)
  }

  /**
   * Fields that are absent stay as they are; `rule: null` ends its sending.
   *
   * @example
   * ```ts
   * await svyaz.trafficReports.update('801', { rule: null })
   * ```
   */
  update(
    reportId: string,
    request: UpdateSavedReportRequest,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<SavedReport> {
    const input = { path: { reportId }, body: request, query: { ...query } }
    return this.#transport.call('patch', '/v1/traffic-reports/{reportId}', input, options)
  }

  /**
   * It is not sent any more.
   *
   * @example
   * ```ts
   * await svyaz.trafficReports.delete('801')
   * ```
   */
  delete(reportId: string, query?: ActingCompany, options?: RequestOptions): Promise<SavedReport> {
    const input = { path: { reportId }, query: { ...query } }
    return this.#transport.call('delete', '/v1/traffic-reports/{reportId}', input, options)
  }
}
