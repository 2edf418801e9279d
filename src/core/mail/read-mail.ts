/** RFC 5322: a mail, as far as an SMS can come of it. */
import { createHash } from 'node:crypto'

import { ownText, withoutUnseen } from './clean-text.js'
import { readAddresses } from './mime/addresses.js'
import type { Headers } from './mime/headers.js'
import { mainText } from './mime/main-text.js'
import { readParts } from './mime/parts.js'

export interface Mail {
  /** Without prefixes such as `Re:`. */
  subject: string
  /** What its author wrote: without signature, quotes and forwarded mails. */
  text: string
  /** Addresses of From; what they claim is not proven. */
  from: readonly string[]
  messageId: string | null
  headers: Headers
  /** Equal for copies of one mail, however they came: of the text and the headers that no relay adds. */
  digest: string
  /** Of the text alone. */
  textDigest: string
}

/** Characters; more is neither sent nor kept, and would be looked at for nothing. */
const longestText = 100_000

/** Headers that change on the way. */
const trace =
  /^(received|return-path|delivered-to|x-original-to|dkim-signature|arc-.*|authentication-results|received-spf|x-.*|message-id|resent-.*)$/

/** @throws MailTooComplex */
export function readMail(raw: Buffer): Mail {
  const source = raw.toString('latin1').replace(/\r+\n/g, '\n')
  const root = readParts(source)
  const { headers } = root
  const text = withoutUnseen(mainText(root))
  const textDigest = digestOf(text)
  return {
    subject: withoutPrefixes(
      withoutUnseen(headers.text('subject') ?? '')
        .replace(/\n/g, ' ')
        .trim(),
    ),
    text: ownText(text).slice(0, longestText),
    from: readAddresses(headers.raw('from') ?? ''),
    messageId: messageIdOf(headers),
    headers,
    textDigest,
    digest: digestOf(JSON.stringify([steadyHeaders(headers), textDigest])),
  }
}

const prefix = /^(?:(?:re|fwd?|aw|wg|ответ|отв|пересл|на|ha)(?:\[\d{1,3}\])? ?: *)+/i

export function withoutPrefixes(subject: string): string {
  return subject.replace(prefix, '')
}

function messageIdOf(headers: Headers): string | null {
  const id = headers.raw('message-id')?.trim().slice(0, 998)
  return id === undefined || id === '' ? null : id
}

function steadyHeaders(headers: Headers): [string, readonly string[]][] {
  return [...headers.entries()].filter(([name]) => !trace.test(name)).map(([name, values]) => [name, values])
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
