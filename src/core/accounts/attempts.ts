import type { Clock } from '../clock.js'

const hourMs = 3_600_000
/** Failures an account takes in an hour from one address before that address is no longer listened to for this account. */
const perAddress = 10
/** Failures an account takes in an hour from everywhere; then only addresses without a failure of their own are listened to. */
const perAccount = 100
/** Accounts and addresses remembered; the oldest are forgotten beyond it. */
const maxRemembered = 20_000

/**
 * Failed log-ins, counted over all interfaces. An attacker who guesses from one address is stopped there; the owner of the account
 * still gets in from his own, so that the limit is no way to lock anybody out.
 */
export class LoginAttempts {
  readonly #clock: Clock
  readonly #failures = new Map<string, number[]>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  mayTry(login: string, address: string | null): boolean {
    const fromHere = this.#recent(addressKey(login, address)).length
    if (fromHere >= perAddress) return false
    return fromHere === 0 || this.#recent(login).length < perAccount
  }

  failed(login: string, address: string | null): void {
    this.#add(login, perAccount)
    this.#add(addressKey(login, address), perAddress)
  }

  succeeded(login: string, address: string | null): void {
    this.#failures.delete(addressKey(login, address))
  }

  #recent(key: string): readonly number[] {
    const since = this.#clock.now() - hourMs
    return (this.#failures.get(key) ?? []).filter((at) => at > since)
  }

  #add(key: string, keep: number): void {
    const times = [...this.#recent(key), this.#clock.now()].slice(-keep)
    this.#failures.delete(key)
    this.#failures.set(key, times)
    if (this.#failures.size <= maxRemembered) return
    const oldest = this.#failures.keys().next()
    if (!oldest.done) this.#failures.delete(oldest.value)
  }
}

function addressKey(login: string, address: string | null): string {
  return `${login}\n${address ?? ''}`
}
