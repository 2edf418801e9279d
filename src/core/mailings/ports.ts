import type { NewAudit } from '../ports.js'
import type { CompanyId, ListContactId, MailingId, MailingListId, MailingRunId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import type { Mailing, MailingRun } from './mailing.js'
import type { ListContact, MailingList } from './mailing-list.js'

export type ListKey = Pick<MailingList, 'companyId' | 'id'>
export type MailingKey = Pick<Mailing, 'companyId' | 'id'>

/** Mailing lists with their contacts, and mailings with their runs. */
export interface MailingStore {
  /** @throws GatewayError `conflict` when the company has a list of this name */
  insertList(list: MailingList, contacts: readonly ListContact[], audit: NewAudit): Promise<void>
  /** @throws GatewayError `conflict` as above */
  renameList(list: MailingList, audit: NewAudit): Promise<void>
  /** With its contacts. */
  deleteLists(companyId: CompanyId, ids: readonly MailingListId[], audit: NewAudit): Promise<void>
  findList(companyId: CompanyId, by: { id: MailingListId } | { key: string }): Promise<MailingList | undefined>
  listLists(companyId: CompanyId, afterId: MailingListId, limit: number): Promise<readonly MailingList[]>
  /** Whoever has one of these numbers gets another name and other values. */
  putContacts(list: ListKey, contacts: readonly ListContact[], at: number, audit: NewAudit): Promise<void>
  replaceContacts(list: ListKey, contacts: readonly ListContact[], at: number, audit: NewAudit): Promise<void>
  removeContacts(list: ListKey, msisdns: readonly Msisdn[], at: number, audit: NewAudit): Promise<void>
  listContacts(list: ListKey, afterId: ListContactId, limit: number): Promise<readonly ListContact[]>

  insertMailing(mailing: Mailing, audit: NewAudit): Promise<void>
  /** Only while it stands as the caller knows it; false, with nothing written, when it does not. */
  updateMailing(before: Mailing, after: Mailing, audit: NewAudit): Promise<boolean>
  /** With its runs. */
  deleteMailing(mailing: MailingKey, audit: NewAudit): Promise<void>
  findMailing(companyId: CompanyId, id: MailingId): Promise<Mailing | undefined>
  listMailings(companyId: CompanyId, afterId: MailingId, limit: number): Promise<readonly Mailing[]>
  /** Active ones of all companies whose time has come, the oldest first. */
  listDue(at: number, limit: number): Promise<readonly Mailing[]>
  /** Notes a run and when the next one is; false, with nothing written, when that was done already. */
  recordRun(mailing: Mailing, run: MailingRun, nextAt: number | null): Promise<boolean>
  /** Newest first. */
  listRuns(mailing: MailingKey, beforeId: MailingRunId, limit: number): Promise<readonly MailingRun[]>
}
