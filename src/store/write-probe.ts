import { GatewayError } from '../core/errors.js'
import type { Statement } from './batch/change.js'

/** More than most requests need, bytes. */
const roomWanted = 65_536
const name = 'probe:room'

const touch: Statement = { sql: `UPDATE counters SET next = next WHERE name = 'id'`, parameters: [] }
const takeRoom: Statement = {
  sql: `INSERT INTO leases (name, holder, fencing, expires_at) VALUES (?, ?, 0, 0)
    ON CONFLICT (name) DO UPDATE SET holder = excluded.holder`,
  parameters: [name, '0'.repeat(roomWanted)],
}
const giveRoomBack: Statement = { sql: 'DELETE FROM leases WHERE name = ?', parameters: [name] }

/**
 * Finds out whether the database takes writes, by writing. On a disk that is full a small write often still fits where a message
 * does not; so once something was refused for lack of room, room has to be shown.
 */
export class WriteProbe {
  readonly #execute: (statements: readonly Statement[]) => Promise<unknown>
  #wasFull = false

  constructor(execute: (statements: readonly Statement[]) => Promise<unknown>) {
    this.#execute = execute
  }

  /** To be told of every failure of a write. */
  noteFailure(error: unknown): void {
    if (error instanceof GatewayError && error.code === 'storage_full') this.#wasFull = true
  }

  /** Throws when nothing can be written. */
  async run(): Promise<void> {
    await this.#execute([touch])
    if (!this.#wasFull) return
    await this.#execute([takeRoom])
    await this.#execute([giveRoomBack])
    this.#wasFull = false
  }
}
