import { loadCatalogue } from '../../composition/catalogue.js'
import { systemPrincipal } from '../../core/accounts/permissions.js'
import type { LocalMonth } from '../../core/calendar/local-date.js'
import type { CoreContext } from '../../core/context.js'
import { billDays } from '../../core/rating/ledger/bill-days.js'
import { type AccountChange, changeAccount } from '../../core/rating/ledger/change-account.js'
import { chargeMessages } from '../../core/rating/ledger/charge-messages.js'
import { createInvoice } from '../../core/rating/ledger/invoices.js'
import type { LedgerPosting } from '../../core/rating/ledger/ports.js'
import { Rating } from '../../core/rating/rating.js'
import type { MessageId, PersonId } from '../../core/values/ids.js'
import type { TestDatabase, TestDatabaseKind } from '../../testing/databases.js'
import { VirtualClock } from '../../testing/virtual-clock.js'
import { acceptanceOf, company, type OpenStore, openStore } from './_store.js'

const catalogue = loadCatalogue()
const via = { interface: 'cli', address: null, requestId: null } as const

/** What goes wrong with a write of the ledger: it is not made, or made and its answer lost. */
export type LedgerFault = 'lost' | 'unanswered' | undefined

/** The ledger over a real store, with a clock to be set, without a gateway around it. */
export class TestLedger {
  readonly core: CoreContext
  readonly #clock: VirtualClock
  readonly #open: OpenStore
  /** Of the next writes, in their order. */
  faults: LedgerFault[] = []
  #lastMessage = 0

  private constructor(open: OpenStore, clock: VirtualClock, zone: string) {
    this.#open = open
    this.#clock = clock
    const { store } = open
    const advance: typeof store.rating.advance = async (step) => {
      const fault = this.faults.shift()
      if (fault === 'lost') throw new Error('lost')
      const written = await store.rating.advance(step)
      if (fault === 'unanswered') throw new Error('unanswered')
      return written
    }
    const { events, people, accounts } = store
    const allocateIds = (count: number) => store.allocateIds(count)
    this.core = {
      store: { rating: { ...store.rating, advance }, events, people, accounts, allocateIds },
      clock,
      rating: new Rating(catalogue),
      companies: { zoneOf: () => zone },
      snapshots: { refresh: () => Promise.resolve() },
    } as unknown as CoreContext
  }

  /** @param process that shares the database with others */
  static async open(database: TestDatabase, clock: VirtualClock, zone: string, process = 'one'): Promise<TestLedger> {
    return new TestLedger(await openStore(database.url, clock, process), clock, zone)
  }

  static async create(kind: TestDatabaseKind, zone: string, startAt: number) {
    const database = await kind.create()
    const clock = new VirtualClock(startAt)
    const ledger = await TestLedger.open(database, clock, zone)
    await ledger.#open.store.accounts.insertCompany(
      {
        id: company,
        name: 'ООО «Ромашка»',
        zone,
        state: 'active',
        requestsPerSecond: null,
        recipientsPerSecond: null,
        createdAt: startAt,
      },
      {
        companyId: company,
        at: startAt,
        actor: 'system',
        action: 'test',
        subject: 'test',
        via: 'cli',
        address: null,
        requestId: null,
        before: null,
        after: null,
      },
    )
    return { ledger, database, clock }
  }

  change(change: AccountChange) {
    return changeAccount(this.core, systemPrincipal, { companyId: company, change }, via)
  }

  invoice(month: string) {
    return createInvoice(this.core, systemPrincipal, { companyId: company, month: month as LocalMonth }, via)
  }

  /** A message of so many segments that the operator accepts now. */
  async send(segmentCount: number): Promise<void> {
    const id = (this.#lastMessage += 1) as MessageId
    const at = this.#clock.now()
    const { messages } = this.#open.store
    await messages.accept(acceptanceOf(id, { segmentCount, createdAt: at }, true))
    const outcomes = Array.from({ length: segmentCount }, (_, index) =>
      messages.recordOutcome({
        ...{ companyId: company, messageId: id, ordinal: index + 1, whole: false, carrier: 'one', submittedAt: at, at },
        outcome: { kind: 'accepted', carrierMessageId: `${id}-${index + 1}` },
      }),
    )
    await Promise.all(outcomes)
  }

  async hire(id: number, employedFrom: number | null, employedUntil: number | null): Promise<void> {
    const at = this.#clock.now()
    const number = { msisdn: `+7900000${String(id).padStart(4, '0')}`, from: null, until: null, note: null }
    const person = {
      id: id as PersonId,
      companyId: company,
      kind: 'employee',
      name: `Person ${id}`,
      email: null,
      position: null,
    }
    await this.#open.store.people.insertPerson(
      {
        ...person,
        zone: null,
        language: null,
        attributes: {},
        employedFrom,
        employedUntil,
        numbers: [number],
        createdAt: at,
        updatedAt: at,
      } as never,
      {
        companyId: company,
        at,
        actor: 'system',
        action: 'test',
        subject: 'test',
        via: 'cli',
        address: null,
        requestId: null,
        before: null,
        after: null,
      },
    )
  }

  /** Charges and bills until nothing is left, whatever goes wrong meanwhile. */
  async settle(): Promise<void> {
    for (;;) {
      try {
        // On PostgreSQL an event can be read when every transaction that is older has ended, whoever's it is.
        while ((await this.core.store.rating.listBehind()).length > 0) await chargeMessages(this.core, company)
        while ((await billDays(this.core, company)) !== undefined) continue
        return
      } catch (error) {
        if (!(error instanceof Error) || !['lost', 'unanswered'].includes(error.message)) throw error
      }
    }
  }

  async wait(ms: number): Promise<void> {
    await this.#clock.leap(ms)
  }

  async postings(): Promise<readonly LedgerPosting[]> {
    return this.core.store.rating.listPostings(company, { afterOrdinal: 0, limit: 100_000 })
  }

  close(): Promise<void> {
    return this.#open.close()
  }
}
