import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type {
  ActingCompany,
  ApiKey,
  CreateApiKeyRequest,
  CreatedApiKey,
  PageQuery,
  UpdateApiKeyRequest,
} from '../schemas.js'
import type { Transport } from '../transport.js'

/** API keys of a company. A platform administrator names the company. */
export class ApiKeys {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Makes a key. This answer is the only place where the whole key is shown. With `userId` it has the rights of that user.
   *
   * @example
   * ```ts
   * const { key } = await svyaz.apiKeys.create({ name: 'shop', scopes: ['messages:send', 'messages:read'] })
   * ```
   */
  create(request: CreateApiKeyRequest, query?: ActingCompany, options?: RequestOptions): Promise<CreatedApiKey> {
    return this.#transport.call('post', '/v1/api-keys', { body: request, query: { ...query } }, options)
  }

  /**
   * All keys without their secrets, revoked and expired ones included.
   *
   * @example
   * ```ts
   * for await (const { prefix, lastUsedAt } of svyaz.apiKeys.list()) console.log(prefix, lastUsedAt)
   * ```
   */
  list(query?: PageQuery & ActingCompany, options?: RequestOptions): List<ApiKey> {
    return listOf('apiKeys', query, (cursor) =>
      this.#transport.call('get', '/v1/api-keys', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * Changes its name, and whether it may send by `GET /send`; the secret and the scopes never change.
   *
   * @example
   * ```ts
   * await svyaz.apiKeys.update('7', { allowGet: false })
   * ```
   */
  update(
    apiKeyId: string,
    change: UpdateApiKeyRequest,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<ApiKey> {
    const input = { path: { apiKeyId }, query: { ...query }, body: change }
    return this.#transport.call('patch', '/v1/api-keys/{apiKeyId}', input, options)
  }

  /**
   * The key is refused from then on. Revoking it again changes nothing.
   *
   * @example
   * ```ts
   * await svyaz.apiKeys.revoke('7')
   * ```
   */
  revoke(apiKeyId: string, query?: ActingCompany, options?: RequestOptions): Promise<ApiKey> {
    const input = { path: { apiKeyId }, query: { ...query } }
    return this.#transport.call('post', '/v1/api-keys/{apiKeyId}/revoke', input, { ...options, isRepeatable: true })
  }
}
