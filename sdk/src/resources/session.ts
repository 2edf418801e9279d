import type { RequestOptions } from '../options.js'
import type { Session as SessionAnswer, SignIn } from '../schemas.js'
import type { Transport } from '../transport.js'

/** Signing in from a page of the gateway, and who the caller is. */
export class Session {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Signs in with a login and password, or with an API key. The browser keeps the cookie; a client made with `session: true` uses it.
   *
   * @example
   * ```ts
   * const { company } = await svyaz.session.open({ login: 'demo', password: 'demo' })
   * ```
   */
  open(signIn: SignIn, options?: RequestOptions): Promise<SessionAnswer> {
    return this.#transport.call('post', '/v1/session', { body: signIn }, options)
  }

  /**
   * Who the caller is, and what he may do; with credentials of any kind.
   *
   * @example
   * ```ts
   * const { company, scopes } = await svyaz.session.get()
   * ```
   */
  get(options?: RequestOptions): Promise<SessionAnswer> {
    return this.#transport.call('get', '/v1/session', {}, options)
  }

  /**
   * Signs out: the cookie is worth nothing any more.
   *
   * @example
   * ```ts
   * await svyaz.session.close()
   * ```
   */
  close(options?: RequestOptions): Promise<{ ended: boolean }> {
    return this.#transport.call('delete', '/v1/session', {}, { ...options, isRepeatable: true })
  }
}
