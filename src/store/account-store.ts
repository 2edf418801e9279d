import type { ApiKey, Company, User } from '../core/accounts/account.js'
import { GatewayError } from '../core/errors.js'
import type { AccountStore, NewAudit } from '../core/ports.js'
import type { Statement } from './batch/change.js'
import { isUniqueViolation } from './errors.js'
import * as accounts from './repositories/account-repository.js'
import { raiseRevision } from './repositories/revision-repository.js'
import { removeSessionsOfUser } from './repositories/session-repository.js'
import { conditional, reading, type StoreContext, writeAudited, writeSnapshot } from './writing.js'

export function accountStore(context: StoreContext): AccountStore {
  const { db, commits } = context
  const write = (audit: NewAudit, ...statements: Statement[]) => writeAudited(context, audit, ...statements)
  return {
    insertCompany: (company: Company, audit) =>
      writeSnapshot(context, 'companies', audit, accounts.insertCompany(db, company)),
    updateCompany: (id, changes, audit) =>
      writeSnapshot(context, 'companies', audit, accounts.updateCompany(db, id, changes)),
    findQuietHours: (id) => reading(accounts.findQuietHours(db, id)),
    setQuietHours: (id, hours, audit) =>
      writeSnapshot(context, 'companies', audit, accounts.setQuietHours(db, id, hours)),
    findM2mSettings: (id) => reading(accounts.findM2mSettings(db, id)),
    setM2mSettings: (id, settings, audit) =>
      writeSnapshot(context, 'companies', audit, accounts.setM2mSettings(db, id, settings)),
    listSettings: () => reading(accounts.listSettings(db)),
    findCompany: (id) => reading(accounts.findCompany(db, id)),
    listCompanies: (afterId, limit) => reading(accounts.listCompanies(db, afterId, limit)),
    insertUser: (user: User, hash, audit) => unique(write(audit, accounts.insertUser(db, user, hash)), user.login),
    // Whoever becomes an administrator, or is one no more, has other rights.
    updateUser: (user, changes, hash, audit) =>
      writeSnapshot(
        context,
        'rights',
        audit,
        accounts.updateUser(db, user, changes, hash),
        // With another password, or none that counts, nobody stays signed in by the old one.
        ...(hash !== undefined || changes.state === 'suspended' ? [removeSessionsOfUser(db, user)] : []),
      ),
    findUser: (companyId, id) => reading(accounts.findUser(db, companyId, id)),
    findUserByLogin: (login) => reading(accounts.findUserByLogin(db, login)),
    listUsers: (companyId, afterId, limit) => reading(accounts.listUsers(db, companyId, afterId, limit)),
    // A key with a user has the user's rights.
    insertApiKey: (key: ApiKey, hash, audit) =>
      writeSnapshot(context, 'rights', audit, accounts.insertApiKey(db, key, hash)),
    updateApiKey: (companyId, id, changes, audit) => write(audit, accounts.updateApiKey(db, companyId, id, changes)),
    revokeApiKey: (companyId, id, at, audit) => conditional(write(audit, accounts.revokeApiKey(db, companyId, id, at))),
    findApiKey: (companyId, id) => reading(accounts.findApiKey(db, companyId, id)),
    findApiKeyByHash: (hash) => reading(accounts.findApiKeyByHash(db, hash)),
    listApiKeys: (companyId, afterId, limit) => reading(accounts.listApiKeys(db, companyId, afterId, limit)),
    markApiKeyUsed: async (id, at) => {
      await commits.write({ kind: 'statements', statements: [accounts.markApiKeyUsed(db, id, at)] })
    },
    listAudit: (companyId, beforeId, limit) => reading(accounts.listAudit(db, companyId, beforeId, limit)),
    createNumber: (number, audit) =>
      conditional(
        writeSnapshot(context, 'sender_names', audit, { ...accounts.insertNumber(db, number), expectRows: 1 }),
      ),
    insertNumber: async (number) => {
      await commits.write({
        kind: 'statements',
        statements: [accounts.insertNumber(db, number), raiseRevision(db, 'sender_names')],
      })
    },
  }
}

async function unique(writing: Promise<void>, login: string): Promise<void> {
  try {
    await writing
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new GatewayError('conflict', `The login "${login}" is taken; choose another.`, {
      field: 'login',
      cause: error,
    })
  }
}
