import Sqlite from 'better-sqlite3'
import pg from 'pg'

/** What the gateway's own database says about one message. */
export interface LedgerEntry {
  state: string
  /** `message.in_doubt` events. */
  doubts: number
}

/** Reads a gateway's database from outside, while it runs. */
export class Ledger {
  readonly #query: (sql: string) => Promise<Record<string, unknown>[]>
  readonly close: () => Promise<void>

  private constructor(query: Ledger['query'], close: () => Promise<void>) {
    this.#query = query
    this.close = close
  }

  static async open(url: string): Promise<Ledger> {
    if (url.startsWith('sqlite:')) {
      const db = new Sqlite(url.slice('sqlite:'.length), { readonly: true, timeout: 5_000 })
      const query = (sql: string) => Promise.resolve(db.prepare(sql).all() as Record<string, unknown>[])
      return new Ledger(query, () => Promise.resolve(void db.close()))
    }
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const query = async (sql: string) => (await client.query<Record<string, unknown>>(sql)).rows
    return new Ledger(query, () => client.end())
  }

  query(sql: string): Promise<Record<string, unknown>[]> {
    return this.#query(sql)
  }

  /** Messages that have not reached their phone yet. */
  async undelivered(): Promise<number> {
    const [row] = await this.query(`SELECT count(*) AS n FROM messages WHERE state <> 'delivered'`)
    return Number(row?.n)
  }

  /** Every message, by id. */
  async entries(): Promise<Map<number, LedgerEntry>> {
    const entries = new Map<number, LedgerEntry>()
    for (const { id, state } of await this.query('SELECT id, state FROM messages')) {
      entries.set(Number(id), { state: String(state), doubts: 0 })
    }
    const doubts = `SELECT subject_id AS id, count(*) AS n FROM events WHERE type = 'message.in_doubt' GROUP BY subject_id`
    for (const { id, n } of await this.query(doubts)) {
      const entry = entries.get(Number(id))
      if (entry !== undefined) entry.doubts = Number(n)
    }
    return entries
  }
}
