import type { CompanyId, MessageId, PersonId } from '../values/ids.js'

export type ReportFormId = number & { readonly __kind: 'reportForm' }

/** A form of the messages in which people report. */
export interface ReportForm {
  id: ReportFormId
  companyId: CompanyId
  name: string
  pattern: string
  /** What is shown to whoever did not get it right. */
  example: string | null
  confirms: boolean
  createdAt: number
}

export interface Report {
  id: MessageId
  companyId: CompanyId
  formId: ReportFormId
  msisdn: string
  personId: PersonId | null
  fields: Readonly<Record<string, string>>
  text: string
  receivedAt: number
}
