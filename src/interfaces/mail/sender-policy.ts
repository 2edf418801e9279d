import type { DNSResolver } from 'mailauth'

import type { Log } from '../../core/log.js'

/** What DMARC says of the author of a mail. */
export type AuthorVerdict = { kind: 'proven'; from: string } | { kind: 'unproven' } | { kind: 'unknown' }

export interface MailSource {
  raw: Buffer
  address: string
  helo: string
  returnPath: string
  /** The addresses of From. */
  from: readonly string[]
  /** Of this server. */
  host: string
}

export interface SenderPolicy {
  judge(source: MailSource): Promise<AuthorVerdict>
}

/** RFC 7489: DMARC over SPF and DKIM. A mail with several authors is nobody's. */
export class DmarcPolicy implements SenderPolicy {
  readonly #log: Log
  readonly #resolver: DNSResolver | undefined

  constructor(log: Log, resolver?: DNSResolver) {
    this.#log = log
    this.#resolver = resolver
  }

  async judge({ raw, address, helo, returnPath, from, host }: MailSource): Promise<AuthorVerdict> {
    const [author, ...others] = from
    if (author === undefined || others.length > 0) return { kind: 'unproven' }
    try {
      // Twenty megabytes of memory, and half a second at the start, that only an MX needs.
      const { authenticate } = await import('mailauth')
      const { dmarc, spf, dkim } = await authenticate(raw, {
        ip: address,
        helo,
        sender: returnPath,
        mta: host,
        disableArc: true,
        disableBimi: true,
        ...(this.#resolver === undefined ? {} : { resolver: this.#resolver }),
      })
      if (dmarc === false) return { kind: 'unproven' }
      if (dmarc.status.result === 'pass') return { kind: 'proven', from: author }
      const parts = [
        dmarc.status.result,
        spf === false ? '' : spf.status.result,
        ...dkim.results.map(({ status }) => status.result),
      ]
      return { kind: parts.includes('temperror') ? 'unknown' : 'unproven' }
    } catch (error) {
      this.#log.warn({ err: error }, 'the author of a mail could not be verified')
      return { kind: 'unknown' }
    }
  }
}
