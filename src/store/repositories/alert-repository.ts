import type { Kysely } from 'kysely'

import type { Alert, AlertState, AlertStep } from '../../core/conversations/alert.js'
import type { AlertChanges, BeforePage, Keyed, QuestionKey } from '../../core/conversations/ports.js'
import type { QuestionId } from '../../core/conversations/question.js'
import type { RefusedRecipient } from '../../core/errors.js'
import type { CompanyId, MessageId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { alerts } from '../tables/conversation-tables.js'
import type { RowOf } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import { named, statement } from './statement.js'

type Db = Kysely<Schema>

export function insertAlert(db: Db, alert: Alert, keyed: Keyed | null): Statement {
  return statement(
    db.insertInto('alerts').values({
      company_id: alert.companyId,
      id: alert.id,
      text: alert.text,
      title: alert.title,
      sender: alert.from,
      word: alert.word,
      steps: JSON.stringify(alert.steps),
      state: alert.state,
      step: alert.step,
      sends: alert.sends,
      next_at: alert.nextAt,
      ended_at: alert.endedAt,
      ended_by: alert.endedBy,
      ended_name: alert.endedName,
      message_id: alert.messageId,
      mail: alert.mail,
      reference: alert.reference,
      author: alert.author,
      version: alert.version,
      created_at: alert.createdAt,
      refused: JSON.stringify(alert.refused),
      idempotency_key: keyed?.key ?? null,
      request_hash: keyed?.requestHash ?? null,
    }),
  )
}

export function updateAlert(db: Db, { companyId, id, version }: Alert, changes: AlertChanges): Statement {
  const { state, step, sends, nextAt, endedAt, endedBy, endedName } = changes
  const ending = { ended_at: endedAt, ended_by: endedBy, ended_name: endedName }
  const set = named({ state, step, sends, next_at: nextAt, ...ending })
  const update = db.updateTable('alerts').set({ ...set, version: version + 1 })
  const current = update.where('company_id', '=', companyId).where('id', '=', id)
  return statement(current.where('version', '=', version).where('state', '=', 'open'), 1)
}

export function finishAlert(db: Db, { companyId, id }: QuestionKey): Statement {
  const update = db.updateTable('alerts').set({ next_at: null }).where('company_id', '=', companyId)
  return statement(update.where('id', '=', id).where('state', '<>', 'open'))
}

export async function findAlert(db: Db, { companyId, id }: QuestionKey): Promise<Alert | undefined> {
  const row = await db
    .selectFrom('alerts')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && alertOf(row)
}

export async function listAlerts(
  db: Db,
  companyId: CompanyId,
  { before, state, limit }: BeforePage<AlertState>,
): Promise<Alert[]> {
  let query = db.selectFrom('alerts').selectAll().where('company_id', '=', companyId)
  if (before !== undefined) query = query.where('id', '<', before)
  if (state !== undefined) query = query.where('state', '=', state)
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map(alertOf)
}

export async function listDueAlerts(db: Db, at: number, limit: number): Promise<Alert[]> {
  const due = db.selectFrom('alerts').selectAll().where('next_at', 'is not', null).where('next_at', '<=', at)
  return (await due.orderBy('next_at').limit(limit).execute()).map(alertOf)
}

function alertOf(row: RowOf<typeof alerts>): Alert {
  return {
    id: row.id as QuestionId,
    companyId: row.company_id as CompanyId,
    text: row.text,
    title: row.title,
    from: row.sender,
    word: row.word,
    steps: JSON.parse(row.steps) as AlertStep[],
    state: row.state as AlertState,
    step: row.step,
    sends: row.sends,
    nextAt: row.next_at,
    endedAt: row.ended_at,
    endedBy: row.ended_by,
    endedName: row.ended_name,
    messageId: row.message_id as MessageId | null,
    mail: row.mail,
    reference: row.reference,
    author: row.author,
    version: row.version,
    createdAt: row.created_at,
    refused: JSON.parse(row.refused) as RefusedRecipient[],
  }
}
