import { GatewayError } from '../core/errors.js'
import type { SenderNameStore } from '../core/routing/ports.js'
import { isUniqueViolation } from './errors.js'
import * as names from './repositories/sender-name-repository.js'
import { reading, type StoreContext, writeSnapshot } from './writing.js'

export function senderNameStore(context: StoreContext): SenderNameStore {
  const { db } = context
  return {
    load: async () => ({
      names: await reading(names.allNames(db)),
      numbers: await reading(names.numbersInUse(db)),
    }),
    insert: async (record, audit) => {
      try {
        await writeSnapshot(context, 'sender_names', audit, names.insertName(db, record))
      } catch (error) {
        if (!isUniqueViolation(error)) throw error
        throw new GatewayError('conflict', `The sender name "${record.name}" exists already; change that one.`, {
          field: '/name',
          cause: error,
        })
      }
    },
    update: (key, changes, audit) => writeSnapshot(context, 'sender_names', audit, names.updateName(db, key, changes)),
    delete: (key, audit) => writeSnapshot(context, 'sender_names', audit, ...names.deleteName(db, key)),
    setRegistration: (key, registration, audit) =>
      writeSnapshot(context, 'sender_names', audit, names.setRegistration(db, key, registration)),
    find: (companyId, id) => reading(names.findName(db, companyId, { id })),
    findByName: (companyId, name) => reading(names.findName(db, companyId, { name })),
    findByFallback: (companyId, fallback) => reading(names.findName(db, companyId, { fallback })),
    list: (companyId, afterId, limit) => reading(names.listNames(db, companyId, afterId, limit)),
    listNumbers: (companyId, afterId, limit) => reading(names.listNumbers(db, companyId, afterId, limit)),
  }
}
