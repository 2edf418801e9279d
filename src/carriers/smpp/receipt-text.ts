/** SMPP 3.4 appendix B: the text of a delivery receipt, in the dialects in which operators write it. */
import type { ReceiptState } from '../../core/carrier.js'
import type { ToInstant } from './zone-time.js'

export interface ReceiptText {
  id: string | null
  state: ReceiptState | null
  /** As written; null when absent or all zeros, which means "no error". */
  errorCode: string | null
  /** `done date`, UTC ms. */
  doneAt: number | null
}

// A label stands at the start or after a separator, so that `sub:` is not found in `mysub:`.
const ID = /(?:^|[\s,;|])id\s*[:=]\s*([^\s,;|]+)/i
const STATE = /(?:^|[\s,;|])stat(?:e|us)?\s*[:=]\s*([a-z_]+)/i
const ERROR = /(?:^|[\s,;|])err(?:or)?(?:[ _]?code)?\s*[:=]\s*([a-z0-9_.-]+)/i
const DONE = /(?:^|[\s,;|])done[ _]?date\s*[:=]\s*([0-9]{10,14})(?![0-9])/i
const TEXT = /(?:^|[\s,;|])text\s*[:=]/i
const ZEROS = /^0+$/

/**
 * Reads what can be read, in any order and letter case. The subscriber's own words come after `text:`; a field is looked for
 * there only when it does not stand before.
 */
export function readReceiptText(text: string, toInstant: ToInstant): ReceiptText {
  const textAt = text.search(TEXT)
  const head = textAt < 0 ? text : text.slice(0, textAt)
  const tail = textAt < 0 ? '' : text.slice(textAt + 1)
  const field = (label: RegExp) => label.exec(head)?.[1] ?? label.exec(tail)?.[1] ?? null
  const error = field(ERROR)
  const done = field(DONE)
  return {
    id: field(ID),
    state: stateOfWord(field(STATE)),
    errorCode: error === null || ZEROS.test(error) ? null : error,
    doneAt: done === null ? null : readDate(done, toInstant),
  }
}

const words: Readonly<Record<string, ReceiptState>> = {
  SCHEDLD: 'scheduled',
  SCHEDULED: 'scheduled',
  ENROUTE: 'enroute',
  EN_ROUTE: 'enroute',
  BUFFRED: 'enroute',
  BUFFERED: 'enroute',
  DELIVRD: 'delivered',
  DELIVERD: 'delivered',
  DELIVERED: 'delivered',
  EXPIRED: 'expired',
  DELETED: 'deleted',
  UNDELIV: 'undelivered',
  UNDELIVERED: 'undelivered',
  UNDELIVERABLE: 'undelivered',
  FAILED: 'undelivered',
  ACCEPTD: 'accepted',
  ACCEPTED: 'accepted',
  UNKNOWN: 'unknown',
  REJECTD: 'rejected',
  REJECTED: 'rejected',
  SKIPPED: 'skipped',
}

function stateOfWord(word: string | null): ReceiptState | null {
  return word === null ? null : (words[word.toUpperCase()] ?? 'unknown')
}

/** `YYMMDDhhmm`, with seconds, or with a century; undated when it is none of these. */
function readDate(digits: string, toInstant: ToInstant): number | null {
  if (digits.length % 2 === 1) return null
  const withCentury = digits.length === 14
  const at = withCentury ? 4 : 2
  const local = {
    year: withCentury ? Number(digits.slice(0, 4)) : 2000 + pair(digits, 0),
    month: pair(digits, at),
    day: pair(digits, at + 2),
    hour: pair(digits, at + 4),
    minute: pair(digits, at + 6),
    second: digits.length > at + 8 ? pair(digits, at + 8) : 0,
  }
  return toInstant(local) ?? null
}

function pair(digits: string, at: number): number {
  return (digits.charCodeAt(at) - 0x30) * 10 + digits.charCodeAt(at + 1) - 0x30
}
