import { replyForm } from './reply-address.js'

/** What the local part of an address of ours asks for. */

export type MailTarget =
  /** `mail2sms@`: the mail itself says who gets it. */
  | { kind: 'inbox' }
  /** `mail2sms+slug@` */
  | { kind: 'tag'; tag: string }
  | { kind: 'number'; number: string }
  | { kind: 'person'; id: string }
  | { kind: 'group'; id: string }
  /** `i-17@`: an integration by its id, which proves nothing. */
  | { kind: 'integration'; id: string }
  /** `m-…@`: the secret address of an integration, which proves the sender. */
  | { kind: 'secret'; secret: string }
  /** `r-…@`: an SMS of a subscriber, which can be answered. */
  | { kind: 'reply'; local: string }
  /** `postmaster@`, `abuse@` */
  | { kind: 'postmaster' }

export interface MailAddress {
  /** An integration with a tag behind a plus makes two. */
  targets: readonly MailTarget[]
  /** `+test`: nothing is to be sent. */
  isTest: boolean
}

export const inboxName = 'mail2sms'
/** RFC 4648 §6, 130 bits. */
export const secretForm = /^[a-z2-7]{26}$/
const longestTag = 64

/** Undefined for what is no address of ours. */
export function parseLocalPart(local: string): MailAddress | undefined {
  const lower = local.toLowerCase()
  if (lower === 'postmaster' || lower === 'abuse') return { targets: [{ kind: 'postmaster' }], isTest: false }
  if (replyForm.test(lower)) return { targets: [{ kind: 'reply', local: lower }], isTest: false }
  const { plain, isTest } = withoutTest(local)
  const direct = recipientOf(plain)
  if (direct !== undefined) return { targets: [direct], isTest }
  const [head = '', ...details] = plain.split('+')
  const main = mainTarget(head.toLowerCase())
  if (main === undefined || details.length > 1) return undefined
  const [detail] = details
  if (detail === undefined) return { targets: [main], isTest }
  const extra = recipientOf(detail) ?? tagOf(detail)
  if (extra === undefined) return undefined
  return { targets: main.kind === 'inbox' ? [extra] : [main, extra], isTest }
}

function withoutTest(local: string): { plain: string; isTest: boolean } {
  const isTest = /\+test$/i.test(local)
  return { plain: isTest ? local.slice(0, -'+test'.length) : local, isTest }
}

function mainTarget(name: string): MailTarget | undefined {
  if (name === inboxName) return { kind: 'inbox' }
  if (name.startsWith('m-') && secretForm.test(name.slice(2))) return { kind: 'secret', secret: name.slice(2) }
  const id = /^i-([1-9]\d{0,15})$/.exec(name)?.[1]
  return id === undefined ? undefined : { kind: 'integration', id }
}

/** `79161234567`, `+79161234567`, `person-17`, `group-5`. Ten digits at least: fewer may be the name of a tag. */
function recipientOf(text: string): MailTarget | undefined {
  if (/^\+?\d{10,15}$/.test(text)) return { kind: 'number', number: text }
  const [, kind, id = ''] = /^(person|group)-([1-9]\d{0,15})$/i.exec(text) ?? []
  if (kind === undefined) return undefined
  return kind.toLowerCase() === 'person' ? { kind: 'person', id } : { kind: 'group', id }
}

function tagOf(detail: string): MailTarget | undefined {
  const tag = detail.normalize('NFC')
  return tag !== '' && tag.length <= longestTag ? { kind: 'tag', tag } : undefined
}

/** As the core takes a tag by name or slug. Digits alone would be an id. */
export function writtenTag(tag: string): string {
  return /^\d+$/.test(tag) ? `#${tag}` : tag.toLowerCase()
}
