import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type { CreateMailingListRequest, ListContact, ListContacts, MailingList, PageQuery } from '../schemas.js'
import type { Transport } from '../transport.js'

/** Numbers with a name and values of their own, apart from the persons of the directory. */
export class MailingLists {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Creates a list.
   *
   * @example
   * ```ts
   * const contacts = [{ number: '+79000000001', name: 'Иван', attributes: { заказ: 1042 } }]
   * const { id } = await svyaz.mailingLists.create({ name: 'Покупатели', contacts })
   * await svyaz.messages.send({ to: [{ list: id }], text: '{name}, заказ {заказ} готов' })
   * ```
   */
  create(request: CreateMailingListRequest, options?: RequestOptions): Promise<MailingList> {
    return this.#transport.call('post', '/v1/mailing-lists', { body: request }, options)
  }

  /**
   * In the order of their ids.
   *
   * @example
   * ```ts
   * for await (const { id, name, contacts } of svyaz.mailingLists.list()) console.log(id, name, contacts)
   * ```
   */
  list(query?: PageQuery, options?: RequestOptions): List<MailingList> {
    return listOf('mailingLists', query, (cursor) =>
      this.#transport.call('get', '/v1/mailing-lists', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * One of them.
   *
   * @example
   * ```ts
   * const { contacts } = await svyaz.mailingLists.get('701')
   * ```
   */
  get(mailingListId: string, options?: RequestOptions): Promise<MailingList> {
    return this.#transport.call('get', '/v1/mailing-lists/{mailingListId}', { path: { mailingListId } }, options)
  }

  /**
   * Gives it another name.
   *
   * @example
   * ```ts
   * await svyaz.mailingLists.update('701', { name: 'Постоянные покупатели' })
   * ```
   */
  update(mailingListId: string, request: { name: string }, options?: RequestOptions): Promise<MailingList> {
    const input = { path: { mailingListId }, body: request }
    return this.#transport.call('patch', '/v1/mailing-lists/{mailingListId}', input, options)
  }

  /**
   * Deletes it with its contacts.
   *
   * @example
   * ```ts
   * await svyaz.mailingLists.delete('701')
   * ```
   */
  delete(mailingListId: string, options?: RequestOptions): Promise<MailingList> {
    return this.#transport.call('delete', '/v1/mailing-lists/{mailingListId}', { path: { mailingListId } }, options)
  }

  /**
   * In the order in which they came.
   *
   * @example
   * ```ts
   * for await (const { number, name } of svyaz.mailingLists.contacts('701')) console.log(number, name)
   * ```
   */
  contacts(mailingListId: string, query?: PageQuery, options?: RequestOptions): List<ListContact> {
    return listOf('contacts', query, (cursor) =>
      this.#transport.call(
        'get',
        '/v1/mailing-lists/{mailingListId}/contacts',
        { path: { mailingListId }, query: { ...query, ...cursor } },
        options,
      ),
    )
  }

  /**
   * Adds contacts; a number that is in the list gets the new name and values.
   *
   * @example
   * ```ts
   * await svyaz.mailingLists.putContacts('701', { contacts: [{ number: '+79000000002' }] })
   * ```
   */
  putContacts(mailingListId: string, request: ListContacts, options?: RequestOptions): Promise<MailingList> {
    const input = { path: { mailingListId }, body: request }
    return this.#transport.call('post', '/v1/mailing-lists/{mailingListId}/contacts', input, {
      isRepeatable: true,
      ...options,
    })
  }

  /**
   * From then on the list has these and no others.
   *
   * @example
   * ```ts
   * await svyaz.mailingLists.replaceContacts('701', { contacts: [] })
   * ```
   */
  replaceContacts(mailingListId: string, request: ListContacts, options?: RequestOptions): Promise<MailingList> {
    const input = { path: { mailingListId }, body: request }
    return this.#transport.call('put', '/v1/mailing-lists/{mailingListId}/contacts', input, options)
  }

  /**
   * Takes numbers out of the list.
   *
   * @example
   * ```ts
   * await svyaz.mailingLists.removeContacts('701', { numbers: ['+79000000002'] })
   * ```
   */
  removeContacts(
    mailingListId: string,
    request: { numbers: string[] },
    options?: RequestOptions,
  ): Promise<MailingList> {
    const input = { path: { mailingListId }, body: request }
    return this.#transport.call('post', '/v1/mailing-lists/{mailingListId}/contacts/remove', input, {
      isRepeatable: true,
      ...options,
    })
  }
}
