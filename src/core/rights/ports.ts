import type { NewAudit } from '../ports.js'
import type { CompanyId, UserId } from '../values/ids.js'
import type { BudgetUse } from './budget.js'
import type { HeldRights, StoredRights } from './rights.js'

export interface RightsStore {
  /** Of all users that are restricted and are no administrators. */
  list(): Promise<readonly HeldRights[]>
  find(companyId: CompanyId, userId: UserId): Promise<StoredRights | undefined>
  put(rights: StoredRights, audit: NewAudit): Promise<void>
  /** What a user has used of a month's budget. */
  used(companyId: CompanyId, userId: UserId, month: string): Promise<BudgetUse>
}
