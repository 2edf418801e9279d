import type { Kysely } from 'kysely'

import type { Acknowledgement, MailIntegration, StoredMailIntegration } from '../../core/mail/integration.js'
import type { DigestOrder, MailContentRecord, MailRecord } from '../../core/mail/mail-record.js'
import type { DueGroup, MailQuery } from '../../core/mail/ports.js'
import type { MessageClass } from '../../core/messaging/message.js'
import type { CompanyId, MailId, MailIntegrationId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { mailIntegrations, mails } from '../tables/mail-tables.js'
import type { RowOf } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import { statement } from './statement.js'

type Db = Kysely<Schema>
type IntegrationKey = Pick<MailIntegration, 'companyId' | 'id'>

export function insertIntegration(db: Db, integration: StoredMailIntegration): Statement {
  const { companyId: company_id, id, createdAt: created_at } = integration
  return statement(db.insertInto('mail_integrations').values({ company_id, id, created_at, ...columnsOf(integration) }))
}

export function updateIntegration(db: Db, integration: StoredMailIntegration): Statement {
  const { companyId, id } = integration
  return statement(
    db
      .updateTable('mail_integrations')
      .set(columnsOf(integration))
      .where('company_id', '=', companyId)
      .where('id', '=', id),
    1,
  )
}

function columnsOf(integration: StoredMailIntegration) {
  const { name, state, addressHash, senders, networks, recipients, template, maxSegments } = integration
  return {
    name,
    state,
    address_hash: addressHash,
    senders: JSON.stringify(senders),
    networks: JSON.stringify(networks),
    recipients: JSON.stringify(recipients),
    template,
    max_segments: maxSegments,
    sender: integration.from,
    class: integration.class,
    groups_similar: integration.groupsSimilar ? 1 : 0,
    contact: integration.contact,
    reports: integration.reports,
    certificates: JSON.stringify(integration.certificates),
    acknowledgement: integration.acknowledgement && JSON.stringify(integration.acknowledgement),
    updated_at: integration.updatedAt,
  }
}

export function deleteIntegration(db: Db, { companyId, id }: IntegrationKey): Statement {
  return statement(db.deleteFrom('mail_integrations').where('company_id', '=', companyId).where('id', '=', id))
}

export async function findIntegration(
  db: Db,
  { companyId, id }: IntegrationKey,
): Promise<StoredMailIntegration | undefined> {
  const row = await db
    .selectFrom('mail_integrations')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && integrationOf(row)
}

export async function listIntegrations(
  db: Db,
  companyId: CompanyId,
  afterId: MailIntegrationId,
  limit: number,
): Promise<StoredMailIntegration[]> {
  const rows = await db
    .selectFrom('mail_integrations')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(integrationOf)
}

export async function loadIntegrations(db: Db): Promise<StoredMailIntegration[]> {
  const rows = await db.selectFrom('mail_integrations').selectAll().orderBy('company_id').orderBy('id').execute()
  return rows.map(integrationOf)
}

function integrationOf(row: RowOf<typeof mailIntegrations>): StoredMailIntegration {
  return {
    id: row.id as MailIntegrationId,
    companyId: row.company_id as CompanyId,
    name: row.name,
    state: row.state as MailIntegration['state'],
    addressHash: row.address_hash,
    senders: JSON.parse(row.senders) as string[],
    networks: JSON.parse(row.networks) as string[],
    recipients: JSON.parse(row.recipients) as string[],
    template: row.template,
    maxSegments: row.max_segments,
    from: row.sender,
    class: row.class as MessageClass | null,
    groupsSimilar: row.groups_similar === 1,
    contact: row.contact,
    reports: row.reports as MailIntegration['reports'],
    certificates: JSON.parse(row.certificates) as string[],
    acknowledgement: row.acknowledgement === null ? null : (JSON.parse(row.acknowledgement) as Acknowledgement),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

export async function findKey(db: Db, companyId: CompanyId, key: string): Promise<MailId | undefined> {
  const row = await db
    .selectFrom('mail_keys')
    .select('mail_id')
    .where('company_id', '=', companyId)
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.mail_id as MailId | undefined
}

export async function findMail(db: Db, companyId: CompanyId, id: MailId): Promise<MailRecord | undefined> {
  const row = await db
    .selectFrom('mails')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && mailOf(row)
}

export async function listMails(
  db: Db,
  companyId: CompanyId,
  { beforeId, limit, verdict, integrationId }: MailQuery,
): Promise<MailRecord[]> {
  let query = db.selectFrom('mails').selectAll().where('company_id', '=', companyId).where('id', '<', beforeId)
  if (verdict !== undefined) query = query.where('verdict', '=', verdict)
  if (integrationId !== undefined) query = query.where('integration_id', '=', integrationId)
  const rows = await query.orderBy('id', 'desc').limit(limit).execute()
  return rows.map(mailOf)
}

export async function dueGroups(db: Db, at: number, limit: number): Promise<DueGroup[]> {
  const due = await db
    .selectFrom('mails')
    .select((eb) => ['company_id', 'group_key', eb.fn.max('id').as('last'), eb.fn.countAll().as('count')])
    .where('group_until', '<=', at)
    .groupBy(['company_id', 'group_key'])
    .limit(limit)
    .execute()
  const groups: DueGroup[] = []
  for (const { company_id, group_key, last, count } of due) {
    const row = await db
      .selectFrom('mails')
      .selectAll()
      .where('company_id', '=', company_id)
      .where('id', '=', Number(last))
      .executeTakeFirst()
    if (row === undefined || group_key === null) continue
    const { digest } = JSON.parse(row.record) as { digest: DigestOrder }
    groups.push({
      companyId: company_id as CompanyId,
      key: group_key,
      count: Number(count),
      order: digest,
      last: mailOf(row),
    })
  }
  return groups
}

export function closeGroup(db: Db, companyId: CompanyId, key: string): Statement {
  return statement(
    db
      .updateTable('mails')
      .set({ group_key: null, group_until: null })
      .where('group_until', 'is not', null)
      .where('company_id', '=', companyId)
      .where('group_key', '=', key),
  )
}

export function purgeMails(before: number, limit: number): Statement {
  return {
    sql: `DELETE FROM mails WHERE (company_id, id) IN (SELECT company_id, id FROM mails WHERE at < ? ORDER BY at LIMIT ${limit})`,
    parameters: [before],
  }
}

export function purgeTexts(before: number, limit: number): Statement {
  return {
    sql: `UPDATE mails SET text = NULL WHERE (company_id, id) IN (
        SELECT company_id, id FROM mails WHERE at < ? AND text IS NOT NULL ORDER BY at LIMIT ${limit})`,
    parameters: [before],
  }
}

export function purgeKeys(before: number, limit: number): Statement {
  return {
    sql: `DELETE FROM mail_keys WHERE (company_id, key) IN (
        SELECT company_id, key FROM mail_keys WHERE created_at < ? ORDER BY created_at LIMIT ${limit})`,
    parameters: [before],
  }
}

type Stored = Omit<MailRecord, 'id' | 'companyId' | 'at' | 'integrationId' | 'verdict' | 'content'>

function mailOf(row: RowOf<typeof mails>): MailRecord {
  const { digest: _, ...stored } = JSON.parse(row.record) as Stored & { digest?: DigestOrder }
  return {
    id: row.id as MailId,
    companyId: row.company_id as CompanyId,
    at: row.at,
    integrationId: row.integration_id as MailIntegrationId | null,
    verdict: row.verdict as MailRecord['verdict'],
    ...stored,
    content: row.text === null ? null : (JSON.parse(row.text) as MailContentRecord),
  }
}
