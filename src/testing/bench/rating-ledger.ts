/**
 * What rating costs with a database. `node dist/testing/bench/rating-ledger.js [--records N] [--numbers N] [--lines N] [--database URL]`
 * With a PostgreSQL four processes rate the same records as well, and the total is compared with that of the sorted list alone.
 */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

import { loadCatalogue } from '../../composition/catalogue.js'
import { systemPrincipal } from '../../core/accounts/permissions.js'
import { LocalCalendar } from '../../core/calendar/local-calendar.js'
import type { LocalDate, LocalMonth } from '../../core/calendar/local-date.js'
import type { CoreContext } from '../../core/context.js'
import { GatewayError } from '../../core/errors.js'
import { type Account, chargeThrough, newAccount, perform } from '../../core/rating/index.js'
import { documentOf, emptyDocument } from '../../core/rating/ledger/account-document.js'
import { billDays } from '../../core/rating/ledger/bill-days.js'
import { createInvoice } from '../../core/rating/ledger/invoices.js'
import type { StoredAccount } from '../../core/rating/ledger/ports.js'
import { type CallUsage, recordCalls } from '../../core/rating/ledger/record-calls.js'
import { Rating } from '../../core/rating/rating.js'
import { recordUsage } from '../../core/rating/record-usage.js'
import type { CompanyId, NumberId } from '../../core/values/ids.js'
import type { Database } from '../../store/database.js'
import { PostgresDatabase } from '../../store/postgres/postgres-database.js'
import { OwnLease } from '../../store/process-lease.js'
import { SqliteDatabase } from '../../store/sqlite/sqlite-database.js'
import { SqlStore } from '../../store/store.js'

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    numbers: { type: 'string', default: '100000' },
    lines: { type: 'string', default: '100000' },
    database: { type: 'string' },
    /** Of a child process: which part of the records it rates. */
    part: { type: 'string' },
  },
})
const zone = 'Asia/Sakhalin'
const catalogue = loadCatalogue()
const start = Date.UTC(2026, 2, 31, 13)
const company = 1 as CompanyId
const numbers = 100
const batch = 500
const processes = 4
const via = { interface: 'cli', address: null, requestId: null } as const
const settings = {
  policy: { maxAttempts: 3, receiptTimeoutMs: 1, inDoubt: 'hold' },
  replyWindowMs: 1,
} as unknown as Parameters<typeof SqliteDatabase.open>[1]
let now = start

interface Opened {
  core: CoreContext
  store: SqlStore
}

async function open(url: string | undefined, folder: string): Promise<Opened> {
  const database: Database =
    url === undefined
      ? await SqliteDatabase.open(join(folder, `${now}.db`), settings)
      : await PostgresDatabase.open(url, 4, settings, (error) => process.stderr.write(`${error.message}\n`))
  const store = new SqlStore(database, new OwnLease(null), { maxWaitingWrites: 100, metrics: { onCommit: () => {} } })
  const core = {
    store,
    clock: { now: () => now },
    rating: new Rating(catalogue),
    companies: { zoneOf: () => zone },
    snapshots: { refresh: () => Promise.resolve() },
  } as unknown as CoreContext
  return { core, store }
}

function accountOf(count: number): Account {
  const account = newAccount(catalogue, new LocalCalendar(zone))
  for (let id = 1; id <= count; id += 1) {
    const number = id as NumberId
    perform(account, { do: 'connect_number', number, kind: 'mobile', tariff: 'mts', existsFrom: 0, at: start })
    perform(account, { do: 'connect_package', number, connection: id, package: 'mts_500', at: start })
  }
  return account
}

function storedOf(companyId: CompanyId, account: Account): StoredAccount {
  const kept = { booked: new Map(), bookedBy: [], holds: false, limits: [], headCount: 0 }
  return {
    ...{ companyId, version: 1, zone, lastPosting: 0, dueAt: start, smsSince: null, spendingLimit: null },
    ...{ heldMonth: null, followed: { txId: 0, id: 0 }, createdAt: start, updatedAt: start },
    document: { ...emptyDocument, ...documentOf(account, kept) },
  }
}

