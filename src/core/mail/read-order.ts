import { GatewayError } from '../errors.js'
import type { SubmitCommand } from '../messaging/commands.js'
import type { MessageClass } from '../messaging/message.js'
import { tagNamesIn } from '../values/tag-name.js'
import { type Alert, recogniseAlert } from './alert.js'
import { composeText, cutToSegments } from './compose-text.js'
import { type MailIntegration, readRecipient } from './integration.js'
import { type MailTarget, writtenTag } from './mail-target.js'
import type { Mail } from './read-mail.js'
import { leadingTags, withoutTagRuns } from './tag-runs.js'

/** What a mail asks for. */
export interface MailOrder {
  to: SubmitCommand['to']
  /** The whole text, and what goes out of it. */
  full: string
  sms: string
  isCut: boolean
  alert: Alert | null
  class: MessageClass
  from: string | null
  maxSegments: number
}

/** Characters of the text in which tags are looked for. */
const searched = 2_000
const mostTags = 20
export const defaultMaxSegments = 3

/**
 * Who gets what. Recipients stand in the addresses; where these name none, in the mail: numbers as `@79161234567` at the beginning of
 * the subject, tags in subject and text; where it names none either, in the integration.
 * @throws GatewayError `no_valid_recipient` where nobody is named, `empty_text`
 */
export function readOrder(mail: Mail, targets: readonly MailTarget[], integration: MailIntegration | null): MailOrder {
  const { numbers, rest } = subjectNumbers(mail.subject)
  const named = targets.flatMap(recipientOf)
  const hasAddress = named.length > 0
  const inMail = hasAddress ? [] : [...numbers, ...tagsOf(rest, mail.text)]
  const to = hasAddress ? named : inMail.length > 0 ? inMail : defaultRecipients(integration)
  if (to.length === 0) throw nobody()
  const text = withoutTagRuns(mail.text)
  // The original's second form: the body is the message, whatever the subject.
  const isBodyAlone = !hasAddress && leadingTags(mail.text) !== ''
  const subject = withoutTagRuns(rest)
  const alert = recogniseAlert({ subject, text })
  const maxSegments = integration?.maxSegments ?? defaultMaxSegments
  const content = { subject: isBodyAlone ? '' : subject, text, from: mail.from[0] ?? '', alert }
  const full = composeText(content, integration?.template ?? null)
  if (full === '') throw new GatewayError('empty_text', 'The mail says nothing that could be sent.', { field: 'text' })
  const { text: sms, isCut } = cutToSegments(full, maxSegments)
  return {
    to,
    full,
    sms,
    isCut,
    alert,
    class: integration?.class ?? (alert === null ? 'service' : 'alert'),
    from: integration?.from ?? null,
    maxSegments,
  }
}

type Recipient = SubmitCommand['to'][number]

function recipientOf(target: MailTarget): Recipient[] {
  switch (target.kind) {
    case 'tag':
      return [{ tag: writtenTag(target.tag) }]
    case 'number':
      return [target.number]
    case 'person':
      return [{ person: target.id }]
    case 'group':
      return [{ group: target.id }]
    case 'inbox':
    case 'integration':
    case 'secret':
    case 'reply':
    case 'postmaster':
      return []
  }
}

function tagsOf(subject: string, text: string): string[] {
  const names = tagNamesIn(`${subject}\n${text.slice(0, searched)}`)
  if (names.length <= mostTags) return names.map((name) => `#${name}`)
  throw new GatewayError('no_valid_recipient', `The mail names ${names.length} tags; at most ${mostTags} are taken.`, {
    field: 'to',
  })
}

function defaultRecipients(integration: MailIntegration | null): Recipient[] {
  return integration?.recipients.flatMap((written) => readRecipient(written) ?? []) ?? []
}

/** The original's first form: `@79161234567`, once or more, then what else the subject says. */
function subjectNumbers(subject: string): { numbers: string[]; rest: string } {
  const numbers: string[] = []
  let rest = subject
  for (;;) {
    const match = /^[\s,;]*@(\+?\d[\d()-]{8,18}\d)(?=[\s,;]|$)[\s,;]*/.exec(rest)
    if (match === null) return { numbers, rest }
    numbers.push(match[1] ?? '')
    rest = rest.slice(match[0].length)
  }
}

function nobody(): GatewayError {
  return new GatewayError('no_valid_recipient', 'The mail names no known tag and no recipient.', { field: 'to' })
}
