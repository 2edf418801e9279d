import type { OperationAt, QueryOf } from '../contract.js'
import { newIdempotencyKey } from '../idempotency-key.js'
import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type {
  Alert,
  AlertCheck,
  CreateAlertRequest,
  CreatePollRequest,
  CreateReportFormRequest,
  Poll,
  PollAnswer,
  Report,
  ReportForm,
  UpdateReportFormRequest,
} from '../schemas.js'
import type { Transport } from '../transport.js'
import type { SendOptions } from './messages.js'

export type PollQuery = QueryOf<OperationAt<'get', '/v1/polls'>>
export type PollAnswerQuery = QueryOf<OperationAt<'get', '/v1/polls/{pollId}/answers'>>
export type ReportQuery = QueryOf<OperationAt<'get', '/v1/report-forms/{reportFormId}/reports'>>
export type AlertQuery = QueryOf<OperationAt<'get', '/v1/alerts'>>

function keyed(options: SendOptions = {}) {
  return { ...options, idempotencyKey: options.idempotencyKey ?? newIdempotencyKey(), isRepeatable: true }
}

/** Questions to many people, answered by SMS. */
export class Polls {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Asks everybody, with an idempotency key of its own unless one is given.
   *
   * @example
   * ```ts
   * const { id } = await svyaz.polls.create({
   *   text: 'Выйдете на субботник?',
   *   to: [{ group: 'Цех 1' }],
   *   options: [{ label: 'да', words: ['приду'] }, { label: 'нет' }],
   *   closesAt: '2026-01-16T09:00:00+03:00',
   * })
   * ```
   */
  create(request: CreatePollRequest, options?: SendOptions): Promise<Poll> {
    return this.#transport.call('post', '/v1/polls', { body: request }, keyed(options))
  }

  /**
   * The newest first.
   *
   * @example
   * ```ts
   * for await (const { id, title } of svyaz.polls.list({ state: 'open' })) console.log(id, title)
   * ```
   */
  list(query?: PollQuery, options?: RequestOptions): List<Poll> {
    return listOf('polls', query, (cursor) =>
      this.#transport.call('get', '/v1/polls', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * One of them, with the counts of this moment.
   *
   * @example
   * ```ts
   * const { counts } = await svyaz.polls.get('701')
   * ```
   */
  get(pollId: string, options?: RequestOptions): Promise<Poll> {
    return this.#transport.call('get', '/v1/polls/{pollId}', { path: { pollId } }, options)
  }

  /**
   * Counts nothing more.
   *
   * @example
   * ```ts
   * const { counts } = await svyaz.polls.close('701')
   * ```
   */
  close(pollId: string, options?: RequestOptions): Promise<Poll> {
    return this.#transport.call('post', '/v1/polls/{pollId}/close', { path: { pollId } }, options)
  }

  /**
   * Everybody who was asked, with the answer.
   *
   * @example
   * ```ts
   * for await (const { name, label, comment } of svyaz.polls.answers('701')) console.log(name, label, comment)
   * ```
   */
  answers(pollId: string, query?: PollAnswerQuery, options?: RequestOptions): List<PollAnswer> {
    return listOf('answers', query, (cursor) =>
      this.#transport.call(
        'get',
        '/v1/polls/{pollId}/answers',
        { path: { pollId }, query: { ...query, ...cursor } },
        options,
      ),
    )
  }
}

/** Reports of people in the field: messages of a form, with named fields. */
export class ReportForms {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Messages of this form become reports from now on.
   *
   * @example
   * ```ts
   * const { id } = await svyaz.reportForms.create({
   *   name: 'Замеры',
   *   pattern: 'заказ {n:digits} {status:готово|отказ} {comment}',
   *   example: 'заказ 1042 готово окно 120х140',
   * })
   * ```
   */
  create(request: CreateReportFormRequest, options?: RequestOptions): Promise<ReportForm> {
    return this.#transport.call('post', '/v1/report-forms', { body: request }, options)
  }

  /**
   * All of them, in the order in which messages are compared with them.
   *
   * @example
   * ```ts
   * const forms = await svyaz.reportForms.list()
   * ```
   */
  async list(options?: RequestOptions): Promise<ReportForm[]> {
    const { reportForms } = await this.#transport.call('get', '/v1/report-forms', {}, options)
    return reportForms
  }

