import { newIdempotencyKey } from '../idempotency-key.js'
import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type {
  ActingCompany,
  Advice,
  AdviceRequest,
  CallPreview,
  CallPreviewRequest,
  ParkedUsage,
  Posting,
  PostingQuery,
  RatingAccount,
  RatingChange,
  RatingChangeResult,
  RatingProfile,
  SpendingLimit,
  TariffList,
  UsageBatch,
  UsageCorrection,
  UsageResult,
} from '../schemas.js'
import type { Transport } from '../transport.js'
import type { SendOptions } from './messages.js'

/** Tariffs and what is charged by them. Amounts are texts of roubles, such as `1500.00`. */
export class Rating {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * The price list of today, with the codes by which it is connected.
   *
   * @example
   * ```ts
   * const { companyOffer } = await svyaz.rating.tariffs()
   * ```
   */
  tariffs(options?: RequestOptions): Promise<TariffList> {
    return this.#transport.call('get', '/v1/tariffs', {}, options)
  }

  /**
   * What is connected, what is left of it, and what the month has cost so far.
   *
   * @example
   * ```ts
   * const { booked, sms } = await svyaz.rating.get()
   * ```
   */
  get(query?: ActingCompany, options?: RequestOptions): Promise<RatingAccount> {
    return this.#transport.call('get', '/v1/rating', { query: { ...query } }, options)
  }

  /**
   * Connects, changes or disconnects; with `dryRun` only says what that costs. It is repeated after a failure of the network with the same
   * idempotency key, so it happens once.
   *
   * @example
   * ```ts
   * const { cost } = await svyaz.rating.change({ do: 'connect_sms_package', package: 'company_starter', dryRun: true })
   * ```
   */
  change(change: RatingChange, query?: ActingCompany, options: SendOptions = {}): Promise<RatingChangeResult> {
    const idempotencyKey = options.idempotencyKey ?? newIdempotencyKey()
    const sent = { query: { ...query }, body: change }
    return this.#transport.call('post', '/v1/rating/changes', sent, { ...options, idempotencyKey, isRepeatable: true })
  }

  /**
   * Sets how many roubles a month may cost before an event says so; null for no limit. An object limits one number or scenario, or holds
   * mailings back once the limit is reached.
   *
   * @example
   * ```ts
   * await svyaz.rating.setLimit('5000.00')
   * await svyaz.rating.setLimit({ limit: '300.00', number: '+79240000001', holdMailings: true })
   * ```
   */
  setLimit(
    limit: string | null | SpendingLimit,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<RatingAccount> {
    const body = typeof limit === 'string' || limit === null ? { limit } : limit
    return this.#transport.call('put', '/v1/rating/limit', { query: { ...query }, body }, options)
  }

  /**
   * The ledger in the order of writing. Pages are fetched while the list is read.
   *
   * @example
   * ```ts
   * for await (const { amount, explanation } of svyaz.rating.postings({ month: '2026-01' })) console.log(amount, explanation)
   * ```
   */
  postings(query?: PostingQuery, options?: RequestOptions): List<Posting> {
    return listOf('postings', query, (cursor) =>
      this.#transport.call('get', '/v1/rating/postings', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * What was used and has no price yet.
   *
   * @example
   * ```ts
   * const { parked } = await svyaz.rating.parked()
   * ```
   */
  parked(query?: ActingCompany, options?: RequestOptions): Promise<ParkedUsage> {
    return this.#transport.call('get', '/v1/rating/parked', { query: { ...query } }, options)
  }

  /**
   * Hands in usage of calls; for platform administrators.
   *
   * @example
   * ```ts
   * const startedAt = '2026-01-15T09:00:00Z'
   * const call = { id: '7001', number: '+79240000001', direction: 'mts_home', startedAt, endedAt: '2026-01-15T09:01:01Z', seconds: 61 }
   * const { results } = await svyaz.rating.recordUsage({ records: [call] }, { companyId: '12' })
   * ```
   */
  recordUsage(batch: UsageBatch, query?: ActingCompany, options?: RequestOptions): Promise<UsageResult> {
    return this.#transport.call('post', '/v1/rating/usage', { query: { ...query }, body: batch }, options)
  }

  /**
   * What calls would cost, by the functions that charge, on a copy of the account; `under` asks about another tariff and other packages.
   *
   * @example
   * ```ts
   * const { total } = await svyaz.rating.preview({ number: '+79240000001', calls: [{ to: '+79140000001', seconds: 61 }] })
   * ```
   */
  preview(request: CallPreviewRequest, query?: ActingCompany, options?: RequestOptions): Promise<CallPreview> {
    return this.#transport.call('post', '/v1/rating/preview', { query: { ...query }, body: request }, options)
  }

  /**
   * Which tariff and packages would have been the cheapest for the real usage of past months; of text messages where no number is named.
   *
   * @example
   * ```ts
   * const { best, saving } = await svyaz.rating.advice({ number: '+79240000001', from: '2026-01', to: '2026-03' })
   * ```
   */
  advice(request: AdviceRequest, query?: ActingCompany, options?: RequestOptions): Promise<Advice> {
    return this.#transport.call('post', '/v1/rating/advice', { query: { ...query }, body: request }, options)
  }

  /**
   * Replaces a record of a call by what is true, or takes it back with `record: null`; for platform administrators.
   *
   * @example
   * ```ts
   * const { total } = await svyaz.rating.correctUsage({ id: '7001', number: '+79240000001', record: null }, { companyId: '12' })
   * ```
   */
  correctUsage(correction: UsageCorrection, query?: ActingCompany, options?: RequestOptions): Promise<UsageResult> {
    return this.#transport.call('post', '/v1/rating/corrections', { query: { ...query }, body: correction }, options)
  }

  /**
   * The home region, the closed group of numbers, and what short numbers stand for: directions of calls depend on it.
   *
   * @example
   * ```ts
   * const { homeRegion } = await svyaz.rating.profile()
   * ```
   */
  profile(query?: ActingCompany, options?: RequestOptions): Promise<RatingProfile> {
    return this.#transport.call('get', '/v1/rating/profile', { query: { ...query } }, options)
  }

  /**
   * Sets what directions of calls depend on; for platform administrators.
   *
   * @example
   * ```ts
   * const group = { ownNumbers: ['+79147500001'], shortNumbers: { '101': '+79147500001', '201': 'own_trunk' } }
   * await svyaz.rating.setProfile({ homeRegion: 'Сахалинская область', ...group }, { companyId: '12' })
   * ```
   */
  setProfile(profile: RatingProfile, query?: ActingCompany, options?: RequestOptions): Promise<RatingProfile> {
    return this.#transport.call('put', '/v1/rating/profile', { query: { ...query }, body: profile }, options)
  }
}
