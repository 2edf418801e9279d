import type { CallStore } from '../core/calls/ports.js'
import type { PromptStore } from '../core/calls/prompts/ports.js'
import type { ConversationStore } from '../core/conversations/ports.js'
import type { HistoryStore } from '../core/history/ports.js'
import type { JobStore } from '../core/jobs/ports.js'
import type { MailStore } from '../core/mail/ports.js'
import type { MailingStore } from '../core/mailings/ports.js'
import type { PeopleStore } from '../core/people/ports.js'
import type {
  AccountStore,
  EventStore,
  InboxStore,
  M2mPasswordStore,
  MessageStore,
  OptOutStore,
  SessionStore,
  Store,
  WebhookStore,
} from '../core/ports.js'
import type { RatingStore } from '../core/rating/ledger/ports.js'
import type { RightsStore } from '../core/rights/ports.js'
import type { NumberingStore, RouteStore, SenderNameStore } from '../core/routing/ports.js'
import type { TagStore } from '../core/tags/ports.js'
import type { TrafficStore } from '../core/traffic/saved-report.js'
import { accountStore } from './account-store.js'
import type { Statement } from './batch/change.js'
import type { CommitMetrics } from './batch/group-commit.js'
import { GroupCommit } from './batch/group-commit.js'
import { callStore } from './call-store.js'
import { conversationStore } from './conversation-store.js'
import type { Database } from './database.js'
import { storageError } from './errors.js'
import { eventStore } from './event-store.js'
import { historyStore } from './history-store.js'
import { IdBlocks } from './id-block.js'
import { inboxStore } from './inbox-store.js'
import { jobStore } from './job-store.js'
import { LogGrowth } from './log-growth.js'
import { m2mPasswordStore } from './m2m-password-store.js'
import { mailStore } from './mail-store.js'
import { mailingStore } from './mailing-store.js'
import { messageStore } from './message-store.js'
import { numberingStore } from './numbering-store.js'
import { optOutStore } from './opt-out-store.js'
import { peopleStore } from './people-store.js'
import type { ProcessLease } from './process-lease.js'
import { promptStore } from './prompt-store.js'
import { ratingStore } from './rating-store.js'
import { readRevisions } from './repositories/revision-repository.js'
import { rightsStore } from './rights-store.js'
import { routeStore } from './route-store.js'
import { senderNameStore } from './sender-name-store.js'
import { sessionStore } from './session-store.js'
import { tagStore } from './tag-store.js'
import { trafficStore } from './traffic-store.js'
import { webhookStore } from './webhook-store.js'
import { WriteProbe } from './write-probe.js'
import { reading, type StoreContext } from './writing.js'

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
  readonly m2mPasswords: M2mPasswordStore
  readonly sessions: SessionStore
  readonly optOuts: OptOutStore
  readonly numbering: NumberingStore
  readonly routes: RouteStore
  readonly senderNames: SenderNameStore
  readonly events: EventStore
  readonly webhooks: WebhookStore
  readonly inbox: InboxStore
  readonly people: PeopleStore
  readonly tags: TagStore
  readonly rights: RightsStore
  readonly history: HistoryStore
  readonly conversations: ConversationStore
  readonly calls: CallStore
  readonly prompts: PromptStore
  readonly rating: RatingStore
  readonly jobs: JobStore
  readonly mailings: MailingStore
  readonly traffic: TrafficStore
  readonly mails: MailStore
  readonly #database: Database
  readonly #commits: GroupCommit
  readonly #ids: IdBlocks
  readonly #context: StoreContext
  readonly #probe = new WriteProbe((statements) => this.execute(statements))

  constructor(database: Database, lease: ProcessLease, options: StoreOptions) {
    this.#database = database
    const growth = new LogGrowth()
    this.#commits = new GroupCommit(database, {
      onCommitted: (changes, results) => growth.committed(changes, results),
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
    const context: StoreContext = (this.#context = {
      database,
      db: database.read,
      commits: this.#commits,
      nextId: () => this.allocateIds(1),
      isAudited: true,
    })
    this.messages = messageStore(context, lease)
    this.accounts = accountStore(context)
    this.m2mPasswords = m2mPasswordStore(context)
    this.sessions = sessionStore(context)
    this.optOuts = optOutStore(context)
    this.numbering = numberingStore(context)
    this.routes = routeStore(context)
    this.senderNames = senderNameStore(context)
    this.events = eventStore(context, growth)
    this.webhooks = webhookStore(context)
    this.inbox = inboxStore(context)
    this.people = peopleStore(context)
    this.tags = tagStore(context)
    this.rights = rightsStore(context)
    this.history = historyStore(context)
    this.conversations = conversationStore(context)
    this.calls = callStore(context, lease)
    this.prompts = promptStore(context)
    this.rating = ratingStore(context)
    this.jobs = jobStore(context)
    this.mailings = mailingStore(context)
    this.traffic = trafficStore(context)
    this.mails = mailStore(context)
  }

  /**
   * For data that comes with the gateway: nobody's act, so it is not audited, with ids of its own that leave the next ones to the
   * user.
   */
  forOwnData(): Store {
    const context: StoreContext = { ...this.#context, isAudited: false }
    return {
      ...this,
      accounts: accountStore(context),
      people: peopleStore(context),
      tags: tagStore(context),
      allocateIds: (count) => this.#commits.write({ kind: 'allocate', count }),
      revisions: () => this.revisions(),
    }
  }

  allocateIds(count: number): Promise<number> {
    return this.#ids.take(count)
  }

  revisions(): Promise<ReadonlyMap<string, number>> {
    return reading(readRevisions(this.#database.read))
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
