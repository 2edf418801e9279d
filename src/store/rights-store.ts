import type { RightsStore } from '../core/rights/ports.js'
import * as rights from './repositories/rights-repository.js'
import { reading, type StoreContext, writeSnapshot } from './writing.js'

export function rightsStore(context: StoreContext): RightsStore {
  const { db } = context
  return {
    list: () => reading(rights.listRights(db)),
    find: (companyId, userId) => reading(rights.findRights(db, companyId, userId)),
    put: (stored, audit) => writeSnapshot(context, 'rights', audit, rights.putRights(db, stored)),
    used: (companyId, userId, month) => reading(rights.usedBudget(db, companyId, userId, month)),
  }
}
