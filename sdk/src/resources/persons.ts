import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type {
  ActingCompany,
  CreatePersonRequest,
  PageQuery,
  Person,
  PersonQuery,
  TimelineEntry,
  UpdatePersonRequest,
} from '../schemas.js'
import type { Transport } from '../transport.js'

/** Persons of the directory with their numbers. */
export class Persons {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Adds a person.
   *
   * @example
   * ```ts
   * const { id } = await svyaz.persons.create({ name: 'Иван Сидоров', numbers: [{ number: '+79000000001' }] })
   * ```
   */
  create(request: CreatePersonRequest, query?: ActingCompany, options?: RequestOptions): Promise<Person> {
    return this.#transport.call('post', '/v1/persons', { body: request, query: { ...query } }, options)
  }

  /**
   * In the order of their ids.
   *
   * @example
   * ```ts
   * for await (const { id, name } of svyaz.persons.list()) console.log(id, name)
   * ```
   */
  list(query?: PersonQuery, options?: RequestOptions): List<Person> {
    return listOf('persons', query, (cursor) =>
      this.#transport.call('get', '/v1/persons', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * One of them.
   *
   * @example
   * ```ts
   * const { name } = await svyaz.persons.get('501')
   * ```
   */
  get(personId: string, query?: ActingCompany, options?: RequestOptions): Promise<Person> {
    return this.#transport.call('get', '/v1/persons/{personId}', { path: { personId }, query: { ...query } }, options)
  }

  /**
   * Changes what is given.
   *
   * @example
   * ```ts
   * await svyaz.persons.update('501', { attributes: { district: 'Север' } })
   * ```
   */
  update(
    personId: string,
    change: UpdatePersonRequest,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<Person> {
    const input = { path: { personId }, query: { ...query }, body: change }
    return this.#transport.call('patch', '/v1/persons/{personId}', input, options)
  }

  /**
   * Deletes a person; its memberships end with it.
   *
   * @example
   * ```ts
   * await svyaz.persons.delete('501')
   * ```
   */
  delete(personId: string, query?: ActingCompany, options?: RequestOptions): Promise<Person> {
    return this.#transport.call(
      'delete',
      '/v1/persons/{personId}',
      { path: { personId }, query: { ...query } },
      options,
    )
  }

  /**
   * Everything between the company and the person, the newest first.
   *
   * @example
   * ```ts
   * for await (const { kind, at, message } of svyaz.persons.timeline('501')) console.log(at, kind, message?.text)
   * ```
   */
  timeline(personId: string, query?: PageQuery, options?: RequestOptions): List<TimelineEntry> {
    return listOf('entries', query, (cursor) =>
      this.#transport.call(
        'get',
        '/v1/persons/{personId}/timeline',
        { path: { personId }, query: { ...query, ...cursor } },
        options,
      ),
    )
  }
}