const audit = (companyId: CompanyId) => ({
  ...{ companyId, at: start, actor: 'bench', action: 'bench', subject: 'bench', via: 'cli' as const },
  ...{ address: null, requestId: null, before: null, after: null },
})

function addressOf(id: number): string {
  return `+7924${String(id).padStart(7, '0')}`
}

async function fill({ store }: Opened, companies: number, each: number): Promise<void> {
  for (let id = 1; id <= companies; id += 1) {
    const companyId = id as CompanyId
    const row = { name: `Company ${id}`, zone, state: 'active' as const, createdAt: start }
    const limits = { requestsPerSecond: null, recipientsPerSecond: null }
    await store.accounts.insertCompany({ id: companyId, ...row, ...limits }, audit(companyId))
    await store.rating.insert(storedOf(companyId, accountOf(each)), audit(companyId))
  }
}

function usage(count: number): CallUsage[] {
  let state = 20_260_331
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const directions = ['mts_home', 'other_home', 'ivr', 'record', 'mts_russia', 'cug_home', 'russia', 'fax']
  return Array.from({ length: count }, (_, index) => {
    const seconds = 1 + random(300)
    const endedAt = start + 600_000 + Math.floor(((29 * 86_400_000) / count) * index)
    const startedAt = endedAt - seconds * 1000 - random(1000)
    const direction = directions[random(directions.length)] as string
    return { id: index + 1, number: addressOf(1 + random(numbers)), direction, startedAt, endedAt, seconds }
  })
}

async function timed<T>(task: () => Promise<T> | T) {
  const cpu = process.cpuUsage()
  const from = process.hrtime.bigint()
  const result = await task()
  const seconds = Number(process.hrtime.bigint() - from) / 1e9
  const { user, system } = process.cpuUsage(cpu)
  return { seconds: Number(seconds.toFixed(2)), cpuSeconds: Number(((user + system) / 1e6).toFixed(2)), result }
}

function print(row: object): void {
  process.stdout.write(`${JSON.stringify(row)}\n`)
}

/** Batches of the sorted list, every `of`th of them. */
async function rate({ core }: Opened, records: readonly CallUsage[], part = 0, of = 1): Promise<void> {
  for (let from = part * batch; from < records.length; from += of * batch) {
    const some = records.slice(from, from + batch)
    await untilWritten(() => recordCalls(core, systemPrincipal, { companyId: company, records: some }))
  }
}

/** A statement that waited too long for the others is tried again, as whoever hands records in would. */
async function untilWritten(work: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await work()
      return
    } catch (error) {
      if (!(error instanceof GatewayError) || error.retryAfterSeconds === undefined) throw error
    }
  }
}

async function addNumbers({ store }: Opened): Promise<void> {
  for (let id = 1; id <= numbers; id += 1) {
    const number = { id, address: addressOf(id), kind: 'mobile', companyId: company, activeFrom: start }
    await store.accounts.insertNumber(number)
  }
}

/** Alone, in memory, in order. */
function totalAlone(records: readonly CallUsage[]): number {
  const account = accountOf(numbers)
  let total = 0
  for (const { number, ...record } of records) {
    const outcome = recordUsage(account, { ...record, number: Number(number.slice(5)) as NumberId })
    if (outcome.kind === 'rated') for (const { amount } of outcome.postings) total += amount
  }
  return total
}

async function totalStored({ store }: Opened): Promise<number> {
  let total = 0
  for (let afterOrdinal = 0; ;) {
    const page = await store.rating.listPostings(company, { afterOrdinal, limit: 10_000 })
    for (const { amount } of page) total += amount
    const last = page.at(-1)
    if (last === undefined) return total
    afterOrdinal = last.ordinal
  }
}

