import type { ApiKey, Company, User } from '../core/accounts/account.js'
import type { CarrierReceipt, InboundPart } from '../core/carrier.js'
import { GatewayError } from '../core/errors.js'
import type { AccountStore, MessageStore, NewAudit, Store } from '../core/ports.js'
import type { CompanyId, MessageId } from '../core/values/ids.js'
import type { Statement } from './batch/change.js'
import type { CommitMetrics } from './batch/group-commit.js'
import { GroupCommit } from './batch/group-commit.js'
import type { Database } from './database.js'
import { isUnexpectedRowCount, isUniqueViolation, storageError } from './errors.js'
import { IdBlocks } from './id-block.js'
import type { ProcessLease } from './process-lease.js'
import * as accounts from './repositories/account-repository.js'
import * as messages from './repositories/message-repository.js'
import { WriteProbe } from './write-probe.js'

export interface StoreOptions {
  maxWaitingWrites: number
  metrics: CommitMetrics
}

/** Ids fetched at a time: one write a second at 10,000 messages a second. */
const idBlockSize = 10_000
/** Ids of processes that share a database are in the order of time to this precision. */
const sharedIdBlockMs = 500
/** Changes of one transaction: 500 acceptances with their rows take about 15 ms of SQLite's thread. */
const maxBatch = 500

/** The core's Store over either database. */
export class SqlStore implements Store {
  readonly messages: MessageStore
  readonly accounts: AccountStore
  readonly #database: Database
  readonly #commits: GroupCommit
  readonly #ids: IdBlocks
  readonly #probe = new WriteProbe((statements) => this.execute(statements))

  constructor(database: Database, lease: ProcessLease, options: StoreOptions) {
    this.#database = database
    this.#commits = new GroupCommit(database, {
      maxWaiting: options.maxWaitingWrites,
      maxBatch,
      metrics: options.metrics,
      mapError: (error) => {
        const mapped = storageError(error)
        this.#probe.noteFailure(mapped)
        return mapped
      },
    })
    const lifetime = database.kind === 'postgres' ? sharedIdBlockMs : Infinity
    this.#ids = new IdBlocks((count) => this.#commits.write({ kind: 'allocate', count }), idBlockSize, lifetime)
    this.messages = messageStore(database, this.#commits, lease)
    this.accounts = accountStore(database, this.#commits, () => this.allocateIds(1))
  }

  allocateIds(count: number): Promise<number> {
    return this.#ids.take(count)
  }

  /** Statements that are not the core's business: leases. */
  execute(statements: readonly Statement[]): Promise<readonly number[]> {
    return this.#commits.write({ kind: 'statements', statements })
  }

  get idle(): boolean {
    return this.#commits.idle
  }

  get writesWaiting(): number {
    return this.#commits.depth
  }

  /** Reads and writes; throws when either is not possible. A disk that is full still reads. */
  async probe(): Promise<void> {
    await this.#probe.run()
    await this.#database.ping()
  }

  onWakeUp(listener: (carrier: string) => void): void {
    this.#database.onWakeUp(listener)
  }

  /** Commits what waits, then closes. */
  async close(): Promise<void> {
    await this.#commits.settled()
    await this.#database.close()
  }
}