  /**
   * One of them.
   *
   * @example
   * ```ts
   * const { pattern } = await svyaz.reportForms.get('801')
   * ```
   */
  get(reportFormId: string, options?: RequestOptions): Promise<ReportForm> {
    return this.#transport.call('get', '/v1/report-forms/{reportFormId}', { path: { reportFormId } }, options)
  }

  /**
   * Changes what is given; messages that come from now on are compared with it as it is then.
   *
   * @example
   * ```ts
   * await svyaz.reportForms.update('801', { pattern: 'заказ {n:digits} {status:готово|отказ|перенос}', example: null })
   * ```
   */
  update(reportFormId: string, request: UpdateReportFormRequest, options?: RequestOptions): Promise<ReportForm> {
    const input = { path: { reportFormId }, body: request }
    return this.#transport.call('patch', '/v1/report-forms/{reportFormId}', input, options)
  }

  /**
   * Messages are no longer compared with it.
   *
   * @example
   * ```ts
   * await svyaz.reportForms.delete('801')
   * ```
   */
  delete(reportFormId: string, options?: RequestOptions): Promise<ReportForm> {
    return this.#transport.call('delete', '/v1/report-forms/{reportFormId}', { path: { reportFormId } }, options)
  }

  /**
   * What came in, the newest first; only what has a value in a field, where one is named.
   *
   * @example
   * ```ts
   * for await (const { from, fields } of svyaz.reportForms.reports('801', { field: 'n', value: '1042' })) {
   *   console.log(from, fields.status)
   * }
   * ```
   */
  reports(reportFormId: string, query?: ReportQuery, options?: RequestOptions): List<Report> {
    return listOf('reports', query, (cursor) =>
      this.#transport.call(
        'get',
        '/v1/report-forms/{reportFormId}/reports',
        { path: { reportFormId }, query: { ...query, ...cursor } },
        options,
      ),
    )
  }
}

/** Alerts that go on until somebody takes them. */
export class Alerts {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Alerts the first step at once, with an idempotency key of its own unless one is given.
   *
   * @example
   * ```ts
   * const { id, word } = await svyaz.alerts.create({
   *   text: 'Авария на ПС-5',
   *   steps: [{ to: [{ group: 'Дежурные' }], sends: 2, waitMinutes: 5 }, { to: [{ group: 'Начальники смен' }] }],
   *   mail: 'dispatcher@energo.example',
   * })
   * ```
   */
  create(request: CreateAlertRequest, options?: SendOptions): Promise<Alert> {
    return this.#transport.call('post', '/v1/alerts', { body: request }, keyed(options))
  }

  /**
   * Whom it would reach, and where each path ends; nothing is sent.
   *
   * @example
   * ```ts
   * const { problems, warnings } = await svyaz.alerts.check({ text: 'Авария', steps: [{ to: [{ group: 'Дежурные' }] }] })
   * ```
   */
  check(request: CreateAlertRequest, options?: RequestOptions): Promise<AlertCheck> {
    return this.#transport.call('post', '/v1/alerts/check', { body: request }, options)
  }

  /**
   * The newest first.
   *
   * @example
   * ```ts
   * for await (const { id, text } of svyaz.alerts.list({ state: 'open' })) console.log(id, text)
   * ```
   */
  list(query?: AlertQuery, options?: RequestOptions): List<Alert> {
    return listOf('alerts', query, (cursor) =>
      this.#transport.call('get', '/v1/alerts', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * One of them, with everybody who was asked.
   *
   * @example
   * ```ts
   * const { state, endedName } = await svyaz.alerts.get('901')
   * ```
   */
  get(alertId: string, options?: RequestOptions): Promise<Alert> {
    return this.#transport.call('get', '/v1/alerts/{alertId}', { path: { alertId } }, options)
  }

  /**
   * Takes it for somebody who has said so by another way than SMS.
   *
   * @example
   * ```ts
   * await svyaz.alerts.acknowledge('901', { name: 'Дежурный Ким' })
   * ```
   */
  acknowledge(alertId: string, request: { name?: string } = {}, options?: RequestOptions): Promise<Alert> {
    const input = { path: { alertId }, body: request }
    return this.#transport.call('post', '/v1/alerts/{alertId}/acknowledge', input, options)
  }

  /**
   * Calls it off.
   *
   * @example
   * ```ts
   * await svyaz.alerts.cancel('901')
   * ```
   */
  cancel(alertId: string, options?: RequestOptions): Promise<Alert> {
    return this.#transport.call('post', '/v1/alerts/{alertId}/cancel', { path: { alertId } }, options)
  }
}
