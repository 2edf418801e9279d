import type { Attributes } from '../people/person.js'
import type { CompanyId, ListContactId, MailingListId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'

/** Numbers with a name and values of their own, apart from the persons of the directory. */
export interface MailingList {
  id: MailingListId
  companyId: CompanyId
  /** Unique in the company, compared by `nameKey`. */
  name: string
  contacts: number
  createdAt: number
  updatedAt: number
}

/** In a list once. */
export interface ListContact {
  id: ListContactId
  msisdn: Msisdn
  name: string | null
  /** Values of slots. */
  attributes: Attributes
}
