import { hash, randomBytes } from 'node:crypto'

import type { Clock } from '../clock.js'
import type { Principal } from './account.js'

interface Entry {
  principal: Principal
  until: number
}

/**
 * Credentials that were right a moment ago, so that not every request costs a look-up or a slow hash. Holds digests under a key
 * that lives as long as the process; never the credentials, never a failure.
 */
export class AuthenticationCache {
  readonly #clock: Clock
  readonly #ttlMs: number
  readonly #maxEntries: number
  readonly #secret = randomBytes(32).toString('base64')
  readonly #entries = new Map<string, Entry>()
  #changes = 0

  /** `ttlMs` also bounds how long another process's change goes unnoticed. */
  constructor(clock: Clock, ttlMs: number, maxEntries: number) {
    this.#clock = clock
    this.#ttlMs = ttlMs
    this.#maxEntries = maxEntries
  }

  digest(...parts: readonly string[]): string {
    const framed = parts.map((part) => `${part.length}:${part}`).join('')
    return hash('sha256', `${this.#secret}${framed}`, 'base64')
  }

  find(digest: string): Principal | undefined {
    const entry = this.#entries.get(digest)
    if (entry === undefined) return undefined
    if (entry.until > this.#clock.now()) return entry.principal
    this.#entries.delete(digest)
    return undefined
  }

  /**
   * Announces a look-up that is about to begin; the function remembers what it found. It remembers nothing when something that
   * credentials depend on has changed meanwhile, for the look-up may not have seen it.
   */
  lookup(digest: string): (principal: Principal, notAfter: number | null) => void {
    const changes = this.#changes
    return (principal, notAfter) => {
      if (changes === this.#changes) this.#remember(digest, principal, notAfter)
    }
  }

  #remember(digest: string, principal: Principal, notAfter: number | null): void {
    if (this.#entries.size >= this.#maxEntries) this.#entries.clear()
    const until = this.#clock.now() + this.#ttlMs
    this.#entries.set(digest, { principal, until: notAfter === null ? until : Math.min(until, notAfter) })
  }

  /** Something that credentials depend on has changed. */
  clear(): void {
    this.#changes += 1
    this.#entries.clear()
  }
}