async function measurePersisting(folder: string): Promise<void> {
  const opened = await open(undefined, folder)
  await fill(opened, 1, numbers)
  await addNumbers(opened)
  const records = usage(Number(values.records))
  now = start + 30 * 86_400_000
  const { seconds, cpuSeconds } = await timed(() => rate(opened, records))
  const isEqual = (await totalStored(opened)) === totalAlone(records)
  print({
    row: 'persisted',
    records: records.length,
    perSecond: Math.round(records.length / seconds),
    cpuSeconds,
    isEqual,
  })
  await opened.store.close()
}

async function measureDay(folder: string): Promise<void> {
  now = start + 1
  const opened = await open(undefined, folder)
  const each = 100
  const companies = Math.ceil(Number(values.numbers) / each)
  await fill(opened, companies, each)
  now = Date.UTC(2026, 3, 1, 14)
  const { result, ...times } = await timed(async () => {
    let billed = 0
    for (const companyId of await opened.store.rating.listDue(now))
      if ((await billDays(opened.core, companyId)) !== undefined) billed += 1
    return billed
  })
  print({ row: 'billing two days', companies: result, numbers: result * each, ...times })
  await opened.store.close()
}

async function measureInvoice(folder: string): Promise<void> {
  now = start + 2
  const opened = await open(undefined, folder)
  // A share, a setup fee and a package for each number.
  const count = Math.ceil(Number(values.lines) / 3)
  const account = accountOf(count)
  await fill(opened, 1, 1)
  const postings = chargeThrough(account, '2026-04-30' as LocalDate).filter(
    ({ id }) => !/number:.*-04-(0[2-9]|[12])/.test(id),
  )
  const stored = storedOf(company, account)
  await opened.store.rating.advance({
    ...{ from: { companyId: company, version: 1, heldMonth: null }, to: { ...stored, lastPosting: postings.length } },
    postings: postings.map((posting, index) => {
      const april = posting.bookedOn.startsWith('2026-03') ? ('2026-04-01' as LocalDate) : posting.bookedOn
      return { ...posting, bookedOn: april, ordinal: index + 1, messageId: null, callId: null, createdAt: now }
    }),
    ...{
      usage: [],
      parked: [],
      unparked: [],
      invoices: [],
      uses: [],
      recall: null,
      request: null,
      events: [],
      audit: null,
    },
  })
  const month = '2026-04' as LocalMonth
  const { result, ...times } = await timed(() =>
    createInvoice(opened.core, systemPrincipal, { companyId: company, month }, via),
  )
  print({ row: 'invoice', lines: result.lines.length, ...times })
  await opened.store.close()
}

async function measureProcesses(url: string, folder: string): Promise<void> {
  const opened = await open(url, folder)
  await fill(opened, 1, numbers)
  await addNumbers(opened)
  const records = usage(Number(values.records))
  const script = fileURLToPath(import.meta.url)
  const { seconds } = await timed(() =>
    Promise.all(
      Array.from({ length: processes }, (_, part) => {
        const child = fork(script, [...process.argv.slice(2), '--part', String(part)])
        return new Promise<void>((resolve, reject) =>
          child.once('exit', (code) =>
            code === 0 ? resolve() : reject(new Error(`process ${part} ended with ${code}`)),
          ),
        )
      }),
    ),
  )
  const total = await totalStored(opened)
  const alone = totalAlone(records)
  print({ row: 'processes', processes, records: records.length, seconds, total, alone, isEqual: total === alone })
  await opened.store.close()
}

const folder = mkdtempSync(join(tmpdir(), 'svyaz-'))
try {
  if (values.part !== undefined) {
    now = start + 30 * 86_400_000
    const opened = await open(values.database, folder)
    await rate(opened, usage(Number(values.records)), Number(values.part), processes)
    await opened.store.close()
  } else if (values.database !== undefined) {
    await measureProcesses(values.database, folder)
  } else {
    await measurePersisting(folder)
    await measureDay(folder)
    await measureInvoice(folder)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
