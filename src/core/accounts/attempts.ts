import type { Clock } from '../clock.js'
import { GatewayError } from '../errors.js'
import { networkOf } from './network.js'

const hourMs = 3_600_000
/** Failures an account takes in an hour from one network before that network is no longer listened to for this account. */
const perNetwork = 10
/** Failures an account takes in an hour from everywhere; then only networks without a failure of their own are listened to. */
const perAccount = 100
/** Failures from one network over all accounts in an hour, after which no log-in from there is evaluated. */
const perNetworkOverAll = 300
/** Attempts on one account that wait for their turn; more are refused. */
const maxWaiting = 1_000
/** Accounts, and pairs of account and network, that are remembered; the oldest are forgotten beyond it. */
const maxRemembered = 20_000

/**
 * Failed log-ins, counted over all interfaces. An attacker who guesses from one address is stopped there, also when he spreads his
 * guesses over many accounts; the owner of an account still gets in from his own, so that the limit is no way to lock anybody out.
 */
export class LoginAttempts {
  readonly #ofAccount: Failures
  readonly #ofPair: Failures
  readonly #ofNetwork: Failures
  readonly #turns = new Map<string, Turns>()

  constructor(clock: Clock) {
    this.#ofAccount = new Failures(clock, perAccount)
    this.#ofPair = new Failures(clock, perNetwork)
    this.#ofNetwork = new Failures(clock, perNetworkOverAll)
  }

  /**
   * Attempts on one account go one after another, so that each is judged knowing how those before it ended.
   * @throws GatewayError `overloaded` when too many wait
   */
  async inTurn<T>(login: string, attempt: () => Promise<T>): Promise<T> {
    const turns = this.#turns.get(login) ?? { waiting: 0, last: Promise.resolve() }
    if (turns.waiting >= maxWaiting) {
      throw new GatewayError('overloaded', 'Too many log-ins at once; try again shortly.', { retryAfterSeconds: 2 })
    }
    turns.waiting += 1
    this.#turns.set(login, turns)
    const outcome = turns.last.then(attempt)
    turns.last = outcome.then(nothing, nothing)
    try {
      return await outcome
    } finally {
      turns.waiting -= 1
      if (turns.waiting === 0) this.#turns.delete(login)
    }
  }

  mayTry(login: string, address: string | null): boolean {
    if (address !== null && this.#ofNetwork.count(networkOf(address)) >= perNetworkOverAll) return false
    const fromHere = this.#ofPair.count(pairOf(login, address))
    if (fromHere >= perNetwork) return false
    return fromHere === 0 || this.#ofAccount.count(login) < perAccount
  }

  failed(login: string, address: string | null): void {
    this.#ofAccount.add(login)
    this.#ofPair.add(pairOf(login, address))
    if (address !== null) this.#ofNetwork.add(networkOf(address))
  }

  succeeded(login: string, address: string | null): void {
    this.#ofPair.forget(pairOf(login, address))
  }
}

interface Turns {
  waiting: number
  /** Resolves when the attempt that came last has ended. */
  last: Promise<void>
}

/** Instants of failures within the last hour, the newest `keep` of each key. */
class Failures {
  readonly #clock: Clock
  readonly #keep: number
  readonly #instants = new Map<string, readonly number[]>()

  constructor(clock: Clock, keep: number) {
    this.#clock = clock
    this.#keep = keep
  }

  count(key: string): number {
    return this.#recent(key).length
  }

  add(key: string): void {
    const instants = [...this.#recent(key), this.#clock.now()].slice(-this.#keep)
    this.#instants.delete(key)
    this.#instants.set(key, instants)
    if (this.#instants.size <= maxRemembered) return
    const oldest = this.#instants.keys().next()
    if (!oldest.done) this.#instants.delete(oldest.value)
  }

  forget(key: string): void {
    this.#instants.delete(key)
  }

  #recent(key: string): readonly number[] {
    const since = this.#clock.now() - hourMs
    return (this.#instants.get(key) ?? []).filter((at) => at > since)
  }
}

/** The length keeps a login that looks like a pair from passing for one. */
function pairOf(login: string, address: string | null): string {
  return `${login.length}:${login}${address === null ? '' : networkOf(address)}`
}

function nothing(): void {}
