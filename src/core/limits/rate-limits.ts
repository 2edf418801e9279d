import type { Principal } from '../accounts/account.js'
import type { Clock } from '../clock.js'
import { GatewayError, type LimitName } from '../errors.js'
import type { MessageClass } from '../messaging/message.js'
import type { CompanyId } from '../values/ids.js'
import { PLATFORM } from '../values/ids.js'
import { type Rate, TokenBuckets } from './token-buckets.js'

/** What may be asked for in a second; 0: without a limit. */
export interface RateLimit {
  perKey: number
  perCompany: number
  /** How much may come at once after a quiet time. */
  burst: number
}

export interface RateLimitSettings {
  requests: RateLimit
  recipients: RateLimit
}

const none: RateLimit = { perKey: 0, perCompany: 0, burst: 1 }
export const unlimited: RateLimitSettings = { requests: none, recipients: none }

/**
 * Keeps one key, user or company from taking what the others need. Counted in the memory of this process: several processes let
 * through as many times as much.
 */
export class RateLimits {
  readonly #requests: Limiter
  readonly #recipients: Limiter
  readonly #alerted: Limiter

  constructor(clock: Clock, settings: RateLimitSettings) {
    this.#requests = new Limiter(clock, 'requests', settings.requests)
    this.#recipients = new Limiter(clock, 'recipients', settings.recipients)
    this.#alerted = new Limiter(clock, 'recipients', settings.recipients)
  }

  /** For every request, whatever it asks for. @throws GatewayError `rate_limited` */
  takeRequest(principal: Principal): void {
    this.#requests.take(principal, principal.rates?.requestsPerSecond ?? null, 1)
  }

  /**
   * For every recipient of a request that sends. Alerts are counted apart: no mailing of the same company stands in their way.
   * @throws GatewayError `rate_limited` with nothing taken
   */
  takeRecipients(principal: Principal, count: number, messageClass: MessageClass): void {
    const limiter = messageClass === 'alert' ? this.#alerted : this.#recipients
    limiter.take(principal, principal.rates?.recipientsPerSecond ?? null, count)
  }
}

class Limiter {
  readonly #clock: Clock
  readonly #unit: 'requests' | 'recipients'
  readonly #limit: RateLimit
  readonly #keyRate: Rate
  readonly #ofKey = new TokenBuckets<string>()
  readonly #ofCompany = new TokenBuckets<CompanyId>()

  constructor(clock: Clock, unit: 'requests' | 'recipients', limit: RateLimit) {
    this.#clock = clock
    this.#unit = unit
    this.#limit = limit
    this.#keyRate = rateOf(limit.perKey, limit.burst)
  }

  take({ actor, companyId }: Principal, ownPerSecond: number | null, count: number): void {
    const perCompany = companyId === PLATFORM ? 0 : (ownPerSecond ?? this.#limit.perCompany)
    const limitsKey = this.#limit.perKey > 0
    if (!limitsKey && perCompany === 0) return
    const now = this.#clock.now()
    const companyRate = rateOf(perCompany, this.#limit.burst)
    // Both are asked before either is taken from: what is refused costs nothing.
    if (limitsKey) this.#refuse('key', this.#keyRate, this.#ofKey.wait(actor, this.#keyRate, count, now))
    if (perCompany > 0) {
      this.#refuse('company', companyRate, this.#ofCompany.wait(companyId, companyRate, count, now))
      this.#ofCompany.take(companyId, companyRate, count, now)
    }
    if (limitsKey) this.#ofKey.take(actor, this.#keyRate, count, now)
  }

  #refuse(holder: 'key' | 'company', { perSecond }: Rate, waitSeconds: number): void {
    if (waitSeconds === 0) return
    const limit: LimitName = `${this.#unit}_per_${holder}`
    const who = holder === 'key' ? 'This key or user' : 'This company'
    const does = this.#unit === 'requests' ? 'makes more than' : 'sends to more than'
    const retryAfterSeconds = Math.ceil(waitSeconds)
    const detail = `${who} ${does} ${perSecond} ${this.#unit} a second; try again in ${retryAfterSeconds} s.`
    throw new GatewayError('rate_limited', detail, { retryAfterSeconds, limit })
  }
}

/** A second's worth always fits. */
function rateOf(perSecond: number, burst: number): Rate {
  return { perSecond, burst: Math.max(burst, perSecond) }
}
