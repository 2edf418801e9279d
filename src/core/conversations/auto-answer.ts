import { systemOf } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { type ErrorCode, GatewayError } from '../errors.js'
import { Guest } from '../messaging/guest.js'
import type { MessageInterface } from '../messaging/message.js'
import { submitMessage } from '../messaging/submit-message.js'
import { isOverBudget } from '../rights/budget.js'
import { PLATFORM } from '../values/ids.js'
import type { AnsweredReply } from './ports.js'
import type { Reply } from './reply.js'
import { answerKey } from './words.js'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const mostInHour = 3
const mostInDay = 10

/**
 * Whether one more message may be answered by itself. Bounds what two robots can say to each other: a few answers, and none to what
 * was written before.
 */
export function mayAnswerAgain(text: string, answered: readonly AnsweredReply[], now: number): boolean {
  const inHour = answered.filter(({ at }) => at > now - hourMs)
  const inDay = answered.filter(({ at }) => at > now - dayMs)
  if (inHour.length >= mostInHour || inDay.length >= mostInDay) return false
  return !inHour.some((one) => answerKey(one.text) === answerKey(text))
}

/**
 * Answers a subscriber from the number he wrote to. As an alert it is not held back at night, and reaches who has just opted out; in the
 * lane of other messages, since nobody's life hangs on it. When it was answered; null where it was not.
 */
export async function answerReply(core: CoreContext, reply: Reply, text: string): Promise<number | null> {
  const { companyId, messageId, version, msisdn, ownAddress } = reply
  if (!reply.mayAnswer || companyId === PLATFORM) return null
  const now = core.clock.now()
  const answered = await core.store.conversations.listAnswered(companyId, msisdn, now - dayMs)
  if (!mayAnswerAgain(reply.text, answered, now)) return null
  const isSent = await sendByItself(core, reply, {
    to: [authorOf(reply)],
    text,
    from: ownAddress,
    via: 'sms',
    lane: 'normal',
    key: `answer:${messageId}:${version}`,
    traceId: `auto-${messageId}`,
  })
  return isSent ? now : null
}

/** Of another company's person the answer shows no number either. */
function authorOf({ msisdn, guest }: Reply) {
  if (guest === null || guest.personId === null) return msisdn
  return { to: msisdn, personId: guest.personId, guest: new Guest(guest.companyId, '', '') }
}

export interface OwnMessage {
  to: Parameters<typeof submitMessage>[2]['to']
  text: string
  from: string | null
  /** In whose name, where that is not the gateway itself: with the rights that he has. */
  author?: string
  via: MessageInterface
  lane?: 'normal' | 'alert'
  class?: 'alert' | 'service'
  /** Of the thing that is told; it is told once. */
  key: string
  traceId: string
  replyMail?: string | null
}

/** What the gateway cannot help: it will be refused the next time too. */
const final: ReadonlySet<ErrorCode> = new Set([
  'no_valid_recipient',
  'invalid_sender',
  'invalid_parameter',
  'empty_text',
  'text_too_long',
  'no_carrier',
  'time_in_past',
  'forbidden',
])

/**
 * Sends in the name of a company. False where nobody can be reached; true also for what was sent before with this key.
 * @throws GatewayError for what may succeed later
 */
export async function sendByItself(
  core: CoreContext,
  { companyId }: Pick<Reply, 'companyId'>,
  { to, text, from, author, via, lane, key, traceId, replyMail, class: messageClass = 'alert' }: OwnMessage,
): Promise<boolean> {
  try {
    const system = systemOf(companyId)
    await submitMessage(core, author === undefined ? system : { ...system, actor: author }, {
      to,
      text,
      class: messageClass,
      ...(lane !== undefined && { lane }),
      ...(from !== null && { from, onUnusableSender: 'use_default' as const }),
      ...(replyMail !== undefined && replyMail !== null && { replyMail }),
      onRefusedRecipient: 'skip',
      idempotencyKey: `svyaz:${key}`,
      traceId,
      via,
    })
    return true
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    // Sent before, to whoever was to be reached then.
    if (error.code === 'idempotency_mismatch') return true
    if (final.has(error.code) || isOverBudget(error)) return false
    throw error
  }
}
