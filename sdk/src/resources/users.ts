import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type {
  ActingCompany,
  CreatedM2mPassword,
  CreateUserRequest,
  ExplainedRights,
  M2mPassword,
  PageQuery,
  SetM2mPasswordRequest,
  SetUserRightsRequest,
  UpdateUserRequest,
  User,
  UserRights,
} from '../schemas.js'
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

  /**
   * Sets the password with which the user logs in at the M2M interface: a random one unless it is given. It is shown here only.
   *
   * @example
   * ```ts
   * const { password } = await svyaz.users.setM2mPassword('40')
   * ```
   */
  setM2mPassword(
    userId: string,
    request: SetM2mPasswordRequest = {},
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<CreatedM2mPassword> {
    const input = { path: { userId }, query: { ...query }, body: request }
    return this.#transport.call('put', '/v1/users/{userId}/m2m-password', input, options)
  }

  /**
   * When the M2M password of the user was set and last used.
   *
   * @example
   * ```ts
   * const { lastUsedAt } = await svyaz.users.getM2mPassword('40')
   * ```
   */
  getM2mPassword(userId: string, query?: ActingCompany, options?: RequestOptions): Promise<M2mPassword> {
    const input = { path: { userId }, query: { ...query } }
    return this.#transport.call('get', '/v1/users/{userId}/m2m-password', input, options)
  }

  /**
   * Ends the M2M password of the user at once.
   *
   * @example
   * ```ts
   * await svyaz.users.revokeM2mPassword('40')
   * ```
   */
  revokeM2mPassword(userId: string, query?: ActingCompany, options?: RequestOptions): Promise<M2mPassword> {
    const input = { path: { userId }, query: { ...query } }
    return this.#transport.call('delete', '/v1/users/{userId}/m2m-password', input, options)
  }

  /**
   * To whom a user may send, when and how much; null stands for no limit.
   *
   * @example
   * ```ts
   * const { allow, monthlySegments, usedSegments } = await svyaz.users.rights('40')
   * ```
   */
  rights(userId: string, query?: ActingCompany, options?: RequestOptions): Promise<UserRights> {
    const input = { path: { userId }, query: { ...query } }
    return this.#transport.call('get', '/v1/users/{userId}/rights', input, options)
  }

  /**
   * Sets all of a user's rights.
   *
   * @example
   * ```ts
   * const allow = { persons: [], groups: ['601'], tags: ['801'] }
   * await svyaz.users.setRights('40', { allow, hours: null, monthlySegments: 3000, monthlyRoubles: '500.00' })
   * ```
   */
  setRights(
    userId: string,
    rights: SetUserRightsRequest,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<UserRights> {
    const input = { path: { userId }, query: { ...query }, body: rights }
    return this.#transport.call('put', '/v1/users/{userId}/rights', input, options)
  }

  /**
   * Whether a user may write to a number, `#tag`, `person:ID` or `group:ID`, and why.
   *
   * @example
   * ```ts
   * const { allowed, checks } = await svyaz.users.explainRights('40', 'person:501')
   * ```
   */
  explainRights(userId: string, to: string, query?: ActingCompany, options?: RequestOptions): Promise<ExplainedRights> {
    const input = { path: { userId }, query: { ...query, to } }
    return this.#transport.call('get', '/v1/users/{userId}/rights/explain', input, options)
  }
}