function messageStore(database: Database, commits: GroupCommit, lease: ProcessLease): MessageStore {
  const db = database.read
  return {
    accept: (acceptance) => commits.write({ kind: 'accept', acceptance, holder: lease.fencing }),
    claim: (request) => commits.write({ kind: 'claim', request, holder: lease.fencing, fence: lease.fence }),
    recordOutcome: (record) => commits.write({ kind: 'outcome', record }),
    recordReceipt: (receipt: CarrierReceipt) => commits.write({ kind: 'receipt', receipt }),
    recordInbound: (part: InboundPart, id: MessageId) => commits.write({ kind: 'inbound', part, id }),
    cancel: (companyId, id, at) => commits.write({ kind: 'cancel', companyId, id, at }),
    cancelBroadcast: (companyId, id, at) => commits.write({ kind: 'cancelBroadcast', companyId, id, at }),
    materialiseChunk: (at) => commits.write({ kind: 'materialise', at }),
    sweep: (at, limits) => commits.write({ kind: 'sweep', at, limits }),
    recoverClaims: (at) => commits.write({ kind: 'recover', at, ours: lease.past }),
    findOwnClaims: (before) => commits.write({ kind: 'findClaims', holders: lease.past, before }),
    dropOwnClaims: (refs, before, at) =>
      commits.write({ kind: 'dropClaims', messages: refs, holders: lease.past, before, at }),
    findAnswer: (companyId, key) => reading(findAnswer(database, companyId, key)),
    find: (companyId, id) => reading(messages.findMessage(db, companyId, id)),
    list: (companyId, filter) => reading(messages.listMessages(db, companyId, filter)),
    findBroadcast: (companyId, id) => reading(messages.findBroadcast(db, companyId, id)),
    queueDepths: () => reading(messages.queueDepths(db)),
  }
}

async function findAnswer(database: Database, companyId: CompanyId, key: string) {
  const row = await database.read
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'result'])
    .where('company_id', '=', companyId)
    .where('key', '=', key)
    .executeTakeFirst()
  return row && { requestHash: row.request_hash, result: JSON.parse(row.result) as never }
}

function accountStore(database: Database, commits: GroupCommit, nextId: () => Promise<number>): AccountStore {
  const db = database.read
  const write = async (audit: NewAudit, ...statements: Statement[]): Promise<void> => {
    const record = accounts.insertAudit(db, await nextId(), audit)
    await commits.write({ kind: 'statements', statements: [...statements, record] })
  }
  return {
    insertCompany: (company: Company, audit) => write(audit, accounts.insertCompany(db, company)),
    updateCompany: (id, changes, audit) => write(audit, accounts.updateCompany(db, id, changes)),
    findCompany: (id) => reading(accounts.findCompany(db, id)),
    listCompanies: (afterId, limit) => reading(accounts.listCompanies(db, afterId, limit)),
    insertUser: (user: User, hash, audit) => unique(write(audit, accounts.insertUser(db, user, hash)), user.login),
    updateUser: (user, changes, hash, audit) => write(audit, accounts.updateUser(db, user, changes, hash)),
    findUser: (companyId, id) => reading(accounts.findUser(db, companyId, id)),
    findUserByLogin: (login) => reading(accounts.findUserByLogin(db, login)),
    listUsers: (companyId, afterId, limit) => reading(accounts.listUsers(db, companyId, afterId, limit)),
    insertApiKey: (key: ApiKey, hash, audit) => write(audit, accounts.insertApiKey(db, key, hash)),
    revokeApiKey: (companyId, id, at, audit) => conditional(write(audit, accounts.revokeApiKey(db, companyId, id, at))),
    findApiKey: (companyId, id) => reading(accounts.findApiKey(db, companyId, id)),
    findApiKeyByHash: (hash) => reading(accounts.findApiKeyByHash(db, hash)),
    listApiKeys: (companyId, afterId, limit) => reading(accounts.listApiKeys(db, companyId, afterId, limit)),
    markApiKeyUsed: async (id, at) => {
      await commits.write({ kind: 'statements', statements: [accounts.markApiKeyUsed(db, id, at)] })
    },
    listAudit: (companyId, beforeId, limit) => reading(accounts.listAudit(db, companyId, beforeId, limit)),
    insertNumber: async (number) => {
      await commits.write({ kind: 'statements', statements: [accounts.insertNumber(db, number)] })
    },
  }
}

async function reading<T>(query: Promise<T>): Promise<T> {
  try {
    return await query
  } catch (error) {
    throw storageError(error)
  }
}

/** False when the row was no longer in the state that the statement asks for. */
async function conditional(writing: Promise<void>): Promise<boolean> {
  try {
    await writing
    return true
  } catch (error) {
    if (!isUnexpectedRowCount(error)) throw error
    return false
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
