import { readFileSync } from 'node:fs'

import type { Environment } from './environment.js'
import type { Path } from './expectation.js'
import type { Violation } from './rules.js'
import type { FileConfig } from './schema.js'

type Carrier = FileConfig['carriers'][number]

/** What proves us to an operator, and the operator to us. */
export interface CarrierCredentials {
  password: string
  /** Options for node:tls; null: the link is plain TCP. */
  tls: TlsCredentials | null
}

export interface TlsCredentials {
  ca?: Buffer
  cert?: Buffer
  key?: Buffer
  servername?: string
  rejectUnauthorized: boolean
}

/**
 * Fetches passwords and certificates from where the file says they are kept; adds what cannot be had to `violations`.
 * `fromFile` resolves paths of the file.
 */
export function readCredentials(
  carriers: readonly Carrier[],
  env: Environment,
  fromFile: (path: string) => string,
  violations: Violation[],
): Map<string, CarrierCredentials> {
  const credentials = new Map<string, CarrierCredentials>()
  carriers.forEach((carrier, index) => {
    const keep = new Safe(['carriers', index], fromFile, violations)
    credentials.set(carrier.name, { password: readPassword(carrier, env, keep), tls: readTls(carrier.tls, keep) })
  })
  return credentials
}

/** Passwords of the ARI users, by the name of the switch. */
export function readAsteriskPasswords(
  switches: FileConfig['asterisk'],
  env: Environment,
  fromFile: (path: string) => string,
  violations: Violation[],
): Map<string, string> {
  const read = switches.map((each, index) => {
    const safe = new Safe(['asterisk', index], fromFile, violations)
    return { ...each, password: readPassword(each, env, safe), safe }
  })
  const [first] = read
  for (const { user, password, safe } of read) {
    // The client library keeps one set of credentials for the whole process.
    if (user === first?.user && password === first.password) continue
    safe.refuse(['user'], 'all switches of a process share user and password: give this one those of the first')
  }
  return new Map(read.map(({ name, password }) => [name, password]))
}

/** A certificate with its key. */
export type MailCertificate = { cert: Buffer; key: Buffer }

/** Those of the listeners for mail, in their order; null where one has none. */
export function readMailCertificates(
  { mail }: Pick<FileConfig, 'mail'>,
  fromFile: (path: string) => string,
  violations: Violation[],
): (MailCertificate | null)[] {
  return mail.listeners.map(({ mode, certFile, keyFile }, index) => {
    const safe = new Safe(['mail', 'listeners', index], fromFile, violations)
    if (certFile !== undefined && keyFile !== undefined) {
      return { cert: safe.read(['certFile'], certFile), key: safe.read(['keyFile'], keyFile) }
    }
    if (certFile !== undefined || keyFile !== undefined) {
      safe.refuse([certFile === undefined ? 'certFile' : 'keyFile'], 'a certificate and its key are given together')
    } else if (mode === 'submissions') safe.refuse(['certFile'], 'TLS from the first byte needs a certificate')
    return null
  })
}

type WithPassword = Pick<Carrier, 'password' | 'passwordFrom'>

function readPassword({ password = '', passwordFrom: from }: WithPassword, env: Environment, safe: Safe): string {
  if (from?.env !== undefined) {
    return env[from.env] || safe.refuse(['passwordFrom', 'env'], `the variable ${from.env} is not set`)
  }
  if (from?.file === undefined) return password
  return safe
    .read(['passwordFrom', 'file'], from.file)
    .toString('utf8')
    .replace(/\r?\n$/, '')
}

function readTls(tls: Carrier['tls'], safe: Safe): TlsCredentials | null {
  if (!tls.enabled) return null
  return {
    rejectUnauthorized: tls.rejectUnauthorized,
    ...(tls.serverName !== undefined && { servername: tls.serverName }),
    ...(tls.caFile !== undefined && { ca: safe.read(['tls', 'caFile'], tls.caFile) }),
    ...(tls.certFile !== undefined && { cert: safe.read(['tls', 'certFile'], tls.certFile) }),
    ...(tls.keyFile !== undefined && { key: safe.read(['tls', 'keyFile'], tls.keyFile) }),
  }
}

/** Certificate authorities, as PEM, that receivers of call-backs may have their certificates from; null: none beside those of Node.js. */
export function readAuthorities(
  { caFile }: FileConfig['callbacks'],
  fromFile: (path: string) => string,
  violations: Violation[],
): string | null {
  if (caFile === undefined) return null
  return new Safe(['callbacks'], fromFile, violations).read(['caFile'], caFile).toString('utf8')
}

/** Reads the files that one entry names, and notes those that cannot be read. */
class Safe {
  readonly #base: Path
  readonly #fromFile: (path: string) => string
  readonly #violations: Violation[]

  constructor(base: Path, fromFile: (path: string) => string, violations: Violation[]) {
    this.#base = base
    this.#fromFile = fromFile
    this.#violations = violations
  }

  refuse(key: Path, message: string): string {
    this.#violations.push({ path: [...this.#base, ...key], message })
    return ''
  }

  read(key: Path, name: string): Buffer {
    const path = this.#fromFile(name)
    try {
      const content = readFileSync(path)
      if (content.length === 0) this.refuse(key, `${path} is empty`)
      return content
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
      this.refuse(key, `${path} cannot be read (${reason})`)
      return Buffer.alloc(0)
    }
  }
}
