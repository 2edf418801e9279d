import type { NewMail } from '../conversations/mail.js'
import type { CalendarRule } from '../mailings/calendar-rule.js'
import type { NewAudit } from '../ports.js'
import type { CompanyId, TrafficReportId } from '../values/ids.js'
import type { TrafficCriteria } from './criteria.js'
import type { NamedPeriod } from './period.js'

/** Criteria with a name; made and sent by mail by itself where it has a rule. */
export interface SavedReport {
  id: TrafficReportId
  companyId: CompanyId
  name: string
  criteria: TrafficCriteria
  period: NamedPeriod
  /** By whose clocks its days, hours and rule are read. */
  zone: string
  /** When it is sent; null: it is not. */
  rule: CalendarRule | null
  mailTo: readonly string[]
  /** UTC ms; null once nothing follows. */
  nextAt: number | null
  createdAt: number
  updatedAt: number
}

export type SavedReportKey = Pick<SavedReport, 'companyId' | 'id'>

export interface TrafficStore {
  insert(report: SavedReport, audit: NewAudit): Promise<void>
  /** False, with nothing written, for one that was changed or sent since it was read, or is gone. */
  update(before: SavedReport, after: SavedReport, audit: NewAudit): Promise<boolean>
  delete(report: SavedReportKey, audit: NewAudit): Promise<void>
  find(companyId: CompanyId, id: TrafficReportId): Promise<SavedReport | undefined>
  list(companyId: CompanyId, afterId: TrafficReportId, limit: number): Promise<readonly SavedReport[]>
  /** Of all companies, those that are to be sent. */
  listDue(at: number, limit: number): Promise<readonly SavedReport[]>
  /** Its mails and when it is sent next, in one. False, with nothing written, where it was changed or sent meanwhile. */
  send(report: SavedReport, mails: readonly NewMail[], nextAt: number | null, at: number): Promise<boolean>
}
