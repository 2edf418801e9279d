import { parseArgs } from 'node:util'

import { loadCatalogue } from '../../composition/catalogue.js'
import { LocalCalendar } from '../../core/calendar/local-calendar.js'
import type { LocalDate, LocalMonth } from '../../core/calendar/local-date.js'
import {
  type Account,
  adviseNumber,
  chargeThrough,
  newAccount,
  perform,
  recordUsage,
  type UsageRecord,
} from '../../core/rating/index.js'
import type { NumberId } from '../../core/values/ids.js'

/**
 * `npm run bench:rating`: what one core rates. Records of a month over numbers with a minute package and one for recordings, which run
 * out on the way, so that packages, over-package prices and base prices all take part.
 */
const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '1000000' },
    numbers: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '5' },
    billed: { type: 'string', default: '100000' },
  },
})
const zone = 'Asia/Sakhalin'
const catalogue = loadCatalogue()
const start = Date.UTC(2026, 2, 31, 13)
const monthMs = 30 * 86_400_000
const directions = ['mts_home', 'other_home', 'ivr', 'record', 'mts_russia', 'cug_home', 'russia', 'fax']

function accountOf(numbers: number): Account {
  const account = newAccount(catalogue, new LocalCalendar(zone))
  for (let id = 1; id <= numbers; id += 1) {
    const number = id as NumberId
    perform(account, { do: 'connect_number', number, kind: 'mobile', tariff: 'mts', existsFrom: 0, at: start })
    perform(account, { do: 'connect_package', number, connection: id * 2, package: 'mts_1000', at: start })
    perform(account, { do: 'connect_package', number, connection: id * 2 + 1, package: 'record_5000', at: start })
  }
  return account
}

function usage(count: number, numbers: number, months = 1): UsageRecord[] {
  let state = 20_260_331
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  return Array.from({ length: count }, (_, index) => {
    const seconds = random(8) === 0 ? 0 : 1 + random(300)
    const endedAt = start + 600_000 + Math.floor(((months * monthMs - 600_000) / count) * index)
    const startedAt = endedAt - seconds * 1000 - random(1000)
    const direction = directions[random(directions.length)] as string
    return { id: index + 1, number: (1 + random(numbers)) as NumberId, direction, startedAt, endedAt, seconds }
  })
}

/** Wall time, and CPU of all threads: on a busy machine the second is what one core would need at most. */
function timed<T>(task: () => T): { seconds: number; cpuSeconds: number; result: T } {
  const cpu = process.cpuUsage()
  const from = process.hrtime.bigint()
  const result = task()
  const seconds = Number(process.hrtime.bigint() - from) / 1e9
  const { user, system } = process.cpuUsage(cpu)
  return { seconds, cpuSeconds: (user + system) / 1e6, result }
}

function rate(seconds: number): number {
  return Math.round(records.length / seconds)
}

function print(row: object): void {
  process.stdout.write(`${JSON.stringify(row)}\n`)
}

const records = usage(Number(values.records), Number(values.numbers))
for (let round = 1; round <= Number(values.rounds); round += 1) {
  const account = accountOf(Number(values.numbers))
  const { seconds, cpuSeconds, result } = timed(() => {
    let postings = 0
    for (const record of records) {
      const outcome = recordUsage(account, record)
      if (outcome.kind !== 'rated') throw new Error(`record ${record.id} is ${outcome.kind}`)
      postings += outcome.postings.length
    }
    return postings
  })
  print({
    row: 'rate',
    round,
    recordsPerSecond: rate(seconds),
    recordsPerCpuSecond: rate(cpuSeconds),
    postings: result,
  })
}

const year = usage(records.length, 1, 12)
const months = Array.from(
  { length: 12 },
  (_, index) => `${index < 9 ? 2026 : 2027}-${String(((index + 3) % 12) + 1).padStart(2, '0')}`,
)
const question = { kind: 'mobile', records: year, months: months as LocalMonth[], current: null, count: 3 } as const
const advice = timed(() => adviseNumber(catalogue, new LocalCalendar(zone), question))
const { compared, best } = advice.result
const plan = best[0]?.plan
print({
  row: 'adviser',
  records: year.length,
  compared,
  ...plan,
  seconds: advice.seconds,
  cpuSeconds: advice.cpuSeconds,
})

const large = accountOf(Number(values.billed))
const day = timed(() => chargeThrough(large, '2026-04-01' as LocalDate).length)
print({
  row: 'billing day',
  numbers: Number(values.billed),
  seconds: Number(day.seconds.toFixed(3)),
  cpuSeconds: day.cpuSeconds,
  postings: day.result,
})
