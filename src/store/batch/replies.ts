import { matchReply, readCode } from '../../core/conversations/match-reply.js'
import { type ReplyDetail, replyDocument, type ReplyMatch, type ReplyNetwork } from '../../core/conversations/reply.js'
import { subscriberName } from '../../core/tags/tag.js'
import type { CompanyId, MessageId, PersonId } from '../../core/values/ids.js'
import { parseMsisdn } from '../../core/values/msisdn.js'
import { replies } from '../tables/conversation-tables.js'
import type { Tuple } from '../tables/table.js'
import type { NewEvent } from './event-log.js'
import { applyReply } from './reply-effects.js'
import type { InboundSource, Subscriber } from './subscriber.js'
import type { BatchTransaction } from './transaction.js'

/** A message that a subscriber wrote, as it is looked at. */
export interface Inbound extends InboundSource {
  companyId: CompanyId
  id: MessageId
  version: number
  text: string
  network: ReplyNetwork | null
}

export interface RecordedReply {
  /** What goes with the event of the message. */
  document: ReturnType<typeof replyDocument>
  /** What else has happened by it. */
  events: NewEvent[]
}

/** Decides what the message is about, writes that down, and does what needs nothing but the database. The rest is `pending`. */
export async function recordReply(
  tx: BatchTransaction,
  inbound: Inbound,
  subscriber: Subscriber,
): Promise<RecordedReply> {
  const { companyId, from, text, receivedAt: at } = inbound
  const questions = subscriber.questions.filter((question) => question.companyId === companyId)
  const match = matchReply({
    text,
    at,
    questions,
    forms: await formsOf(tx, companyId),
    last: subscriber.last,
    asked: questions.length === 0 ? null : await findAsked(tx, inbound),
  })
  const { guest } = subscriber
  const personId = guest === null ? await personOf(tx, companyId, from) : null
  const shownFrom = guest === null ? from : subscriberName(guest.personId ?? (0 as PersonId))
  const { decided, events } = await applyReply(tx, inbound, match, { personId, shownFrom })
  await insertReply(tx, inbound, decided, personId, mayAnswer(subscriber, from))
  return { document: replyDocument({ ...decided, network: inbound.network, personId }), events }
}

/** Robots of banks and shops write from names and short codes; a number of our own would answer for ever. */
function mayAnswer({ isKnownNumber, isOurs }: Subscriber, from: string): boolean {
  return isKnownNumber && !isOurs && parseMsisdn(from).ok
}

async function formsOf(tx: BatchTransaction, companyId: CompanyId) {
  return tx.query<{ id: number; name: string; pattern: string }>(
    `SELECT id, name, pattern FROM report_forms WHERE company_id = ? AND deleted_at IS NULL ORDER BY id`,
    [companyId],
  )
}

/** How long the gateway remembers that it has asked which question was meant. */
const askedForMs = 86_400_000

async function findAsked(tx: BatchTransaction, { companyId, from, receivedAt, text, id }: Inbound) {
  if (readCode(text)?.rest !== '') return null
  const [row] = await tx.query<{ text: string; detail: string }>(
    `SELECT messages.text, replies.detail FROM replies
     JOIN messages ON messages.company_id = replies.company_id AND messages.id = replies.message_id
     WHERE replies.company_id = ? AND replies.msisdn = ? AND received_at > ? AND message_id <> ? AND decision = 'ask'
     ORDER BY received_at DESC LIMIT 1`,
    [companyId, from, receivedAt - askedForMs, id],
  )
  if (row === undefined) return null
  const detail = JSON.parse(row.detail) as Extract<ReplyDetail, { kind: 'ask' }>
  return { text: row.text, codes: detail.questions.map(({ code }) => code) }
}

async function personOf(tx: BatchTransaction, companyId: CompanyId, msisdn: string): Promise<PersonId | null> {
  const [row] = await tx.query<{ person_id: number }>(
    `SELECT person_id FROM person_numbers WHERE company_id = ? AND msisdn = ? ORDER BY person_id LIMIT 1`,
    [companyId, msisdn],
  )
  return (row?.person_id as PersonId | undefined) ?? null
}

async function insertReply(
  tx: BatchTransaction,
  { companyId, id, version, from, to, receivedAt, network }: Inbound,
  { decision, reason, target, detail }: ReplyMatch,
  personId: PersonId | null,
  answers: boolean,
): Promise<void> {
  const isForeign = network?.isForeign ?? null
  const row: Tuple = [
    companyId,
    id,
    version,
    from,
    to,
    receivedAt,
    decision,
    reason,
    target?.type ?? null,
    target?.id ?? null,
    JSON.stringify(detail),
    personId,
    network?.operator ?? null,
    isForeign === null ? null : Number(isForeign),
    Number(answers),
    decision === 'none' ? 'done' : 'pending',
    null,
  ]
  if (version > 1) await tx.run(`DELETE FROM replies WHERE message_id = ? AND company_id = ?`, [id, companyId])
  await tx.insertMany(replies, [row])
}
