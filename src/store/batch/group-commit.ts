import { GatewayError } from '../../core/errors.js'
import type { ChangeResult } from './apply.js'
import type { Change, ChangeOf, ChangeResults } from './change.js'

/** Runs changes in one transaction and answers after the commit. Rejects when nothing of it was committed. */
export interface CommitEngine {
  /** `onApplied` is called once the next commit may begin although this one is not on disk yet. */
  commit(changes: readonly Change[], onApplied?: () => void): Promise<readonly ChangeResult[]>
}

export interface CommitMetrics {
  onCommit(changes: number, seconds: number): void
}

interface Waiting {
  change: Change
  resolve(value: never): void
  reject(error: unknown): void
}

/**
 * Gathers writes while a commit is under way and gives them all to the next one: under load one fsync serves hundreds of callers,
 * at rest a write waits for nobody.
 */
export class GroupCommit {
  readonly #engine: CommitEngine
  readonly #limits: { waiting: number; batch: number }
  readonly #metrics: CommitMetrics
  readonly #mapError: (error: unknown) => unknown
  readonly #onCommitted: (changes: readonly Change[], results: readonly ChangeResult[]) => void
  #waiting: Waiting[] = []
  #running = false
  #inFlight = 0

  constructor(
    engine: CommitEngine,
    options: {
      /** Writes that may wait; beyond it callers are refused at once. */
      maxWaiting: number
      /** Changes in one transaction at most: bounds how long a commit takes. */
      maxBatch: number
      metrics: CommitMetrics
      mapError: (error: unknown) => unknown
      /** Hears of each commit after its callers. */
      onCommitted?: (changes: readonly Change[], results: readonly ChangeResult[]) => void
    },
  ) {
    this.#engine = engine
    this.#limits = { waiting: options.maxWaiting, batch: options.maxBatch }
    this.#metrics = options.metrics
    this.#mapError = options.mapError
    this.#onCommitted = options.onCommitted ?? (() => {})
  }

  get idle(): boolean {
    return !this.#running && this.#inFlight === 0 && this.#waiting.length === 0
  }

  /** Resolves when nothing waits and nothing is under way. */
  async settled(): Promise<void> {
    while (!this.idle) await new Promise<void>((resolve) => setImmediate(resolve))
  }

  get depth(): number {
    return this.#waiting.length
  }

  write<K extends Change['kind']>(change: ChangeOf<K>): Promise<ChangeResults[K]> {
    // What the operator told us is never turned away: only new work is.
    if (change.kind === 'accept' && this.#waiting.length >= this.#limits.waiting) {
      return Promise.reject(
        new GatewayError('overloaded', 'Too many requests wait to be stored; try again shortly.', {
          retryAfterSeconds: 1,
        }),
      )
    }
    return new Promise<ChangeResults[K]>((resolve, reject) => {
      this.#waiting.push({ change, resolve: resolve, reject })
      if (!this.#running) {
        this.#running = true
        void this.#drain()
      }
    })
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      // One turn of the event loop lets in what has already arrived.
      await new Promise<void>((resolve) => setImmediate(resolve))
      const batch = this.#waiting.splice(0, this.#limits.batch)
      await new Promise<void>((resolve) => {
        void this.#commit(batch, resolve).then(resolve)
      })
    }
    this.#running = false
  }

  async #commit(batch: readonly Waiting[], onApplied: () => void): Promise<void> {
    const startedAt = performance.now()
    const changes = batch.map((waiting) => waiting.change)
    this.#inFlight += 1
    try {
      const results = await this.#engine.commit(changes, onApplied)
      for (const [index, waiting] of batch.entries()) this.#settle(waiting, results[index])
      this.#onCommitted(changes, results)
    } catch (error) {
      const mapped = this.#mapError(error)
      for (const waiting of batch) waiting.reject(mapped)
    }
    this.#inFlight -= 1
    this.#metrics.onCommit(batch.length, (performance.now() - startedAt) / 1000)
  }

  #settle(waiting: Waiting, result: ChangeResult | undefined): void {
    if (result?.ok) waiting.resolve(result.value as never)
    else waiting.reject(this.#mapError(result?.error))
  }
}
