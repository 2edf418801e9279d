import type { OperationAt, QueryOf } from '../contract.js'
import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type {
  ActingCompany,
  CreateMailIntegrationRequest,
  CreateMailWatchRequest,
  Mail as MailRecord,
  MailIntegration,
  MailIntegrationWithSecret,
  MailTrial,
  MailWatch,
  OutgoingMail,
  PageQuery,
  TryMailRequest,
  UpdateMailIntegrationRequest,
  UpdateMailWatchRequest,
} from '../schemas.js'
import type { Transport } from '../transport.js'

export type MailQuery = QueryOf<OperationAt<'get', '/v1/mail/journal'>>

/** mail2sms: who may send by e-mail, what becomes of mails, and a try-out. */
export class Mail {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Lets a system send by e-mail. This answer is the only place where its secret address is shown.
   *
   * @example
   * ```ts
   * const { secretAddress } = await svyaz.mail.createIntegration({ name: 'Zabbix', recipients: ['+79161234567'] })
   * ```
   */
  createIntegration(
    request: CreateMailIntegrationRequest,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<MailIntegrationWithSecret> {
    return this.#transport.call('post', '/v1/mail/integrations', { body: request, query: { ...query } }, options)
  }

  /**
   * All integrations, without their secret addresses.
   *
   * @example
   * ```ts
   * for await (const { name, address } of svyaz.mail.listIntegrations()) console.log(name, address)
   * ```
   */
  listIntegrations(query?: PageQuery & ActingCompany, options?: RequestOptions): List<MailIntegration> {
    return listOf('integrations', query, (cursor) =>
      this.#transport.call('get', '/v1/mail/integrations', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * An integration, without its secret address.
   *
   * @example
   * ```ts
   * const { networks } = await svyaz.mail.getIntegration('17')
   * ```
   */
  getIntegration(mailIntegrationId: string, query?: ActingCompany, options?: RequestOptions): Promise<MailIntegration> {
    const input = { path: { mailIntegrationId }, query: { ...query } }
    return this.#transport.call('get', '/v1/mail/integrations/{mailIntegrationId}', input, options)
  }

  /**
   * Changes, pauses or resumes it.
   *
   * @example
   * ```ts
   * await svyaz.mail.updateIntegration('17', { template: '{alert}', maxSegments: 1 })
   * ```
   */
  updateIntegration(
    mailIntegrationId: string,
    change: UpdateMailIntegrationRequest,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<MailIntegration> {
    const input = { path: { mailIntegrationId }, query: { ...query }, body: change }
    return this.#transport.call('patch', '/v1/mail/integrations/{mailIntegrationId}', input, options)
  }

  /**
   * Deletes it; the journal keeps its mails.
   *
   * @example
   * ```ts
   * await svyaz.mail.deleteIntegration('17')
   * ```
   */
  deleteIntegration(
    mailIntegrationId: string,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<MailIntegration> {
    const input = { path: { mailIntegrationId }, query: { ...query } }
    return this.#transport.call('delete', '/v1/mail/integrations/{mailIntegrationId}', input, options)
  }

  /**
   * Gives it a new secret address, in this answer and nowhere else; the one before proves nothing any more.
   *
   * @example
   * ```ts
   * const { secretAddress } = await svyaz.mail.rotateAddress('17')
   * ```
   */
  rotateAddress(
    mailIntegrationId: string,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<MailIntegrationWithSecret> {
    const input = { path: { mailIntegrationId }, query: { ...query } }
    return this.#transport.call('post', '/v1/mail/integrations/{mailIntegrationId}/rotate-address', input, options)
  }

  /**
   * What would become of a mail; nothing is sent or kept.
   *
   * @example
   * ```ts
   * const { verdict, sms, plan } = await svyaz.mail.try({ raw: 'Subject: @79161234567\n\nServer 1 is down' })
   * ```
   */
  try(request: TryMailRequest, options?: RequestOptions): Promise<MailTrial> {
    return this.#transport.call('post', '/v1/mail/try', { body: request }, options)
  }

  /**
   * What became of mails, the newest first.
   *
   * @example
   * ```ts
   * for await (const { at, reason } of svyaz.mail.journal({ verdict: 'refused' })) console.log(at, reason)
   * ```
   */
  journal(query?: MailQuery, options?: RequestOptions): List<MailRecord> {
    return listOf('mails', query, (cursor) =>
      this.#transport.call('get', '/v1/mail/journal', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * Expects a mail again and again: where it stays away, the recipients are told by SMS.
   *
   * @example
   * ```ts
   * await svyaz.mail.createWatch({ name: 'Zabbix', integrationId: '17', everyMinutes: 15, recipients: ['+79161234567'] })
   * ```
   */
  createWatch(request: CreateMailWatchRequest, query?: ActingCompany, options?: RequestOptions): Promise<MailWatch> {
    return this.#transport.call('post', '/v1/mail/watches', { body: request, query: { ...query } }, options)
  }

  /**
   * Mails that are expected.
   *
   * @example
   * ```ts
   * for await (const { name, state, dueAt } of svyaz.mail.listWatches()) console.log(name, state, dueAt)
   * ```
   */
  listWatches(query?: PageQuery & ActingCompany, options?: RequestOptions): List<MailWatch> {
    return listOf('watches', query, (cursor) =>
      this.#transport.call('get', '/v1/mail/watches', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * One of them, with when the last mail came and when the next is due.
   *
   * @example
   * ```ts
   * const { lastMailAt, dueAt } = await svyaz.mail.getWatch('21')
   * ```
   */
  getWatch(mailWatchId: string, query?: ActingCompany, options?: RequestOptions): Promise<MailWatch> {
    const input = { path: { mailWatchId }, query: { ...query } }
    return this.#transport.call('get', '/v1/mail/watches/{mailWatchId}', input, options)
  }

  /**
   * Changes, pauses or resumes it.
   *
   * @example
   * ```ts
   * await svyaz.mail.updateWatch('21', { everyMinutes: 30 })
   * ```
   */
  updateWatch(
    mailWatchId: string,
    change: UpdateMailWatchRequest,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<MailWatch> {
    const input = { path: { mailWatchId }, query: { ...query }, body: change }
    return this.#transport.call('patch', '/v1/mail/watches/{mailWatchId}', input, options)
  }

  /**
   * Waits no longer.
   *
   * @example
   * ```ts
   * await svyaz.mail.deleteWatch('21')
   * ```
   */
  deleteWatch(mailWatchId: string, query?: ActingCompany, options?: RequestOptions): Promise<MailWatch> {
    const input = { path: { mailWatchId }, query: { ...query } }
    return this.#transport.call('delete', '/v1/mail/watches/{mailWatchId}', input, options)
  }

  /**
   * Mails that the gateway has written: answers of subscribers, ends of alerts, reports on deliveries. The newest first.
   *
   * @example
   * ```ts
   * for await (const { to, subject, state } of svyaz.mail.outgoing()) console.log(to, subject, state)
   * ```
   */
  outgoing(query?: PageQuery & ActingCompany, options?: RequestOptions): List<OutgoingMail> {
    return listOf('mails', query, (cursor) =>
      this.#transport.call('get', '/v1/mail/outgoing', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * What became of the mail that an SMTP reply numbered.
   *
   * @example
   * ```ts
   * const { verdict, recipients } = await svyaz.mail.get('1042')
   * ```
   */
  get(mailId: string, query?: ActingCompany, options?: RequestOptions): Promise<MailRecord> {
    const input = { path: { mailId }, query: { ...query } }
    return this.#transport.call('get', '/v1/mail/journal/{mailId}', input, options)
  }
}
