import { maskMsisdn } from '../core/values/msisdn.js'

/** Fields that hold texts, secrets or whole PDUs, under the names they have in the gateway and in its protocols. */
const HIDDEN = new Set(
  [
    'text sentText message_payload short_message body raw data payload content udh',
    'password passwordFrom passwordHash secret secrets pepper signingKey token apiKey bearer authorization cookie',
    'set-cookie proxy-authorization x-api-key idempotency-key idempotencyKey databaseUrl',
  ].flatMap((names) => names.toLowerCase().split(' ')),
)
const NUMBER_FIELD = /^(from|to|msisdn|number|phone|subscriber|source_addr|destination_addr)$/i
/** Long runs of digits that are nobody's number. */
const PLAIN_FIELD = /^(id|time|address|host|hostname|ip|version)$|Id$|Ids$|_id$|At$/

/** Digits as people write numbers, with what they put between them. */
const NUMBER = /(?<![\w-])\+?\d(?:[ ().-]{0,2}\d){9,14}(?![\w-])/g
const CREDENTIALS = /\b(Bearer|Basic)\s+[\w.~+/=-]+/gi
const URL_PASSWORD = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):[^\s@/]*@/gi

/** Beyond it a record is not a record. */
const MAX_DEPTH = 6

/** The fields of a log record without texts and secrets, numbers masked. The object itself is left as it is. */
export function hideFields(fields: object): Record<string, unknown> {
  return hideObject(fields, 0)
}

/** Free text of a record: numbers masked, credentials removed. */
export function hideInText(text: string): string {
  // Shorter than any number, and nothing that introduces a credential: the words of most records.
  if (text.length < 7 && !text.includes(':')) return text
  return text.replace(NUMBER, maskMsisdn).replace(CREDENTIALS, '$1 [hidden]').replace(URL_PASSWORD, '$1:[hidden]@')
}

/** Most records hold nothing to hide: they are passed on as they are, without a copy. */
function hideObject(fields: object, depth: number): Record<string, unknown> {
  const original = fields as Record<string, unknown>
  let copy: Record<string, unknown> | undefined
  for (const key of Object.keys(original)) {
    const value = original[key]
    const shown = hideValue(key, value, depth)
    if (shown === value) continue
    copy ??= { ...original }
    copy[key] = shown
  }
  return copy ?? original
}

type FieldKind = 'hidden' | 'number' | 'plain' | 'text'

/** The names of fields are few and come again with every record. */
const fieldKinds = new Map<string, FieldKind>()
const MAX_FIELD_NAMES = 1_000

function fieldKind(key: string): FieldKind {
  let kind = fieldKinds.get(key)
  if (kind === undefined) {
    kind = classify(key)
    if (fieldKinds.size < MAX_FIELD_NAMES) fieldKinds.set(key, kind)
  }
  return kind
}

function classify(key: string): FieldKind {
  if (HIDDEN.has(key.toLowerCase())) return 'hidden'
  if (NUMBER_FIELD.test(key)) return 'number'
  return PLAIN_FIELD.test(key) ? 'plain' : 'text'
}

function hideValue(key: string, value: unknown, depth: number): unknown {
  if (value === null || value === undefined || typeof value === 'boolean') return value
  const kind = fieldKind(key)
  if (kind === 'hidden') return '[hidden]'
  if (kind === 'number' && typeof value !== 'object') return hideNumber(String(value))
  if (typeof value === 'string') return kind === 'plain' ? value : hideInText(value)
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object') return `[${typeof value}]`
  return depth >= MAX_DEPTH ? '[deep]' : hideNested(key, value, depth + 1)
}

function hideNested(key: string, value: object, depth: number): unknown {
  if (value instanceof Error) return hideError(value, depth)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} octets]`
  if (Array.isArray(value)) return value.map((item: unknown) => hideValue(key, item, depth))
  if (value instanceof Map || value instanceof Set) return `[${value.size} entries]`
  return hideObject(value, depth)
}

/** Only what describes the fault: drivers put rows and queries into further properties. */
function hideError(error: Error, depth: number): Record<string, unknown> {
  const { code } = error as { code?: unknown }
  return {
    type: error.name,
    message: hideInText(error.message),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(error.stack !== undefined && { stack: hideInText(error.stack) }),
    ...(error.cause !== undefined && { cause: hideValue('cause', error.cause, depth + 1) }),
  }
}

/** A sender name is nobody's number; digits are. */
function hideNumber(value: string): string {
  return /\p{L}/u.test(value) ? hideInText(value) : maskMsisdn(value)
}
