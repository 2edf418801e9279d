/** `npm run crash`: kills gateways and proves that nothing they accepted is lost. See docs/reliability.md. */
import { parseArgs } from 'node:util'

import type { Clock } from '../../core/clock.js'
import { SystemClock } from '../../system-clock.js'
import { type TestDatabaseKind, testDatabases } from '../databases.js'
import { crashAtPoint } from './crash-at-point.js'
import { crashPoints } from './crash-points.js'
import { killAtRandom, killWhileStopping, type LoadSettings, stopGracefully } from './crash-under-load.js'
import { dropConnections } from './drop-connections.js'
import { type Row, rowText } from './row.js'
import { World } from './world.js'

interface Settings extends LoadSettings {
  /** The k of `CRASH_AT=point:k` runs from 1 to this. */
  k: number
  drops: number
  rows: readonly string[]
  databases: readonly string[]
}

type Task = () => Promise<Row>

/** After a crash on PostgreSQL a gateway mostly waits for the lease of the dead one to end, so several wait together. */
const waitingTogether = 3

const { values } = parseArgs({
  options: {
    n: { type: 'string', default: '10' },
    k: { type: 'string', default: '1' },
    stops: { type: 'string', default: '3' },
    drops: { type: 'string', default: '10' },
    rate: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    rows: { type: 'string', default: 'D3,D1,G1,G2,I5' },
    databases: { type: 'string', default: 'sqlite,postgres' },
  },
})

const settings: Settings = {
  kills: count('n', values.n),
  k: count('k', values.k),
  stops: count('stops', values.stops),
  drops: count('drops', values.drops),
  perSecond: count('rate', values.rate),
  seed: count('seed', values.seed),
  rows: values.rows.split(','),
  databases: values.databases.split(','),
}

// Each world opens a log of its own to make its first key, and each log listens for the end of the process.
process.setMaxListeners(0)
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void World.closeAll().finally(() => process.exit(130)))
const clock = new SystemClock()
const kinds = testDatabases.filter(({ name }) => settings.databases.includes(name))
const reports = await Promise.all(kinds.map((kind) => runAll(kind, clock, settings)))
const rows = reports.flat()
const failed = rows.filter(({ problems }) => problems.length > 0).length
process.stdout.write(`${rows.length - failed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 && rows.length > 0 ? 0 : 1

/** One database's rows; each world has a database, an operator and a port of its own. */
async function runAll(kind: TestDatabaseKind, clock: Clock, settings: Settings): Promise<Row[]> {
  const has = (row: string) => settings.rows.includes(row)
  const points = Array.from({ length: settings.k }, (_, index) =>
    crashPoints.map(
      (point): Task =>
        () =>
          crashAtPoint(kind, clock, point, index + 1),
    ),
  ).flat()
  const others: Task[] = []
  if (has('D1')) others.push(() => killAtRandom(kind, clock, settings))
  if (has('G1')) others.push(() => stopGracefully(kind, clock, settings))
  if (has('G2')) others.push(() => killWhileStopping(kind, clock, settings))
  if (has('I5')) others.push(() => dropConnections(kind, clock, settings.drops))
  const crashes = has('D3') ? points : []
  switch (kind.name) {
    case 'sqlite':
      return [...(await run(crashes, 1)), ...(await run(others, 1))]
    case 'postgres':
      return (await Promise.all([run(crashes, waitingTogether), run(others, 1)])).flat()
  }
}

async function run(tasks: readonly Task[], width: number): Promise<Row[]> {
  const waiting = [...tasks]
  const rows: Row[] = []
  const work = async () => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      const row = await task()
      process.stdout.write(`${rowText(row)}\n`)
      rows.push(row)
    }
  }
  await Promise.all(Array.from({ length: width }, work))
  return rows
}

function count(name: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  throw new RangeError(`--${name} is "${text}" and must be a whole number`)
}
