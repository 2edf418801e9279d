import type { M2mPasswordStore } from '../core/ports.js'
import * as passwords from './repositories/m2m-password-repository.js'
import { conditional, reading, type StoreContext, writeAudited } from './writing.js'

export function m2mPasswordStore(context: StoreContext): M2mPasswordStore {
  const { db, commits } = context
  return {
    set: (user, password, audit) => writeAudited(context, audit, passwords.setM2mPassword(db, user, password)),
    remove: (user, audit) => conditional(writeAudited(context, audit, passwords.removeM2mPassword(db, user))),
    find: (user) => reading(passwords.findM2mPassword(db, user)),
    markUsed: async (user, at) => {
      await commits.write({ kind: 'statements', statements: [passwords.markM2mPasswordUsed(db, user, at)] })
    },
  }
}
