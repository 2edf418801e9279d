import type { HeldLease, Leases } from '../core/carrier.js'
import type { Clock } from '../core/clock.js'
import { comparePositions } from '../core/events/event.js'
import type { IndexPosition } from '../core/history/ports.js'
import type { Log } from '../core/log.js'
import type { Store } from '../core/ports.js'
import { PeriodicTask } from './periodic-task.js'

/** Events that tell of a text that is new, or has changed. */
const types = ['message.accepted', 'message.received', 'message.completed']
/** Messages at a time: about 20 ms of SQLite's writer, which sending waits for. */
const chunk = 200
/** Chunks of one turn: the writer is left to those who send for more than half of each second. */
const chunksPerTurn = 20
/** How far the index is behind when there is little to do. */
const turnMs = 1_000

/** Brings the words of messages into the search index, behind those who write them, in the one process that holds the lease. */
export class HistoryIndex {
  readonly #store: Store
  readonly #leases: Leases
  readonly #task: PeriodicTask
  #lease: HeldLease | undefined
  #isHeld = false

  constructor(store: Store, leases: Leases, clock: Clock, log: Log) {
    this.#store = store
    this.#leases = leases
    this.#task = new PeriodicTask('search index', turnMs, clock, log, () => this.#turn())
  }

  start(): void {
    this.#task.start()
    this.#lease = this.#leases.hold('history', {
      onHeld: () => {
        this.#isHeld = true
        this.#task.wake()
      },
      onLost: () => (this.#isHeld = false),
    })
  }

  async stop(): Promise<void> {
    await this.#task.stop()
    await this.#lease?.release()
  }

  get idle(): boolean {
    return this.#task.idle
  }

  /** What is left waits for the next turn. */
  async #turn(): Promise<false> {
    if (!this.#isHeld) return false
    await this.#store.history.followNew()
    for (let left = chunksPerTurn; left > 0;) {
      let moved = 0
      for (const position of (await this.#store.history.listBehind()).slice(0, left)) {
        const isMoved = position.backfilledTo === null ? await this.#followLog(position) : await this.#backfill(position)
        if (isMoved) moved += 1
      }
      if (moved === 0) return false
      left -= moved
    }
    return false
  }

  async #backfill(from: IndexPosition): Promise<boolean> {
    const { companyId, backfilledTo } = from
    const texts = await this.#store.history.textsAfter(companyId, backfilledTo ?? 0, chunk)
    const to = { ...from, backfilledTo: texts.at(-1)?.id ?? null }
    return this.#store.history.index(from, to, texts)
  }

  async #followLog(from: IndexPosition): Promise<boolean> {
    const { companyId, followed } = from
    const { events, next } = await this.#store.events.read(companyId, { after: followed, filter: { types }, limit: chunk })
    // On PostgreSQL there may be events that nobody can read yet.
    if (comparePositions(next, followed) <= 0) return false
    const ids = [...new Set(events.map(({ subjectId }) => subjectId))]
    const texts = await this.#store.history.texts(companyId, ids)
    return this.#store.history.index(from, { ...from, followed: next }, texts)
  }
}
