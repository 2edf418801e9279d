import { hkdfSync } from 'node:crypto'

import type { CarrierCredentials, MailCertificate } from './credentials.js'
import type { Environment } from './environment.js'
import { type GivenKeys, type Keys, openKeyFile } from './key-file.js'
import { ConfigError } from './problem.js'

interface SecretValues {
  databaseUrl: string
  carriers: ReadonlyMap<string, CarrierCredentials>
  certificates: readonly (MailCertificate | null)[]
  keyFile: string
  env: Environment
  mailPassword: string | undefined
}

/**
 * What must never be written anywhere. It lives in a private field: printing, logging or serialising this object shows
 * nothing.
 */
export class Secrets {
  readonly #values: SecretValues

  constructor(values: SecretValues) {
    this.#values = values
  }

  /** `sqlite:PATH` or `postgres://…` with its password. */
  get databaseUrl(): string {
    return this.#values.databaseUrl
  }

  /** At the mail relay. */
  get mailPassword(): string | undefined {
    return this.#values.mailPassword
  }

  /** Of a configured carrier, or of `simulator`. */
  carrierCredentials(carrier: string): CarrierCredentials {
    const credentials = this.#values.carriers.get(carrier)
    if (credentials === undefined) throw new Error(`No carrier ${carrier} is configured`)
    return credentials
  }

  /** Of a listener for mail; null where it has none. */
  mailCertificate(listener: number): MailCertificate | null {
    return this.#values.certificates[listener] ?? null
  }

  /**
   * The keys from the environment, else from their file in the data folder, which is made when it is missing.
   * @throws ConfigError when a key is too short, or others may read the file
   */
  openKeys(): Keys {
    const { env, keyFile } = this.#values
    const pepper = keyFrom(env, 'SVYAZ_SECRET_PEPPER')
    const signingKey = keyFrom(env, 'SVYAZ_SECRET_SIGNING_KEY')
    if (pepper !== undefined && signingKey !== undefined) return complete({ pepper, signingKey })
    const kept = openKeyFile(keyFile)
    return complete({ pepper: pepper ?? kept.pepper, signingKey: signingKey ?? kept.signingKey })
  }
}

/** A key of its own for each use: HKDF, RFC 5869. */
function complete(given: GivenKeys): Keys {
  const sealingKey = Buffer.from(hkdfSync('sha256', given.signingKey, '', 'svyaz sealing key 1', 32))
  return { ...given, sealingKey }
}

function keyFrom(env: Environment, name: string): Buffer | undefined {
  const value = env[name]
  if (value === undefined || value === '') return undefined
  if (value.length >= 32) return Buffer.from(value, 'utf8')
  const message = `expected text of at least 32 characters, got ${value.length}`
  throw new ConfigError([{ place: name, path: '', message }])
}
