import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type {
  ActingCompany,
  AddedTagSubscriptions,
  AddTagSubscriptionsRequest,
  CreateTagRequest,
  DecideTagAccessRequest,
  ExpandedTag,
  PageQuery,
  RemovedTagSubscriptions,
  RemoveTagSubscriptionsRequest,
  RequestTagAccessRequest,
  Tag,
  TagAccess,
  TagPeopleQuery,
  TagRequest,
  TagSubscription,
  UpdateTagRequest,
} from '../schemas.js'
import type { Transport } from '../transport.js'

/** Labels of messages, and topics that people subscribe to, also of other companies. */
export class Tags {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Adds a tag.
   *
   * @example
   * ```ts
   * const { id } = await svyaz.tags.create({ name: '#АварияСервер1', offered: true })
   * ```
   */
  create(request: CreateTagRequest, query?: ActingCompany, options?: RequestOptions): Promise<Tag> {
    return this.#transport.call('post', '/v1/tags', { body: request, query: { ...query } }, options)
  }

  /**
   * Those of the company, in the order of their ids.
   *
   * @example
   * ```ts
   * for await (const { id, name } of svyaz.tags.list()) console.log(id, name)
   * ```
   */
  list(query?: PageQuery & ActingCompany, options?: RequestOptions): List<Tag> {
    return listOf('tags', query, (cursor) =>
      this.#transport.call('get', '/v1/tags', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * One of the company, or of another that it may subscribe to.
   *
   * @example
   * ```ts
   * const { name } = await svyaz.tags.get('801')
   * ```
   */
  get(tagId: string, query?: ActingCompany, options?: RequestOptions): Promise<Tag> {
    return this.#transport.call('get', '/v1/tags/{tagId}', { path: { tagId }, query: { ...query } }, options)
  }

  /**
   * Changes what is given.
   *
   * @example
   * ```ts
   * await svyaz.tags.update('801', { joinBySms: false })
   * ```
   */
  update(tagId: string, change: UpdateTagRequest, query?: ActingCompany, options?: RequestOptions): Promise<Tag> {
    const input = { path: { tagId }, query: { ...query }, body: change }
    return this.#transport.call('patch', '/v1/tags/{tagId}', input, options)
  }

  /**
   * Deletes a tag with all subscriptions to it.
   *
   * @example
   * ```ts
   * await svyaz.tags.delete('801')
   * ```
   */
  delete(tagId: string, query?: ActingCompany, options?: RequestOptions): Promise<Tag> {
    return this.#transport.call('delete', '/v1/tags/{tagId}', { path: { tagId }, query: { ...query } }, options)
  }

  /**
   * Asks another company for leave to subscribe to its tag.
   *
   * @example
   * ```ts
   * const { state } = await svyaz.tags.requestAccess({ ownerId: '12', tag: '#АварияСервер1' })
   * ```
   */
  requestAccess(
    request: RequestTagAccessRequest,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<TagRequest> {
    return this.#transport.call('post', '/v1/tags/requests', { body: request, query: { ...query } }, options)
  }

  /**
   * Tags of others that the company has asked for.
   *
   * @example
   * ```ts
   * for (const { name, state } of await svyaz.tags.requests()) console.log(name, state)
   * ```
   */
  async requests(query?: ActingCompany, options?: RequestOptions): Promise<readonly TagRequest[]> {
    return (await this.#transport.call('get', '/v1/tags/requests', { query: { ...query } }, options)).requests
  }

  /**
   * Companies that ask for a tag, and those that may subscribe with how many of their persons do.
   *
   * @example
   * ```ts
   * const waiting = (await svyaz.tags.accesses('801')).filter(({ state }) => state === 'requested')
   * ```
   */
  async accesses(tagId: string, query?: ActingCompany, options?: RequestOptions): Promise<readonly TagAccess[]> {
    const input = { path: { tagId }, query: { ...query } }
    return (await this.#transport.call('get', '/v1/tags/{tagId}/accesses', input, options)).accesses
  }

  /**
   * Approves, refuses or revokes the access of a company.
   *
   * @example
   * ```ts
   * await svyaz.tags.decideAccess('801', '13', { state: 'approved' })
   * ```
   */
  decideAccess(
    tagId: string,
    guestCompanyId: string,
    decision: DecideTagAccessRequest,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<TagAccess> {
    const input = { path: { tagId, guestCompanyId }, query: { ...query }, body: decision }
    return this.#transport.call('put', '/v1/tags/{tagId}/accesses/{guestCompanyId}', input, options)
  }

  /**
   * Subscribes persons, and of the owner's own groups too, from now or for a time.
   *
   * @example
   * ```ts
   * const { added, refused } = await svyaz.tags.subscribe('801', { persons: ['501'], groups: ['601'] })
   * ```
   */
  subscribe(
    tagId: string,
    subscribers: AddTagSubscriptionsRequest,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<AddedTagSubscriptions> {
    const input = { path: { tagId }, query: { ...query }, body: subscribers }
    return this.#transport.call('post', '/v1/tags/{tagId}/subscriptions', input, options)
  }

  /**
   * Ends subscriptions from now on; with `left` because the persons asked for it.
   *
   * @example
   * ```ts
   * const { removed } = await svyaz.tags.unsubscribe('801', { persons: ['501'], left: true })
   * ```
   */
  unsubscribe(
    tagId: string,
    subscribers: RemoveTagSubscriptionsRequest,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<RemovedTagSubscriptions> {
    const input = { path: { tagId }, query: { ...query }, body: subscribers }
    return this.#transport.call('post', '/v1/tags/{tagId}/subscriptions/remove', input, options)
  }

  /**
   * Subscriptions of the company's own persons and groups, of all times.
   *
   * @example
   * ```ts
   * for await (const { personId, until } of svyaz.tags.subscriptions('801')) console.log(personId, until)
   * ```
   */
  subscriptions(tagId: string, query?: PageQuery & ActingCompany, options?: RequestOptions): List<TagSubscription> {
    return listOf('subscriptions', query, (cursor) =>
      this.#transport.call(
        'get',
        '/v1/tags/{tagId}/subscriptions',
        { path: { tagId }, query: { ...query, ...cursor } },
        options,
      ),
    )
  }

  /**
   * A page of who of the company's own people is reached, and for the owner how many of other companies.
   *
   * @example
   * ```ts
   * const { total, left, companies } = await svyaz.tags.expand('801')
   * ```
   */
  expand(tagId: string, query?: TagPeopleQuery, options?: RequestOptions): Promise<ExpandedTag> {
    const input = { path: { tagId }, query: { ...query } }
    return this.#transport.call('get', '/v1/tags/{tagId}/people', input, options)
  }
}
