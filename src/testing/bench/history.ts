/** How fast a million messages are searched. `node dist/testing/bench/history.js [--database URL] [--messages N]` */
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { type HistoryRequest, parseHistoryFilter } from '../../core/history/read-history.js'
import type { CompanyId, MessageId } from '../../core/values/ids.js'
import type { Database } from '../../store/database.js'
import { PostgresDatabase } from '../../store/postgres/postgres-database.js'
import { OwnLease } from '../../store/process-lease.js'
import { SqliteDatabase } from '../../store/sqlite/sqlite-database.js'
import { SqlStore } from '../../store/store.js'
import { columnNames } from '../../store/tables/table.js'
import { messages } from '../../store/tables/tables.js'
import { indexNext } from '../../workers/history-index.js'

const company = 7 as CompanyId
const firstAt = 1_760_000_000_000
const rowsPerStatement = 5_000
const rounds = 40
const settings = {
  policy: { maxAttempts: 3, receiptTimeoutMs: 1, inDoubt: 'hold' },
  replyWindowMs: 1,
} as unknown as Parameters<typeof SqliteDatabase.open>[1]

const searches: Record<string, HistoryRequest> = {
  'a frequent word': { q: 'заказ' },
  'a word of one in a thousand': { q: 'слово77' },
  'a number': { q: '1042' },
  'two words': { q: 'заказы слово12' },
  'a phrase': { q: '"готов ждём вас"' },
  'a word that nothing has': { q: 'небывалое' },
  'a frequent piece': { contains: 'аказ' },
  'a rare piece': { contains: 'ово77' },
  'a frequent word in a rare state': { q: 'заказ', state: 'undelivered' },
  'a word of one number': { q: 'заказ', msisdn: '+79000000123' },
  'a number alone': { msisdn: '+79000000123' },
  'an hour': { createdFrom: firstAt + 3_600_000, createdBefore: firstAt + 7_200_000 },
}

const { values } = parseArgs({
  options: { database: { type: 'string' }, messages: { type: 'string', default: '1000000' } },
})
const total = Number(values.messages)
const folder = mkdtempSync(join(tmpdir(), 'svyaz-'))
const database: Database =
  values.database === undefined
    ? await SqliteDatabase.open(join(folder, 'svyaz.db'), settings)
    : await PostgresDatabase.open(values.database, 4, settings, (error) => console.error(error))
const store = new SqlStore(database, new OwnLease(null), { maxWaitingWrites: 100, metrics: { onCommit: () => {} } })
try {
  await fill()
  await index()
  for (const [name, request] of Object.entries(searches)) await measure(name, request)
} finally {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
}

async function fill(): Promise<void> {
  const zone = { id: company, name: 'Ромашка', zone: 'Europe/Moscow', state: 'active', created_at: firstAt }
  await store.execute([
    {
      sql: `INSERT INTO companies (id, name, zone, state, created_at) VALUES (?, ?, ?, ?, ?)`,
      parameters: Object.values(zone),
    },
  ])
  const names = columnNames(messages)
  const sql =
    database.kind === 'sqlite'
      ? `INSERT INTO messages (${names.join()}) SELECT ${names.map((name) => `value ->> '${name}'`).join()} FROM json_each(?)`
      : `INSERT INTO messages SELECT (json_populate_recordset(NULL::messages, CAST(? AS json))).*`
  for (let done = 0; done < total; done += rowsPerStatement) {
    const rows = Array.from({ length: rowsPerStatement }, (_, index) => rowOf(done + index + 1))
    await store.execute([{ sql, parameters: [JSON.stringify(rows)] }])
  }
  if (database.kind === 'postgres') await store.execute([{ sql: 'ANALYZE messages', parameters: [] }])
}

function rowOf(id: number) {
  const at = firstAt + id * 1_000
  return {
    company_id: company,
    id,
    direction: id % 20 === 0 ? 'mo' : 'mt',
    msisdn: `+7900${String(id % 20_000).padStart(7, '0')}`,
    own_address: 'Svyaz',
    text: textOf(id),
    encoding: 'ucs2',
    segment_count: 1,
    concat_reference: 0,
    class: 'service',
    lane: 'normal',
    state: id % 500 === 0 ? 'undelivered' : 'delivered',
    version: 3,
    trace_id: `request-${id}`,
    created_at: at,
    updated_at: at,
    complete: 1,
  }
}

/** Between five and a dozen words, one in three about an order, each from a dictionary of a thousand beside. */
function textOf(id: number): string {
  const word = (salt: number) => `слово${Math.imul(id + salt, 2_654_435_761) >>> 22}`
  const rest = `${word(1)} ${word(2)} ${word(3)}, ${word(4)} до ${id % 24}:00`
  if (id % 3 === 0) return `Заказ № ${id % 50_000} готов. Ждём вас: ${rest}`
  return id % 3 === 1 ? `Уважаемый клиент! Отключение воды, ${rest}` : `Код ${id % 9_999}, никому не говорите. ${rest}`
}

async function index(): Promise<void> {
  const startedAt = performance.now()
  while ((await indexNext(store, 1)) > 0) continue
  if (database.kind === 'postgres') await store.execute([{ sql: 'ANALYZE message_words', parameters: [] }])
  const seconds = (performance.now() - startedAt) / 1_000
  report({ part: 'index', database: database.kind, messages: total, perSecond: Math.round(total / seconds) })
}

async function measure(search: string, request: HistoryRequest): Promise<void> {
  const filter = parseHistoryFilter(request)
  const times: number[] = []
  let rows = 0
  let beforeId: MessageId | undefined
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now()
    const page = await store.history.list(company, filter, { limit: 51, ...(beforeId !== undefined && { beforeId }) })
    times.push(performance.now() - startedAt)
    rows = Math.max(rows, page.length)
    beforeId = page.length === 51 ? page.at(-1)?.id : undefined
  }
  const countedAt = performance.now()
  const counts = await store.history.count(company, filter)
  const countMs = Math.round(performance.now() - countedAt)
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round((times[Math.floor(share * (rounds - 1))] ?? 0) * 10) / 10
  const found = counts.reduce((sum, count) => sum + count.messages, 0)
  report({ part: 'search', database: database.kind, search, found, medianMs: at(0.5), p95Ms: at(0.95), countMs })
}

function report(line: Record<string, unknown>): void {
  console.log(JSON.stringify({ ...line, load: loadavg()[0], cores: cpus().length }))
}
