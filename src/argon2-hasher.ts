import { hash, verify } from '@node-rs/argon2'

import type { PasswordHasher } from './core/accounts/passwords.js'
import { GatewayError } from './core/errors.js'

/** OWASP's setting for argon2id, the library's default algorithm: 19 MiB, 2 passes, 1 lane; about 40 ms of one core. */
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Hashes at once: one core stays free for traffic. */
const maxRunning = 1
/** Log-ins that may wait for a hash, about four seconds' worth. */
const maxWaiting = 100

/** A hash with these settings that fits no password anybody knows. */
const nobodys = '$argon2id$v=19$m=19456,t=2,p=1$blMZDenFPZT6hp+jDfs3kg$RqPvYLXo60+MqkrE2w2xTxbmig+uIRj+spGt/dEyJzU'

/** argon2id with a pepper, one at a time, so that a flood of log-ins costs those who log in and not the messages. */
export class Argon2Hasher implements PasswordHasher {
  readonly #secret: Buffer
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(pepper: Buffer) {
    this.#secret = pepper
  }

  hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(password, { ...settings, secret: this.#secret }))
  }

  async verify(password: string, stored: string | null): Promise<boolean> {
    const right = await this.#inTurn(() => verify(stored ?? nobodys, password, { secret: this.#secret }))
    return right && stored !== null
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= maxRunning) {
      if (this.#waiting.length >= maxWaiting) {
        throw new GatewayError('overloaded', 'Too many log-ins at once; try again shortly.', { retryAfterSeconds: 2 })
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
    this.#running += 1
    try {
      return await work()
    } finally {
      this.#running -= 1
      this.#waiting.shift()?.()
    }
  }
}
