import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type { ActingCompany, CreateUserRequest, PageQuery, UpdateUserRequest, User } from '../schemas.js'
import type { Transport } from '../transport.js'

/** Users of a company. A platform administrator names the company. */
export class Users {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Makes a user. Without a password they cannot log in until one is set.
   *
   * @example
   * ```ts
   * const user = await svyaz.users.create({ login: 'petrova', name: 'Анна Петрова', role: 'operator' })
   * ```
   */
  create(request: CreateUserRequest, query?: ActingCompany, options?: RequestOptions): Promise<User> {
    return this.#transport.call('post', '/v1/users', { body: request, query: { ...query } }, options)
  }

  /**
   * A user.
   *
   * @example
   * ```ts
   * const { role } = await svyaz.users.get('40')
   * ```
   */
  get(userId: string, query?: ActingCompany, options?: RequestOptions): Promise<User> {
    return this.#transport.call('get', '/v1/users/{userId}', { path: { userId }, query: { ...query } }, options)
  }

  /**
   * All users, in the order of their ids.
   *
   * @example
   * ```ts
   * for await (const { login, role } of svyaz.users.list()) console.log(login, role)
   * ```
   */
  list(query?: PageQuery & ActingCompany, options?: RequestOptions): List<User> {
    return listOf('users', query, (cursor) =>
      this.#transport.call('get', '/v1/users', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * Changes what is given; the rest stays as it is. A new password ends the validity of the old one at once.
   *
   * @example
   * ```ts
   * await svyaz.users.update('40', { state: 'suspended' })
   * ```
   */
  update(userId: string, change: UpdateUserRequest, query?: ActingCompany, options?: RequestOptions): Promise<User> {
    const input = { path: { userId }, query: { ...query }, body: change }
    return this.#transport.call('patch', '/v1/users/{userId}', input, options)
  }
}
