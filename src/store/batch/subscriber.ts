import { companyAsking, type LastMessage } from '../../core/conversations/match-reply.js'
import type { Question } from '../../core/conversations/question.js'
import { inboundOwner } from '../../core/messaging/inbound.js'
import type { CompanyId, PersonId } from '../../core/values/ids.js'
import { PLATFORM } from '../../core/values/ids.js'
import { questionOf, type QuestionRow } from '../repositories/question-rows.js'
import type { BatchTransaction } from './transaction.js'

/** What is known of a subscriber when a message of his comes in. */
export interface Subscriber {
  /** He wrote to a number of ours. */
  isKnownNumber: boolean
  /** He writes from a number of ours: a robot. */
  isOurs: boolean
  /** Of all companies, the newest first; closed ones only lately. */
  questions: readonly Question[]
  owner: CompanyId
  /** Of the owner's messages the one that he has got last. */
  last: LastMessage | null
  /** Another company's person, who was reached through a tag and whose number the owner does not know. */
  guest: GuestPerson | null
}

export interface GuestPerson {
  companyId: CompanyId
  personId: PersonId | null
}

export interface InboundSource {
  from: string
  to: string
  receivedAt: number
}

export async function readSubscriber(
  tx: BatchTransaction,
  source: InboundSource,
  text: string,
  replyWindowMs: number,
  /** Whose the message is already. */
  knownOwner?: CompanyId,
): Promise<Subscriber> {
  const numbers = await ownNumbers(tx, source)
  const own = numbers.find(({ address }) => address === source.to)
  const latest = await latestMessages(tx, source, replyWindowMs)
  const questions = own === undefined ? [] : await findQuestions(tx, source)
  const asking = own?.company_id === null ? companyAsking(questions, text, source.receivedAt) : undefined
  const ownNumber = own && { address: own.address, companyId: own.company_id as CompanyId | null }
  const owner = knownOwner ?? inboundOwner(ownNumber, own === undefined ? undefined : (asking ?? latest[0]?.companyId))
  const last = latest.find(({ companyId }) => companyId === owner)
  const contact = last ?? (await lastFrom(tx, owner, source.from))
  return {
    isKnownNumber: own !== undefined,
    isOurs: numbers.some(({ address }) => address === source.from),
    questions,
    owner,
    last: last ?? null,
    guest: contact?.guest ?? null,
  }
}

async function ownNumbers(tx: BatchTransaction, { from, to, receivedAt }: InboundSource) {
  return tx.query<{ address: string; company_id: number | null }>(
    `SELECT address, company_id FROM numbers
     WHERE address IN (?, ?) AND active_from <= ? AND (active_until IS NULL OR active_until > ?) ORDER BY active_from DESC`,
    [to, from, receivedAt, receivedAt],
  )
}

/** Among which the one that is answered is looked for: bounds the work for a number that is written to all day. */
const lastMessagesOfSubscriber = 100

/**
 * Nobody answers what has not reached him: messages that have not left yet come last, those that never will do not count, nor do those
 * that the gateway answered by itself.
 */
async function latestMessages(
  tx: BatchTransaction,
  { from, receivedAt }: InboundSource,
  replyWindowMs: number,
): Promise<(LastMessage & { companyId: CompanyId; guest: GuestPerson | null })[]> {
  const rows = await tx.query<ContactRow & { company_id: number; id: number; trace_id: string }>(
    `SELECT company_id, id, trace_id, person_id, recipient_company_id FROM (
       SELECT company_id, id, state, trace_id, person_id, recipient_company_id, COALESCE(scheduled_at, created_at) AS due_at FROM messages
       WHERE msisdn = ? AND direction = 'mt' ORDER BY id DESC LIMIT ${lastMessagesOfSubscriber}
     ) AS latest
     WHERE due_at >= ? AND state NOT IN ('scheduled','held','cancelled','rejected','failed') AND trace_id NOT LIKE 'auto-%'
     ORDER BY CASE state WHEN 'queued' THEN 1 ELSE 0 END, due_at DESC, id DESC`,
    [from, receivedAt - replyWindowMs],
  )
  return rows.map(({ company_id, id, trace_id, ...contact }) => ({
    companyId: company_id as CompanyId,
    id,
    guest: guestOf(contact),
    questionId: Number(/^(?:poll|alert)-(\d{1,16})$/.exec(trace_id)?.[1] ?? 0) || null,
  }))
}

interface ContactRow {
  person_id: number | null
  recipient_company_id: number | null
}

function guestOf({ person_id, recipient_company_id }: ContactRow): GuestPerson | null {
  return recipient_company_id === null
    ? null
    : { companyId: recipient_company_id as CompanyId, personId: person_id as PersonId | null }
}

/** What a company last wrote to a subscriber, however long ago. */
async function lastFrom(
  tx: BatchTransaction,
  companyId: CompanyId,
  msisdn: string,
): Promise<{ guest: GuestPerson | null } | undefined> {
  if (companyId === PLATFORM) return undefined
  const [last] = await tx.query<ContactRow>(
    `SELECT person_id, recipient_company_id FROM (
       SELECT company_id, id, person_id, recipient_company_id FROM messages
       WHERE msisdn = ? AND direction = 'mt' ORDER BY id DESC LIMIT ${lastMessagesOfSubscriber}
     ) AS latest WHERE company_id = ? ORDER BY id DESC LIMIT 1`,
    [msisdn, companyId],
  )
  return last && { guest: guestOf(last) }
}

/** How long after its end an answer to a question is still recognised. */
const closedForMs = 7 * 86_400_000
const questionsOfSubscriber = 50

export async function findQuestions(
  tx: BatchTransaction,
  { from, receivedAt }: Pick<InboundSource, 'from' | 'receivedAt'>,
): Promise<Question[]> {
  const rows = await tx.query<QuestionRow>(
    `SELECT questions.* FROM (
       SELECT company_id, question_id FROM respondents
       WHERE msisdn = ? AND asked_at IS NOT NULL ORDER BY question_id DESC LIMIT ${questionsOfSubscriber}
     ) AS asked JOIN questions ON questions.company_id = asked.company_id AND questions.id = asked.question_id
     WHERE closed_at IS NULL OR closed_at > ? ORDER BY questions.id DESC`,
    [from, receivedAt - closedForMs],
  )
  return rows.map(questionOf)
}
