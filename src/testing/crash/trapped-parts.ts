import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'

import type { SmsCarrier, Submission, SubmissionOutcome } from '../../core/carrier.js'
import type { Clock } from '../../core/clock.js'
import type { Overrides } from '../../gateway.js'
import type { ChangeResult } from '../../store/batch/apply.js'
import type { Change, Statement } from '../../store/batch/change.js'
import type { Database } from '../../store/database.js'
import type { CrashTrap } from './crash-points.js'

/** The parts of a gateway through which every message passes, each with its crash points around it. */
export function trappedParts(trap: CrashTrap, clock: Clock): Overrides {
  subscribe('http.server.response.finish', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    if (request.method === 'POST' && response.statusCode === 202) trap.pass('after_reply')
  })
  return {
    clock,
    wrapDatabase: (database) => new TrappedDatabase(database, trap, clock),
    wrapCarrier: (carrier) => trappedCarrier(carrier, trap),
  }
}

/** Until the process dies: enough for the rows of a small transaction to be written, and far less than the statement takes. */
const openTransactionMs = 200

/** Does not return before the process is gone. */
const slowStatement: Record<Database['kind'], string> = {
  sqlite: 'WITH RECURSIVE endless(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM endless) SELECT max(n) FROM endless',
  postgres: 'SELECT pg_sleep(2)',
}

class TrappedDatabase implements Database {
  readonly kind: Database['kind']
  readonly read: Database['read']
  readonly #inner: Database
  readonly #trap: CrashTrap
  readonly #clock: Clock

  constructor(inner: Database, trap: CrashTrap, clock: Clock) {
    this.kind = inner.kind
    this.read = inner.read
    this.#inner = inner
    this.#trap = trap
    this.#clock = clock
  }

  async commit(changes: readonly Change[]): Promise<readonly ChangeResult[]> {
    const accepts = changes.some((change) => change.kind === 'accept')
    if (accepts) {
      this.#trap.pass('after_parse')
      if (this.#trap.closesAt('before_commit')) return this.#dieInside(changes)
    }
    const receives = changes.some((change) => change.kind === 'receipt')
    if (receives && this.#trap.closesAt('after_dlr_before_commit')) return this.#dieInside(changes)
    const results = await this.#inner.commit(changes)
    if (accepts) this.#trap.pass('after_commit_before_reply')
    return results
  }

  onWakeUp(listener: (carrier: string) => void): void {
    this.#inner.onWakeUp(listener)
  }

  ping(): Promise<void> {
    return this.#inner.ping()
  }

  close(): Promise<void> {
    return this.#inner.close()
  }

  /** The rows are written and COMMIT is not: the transaction's last statement is still running when the process dies. */
  #dieInside(changes: readonly Change[]): Promise<never> {
    const statement: Statement = { sql: slowStatement[this.kind], parameters: [] }
    this.#clock.setTimer(openTransactionMs, () => this.#trap.spring())
    return this.#inner.commit([...changes, { kind: 'statements', statements: [statement] }]).then(() => {
      throw new Error('a transaction that was to stay open has ended')
    })
  }
}

function trappedCarrier(inner: SmsCarrier, trap: CrashTrap): SmsCarrier {
  return {
    name: inner.name,
    longMessages: inner.longMessages,
    start: () => inner.start(),
    stop: () => inner.stop(),
    freeSlots: () => inner.freeSlots(),
    status: () => inner.status(),
    isIdle: () => inner.isIdle(),
    submit: (submission) => submitTrapped(inner, trap, submission),
  }
}

async function submitTrapped(inner: SmsCarrier, trap: CrashTrap, submission: Submission): Promise<SubmissionOutcome> {
  trap.pass('before_submit_write')
  const answer = inner.submit(submission)
  // The carrier writes the PDUs of one turn of the event loop together, at its end.
  setImmediate(() => setImmediate(() => trap.pass('after_submit_write')))
  const outcome = await answer
  if (outcome.kind === 'accepted') trap.pass('after_resp_before_commit')
  return outcome
}
