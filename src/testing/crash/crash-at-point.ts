import type { Clock } from '../../core/clock.js'
import type { TestDatabaseKind } from '../databases.js'
import { type CrashPoint, crashScenes } from './crash-points.js'
import { isKilled } from './gateway-process.js'
import { attempt, type Row, seconds, verdictFacts } from './row.js'
import type { Order, Sender } from './sender.js'
import { World } from './world.js'

const startWithinMs = 40_000
const crashWithinMs = 20_000
/** A lease of 10 s, a look at it every 3 s, and the bind itself. */
const takeoverWithinMs = 15_000
const settleWithinMs = 30_000
/** Sent after the k-th message, so that the crash finds the gateway at work. */
const followers = 4

/** D3 and D8: dies at one point, starts again, and owes nothing. */
export function crashAtPoint(kind: TestDatabaseKind, clock: Clock, point: CrashPoint, k: number): Promise<Row> {
  const head = { name: 'D3', database: kind.name, subject: `${point} k=${k}` }
  return attempt(head, async () => {
    const world = await World.create(kind, clock)
    try {
      return { ...head, ...(await run(world, point, k)) }
    } finally {
      await world.close()
    }
  })
}

async function run(world: World, point: CrashPoint, k: number): Promise<Pick<Row, 'facts' | 'problems'>> {
  const { clock } = world
  const trapped = await world.start(`${point}:${k}`)
  await world.bound(startWithinMs)
  const sending = sendInTurn(world.sender, k + followers)
  await world.until(`the gateway dies at ${point}`, () => trapped.hasEnded, crashWithinMs)
  const diedAt = clock.now()
  const crash = await inspect(world, point, k)
  if (!isKilled(await trapped.ended)) crash.problems.push(`the gateway ended otherwise:\n${trapped.output}`)
  const restarted = await world.start()
  await restarted.listening()
  const startMs = clock.now() - diedAt
  await world.bound(startWithinMs)
  const boundMs = clock.now() - diedAt
  await sending
  const verdict = await world.settle(settleWithinMs)
  const doneMs = clock.now() - diedAt
  const problems = [...crash.problems, ...verdict.problems, ...sentAgain(world, crash.submits)]
  if (boundMs - startMs > takeoverWithinMs) problems.push(`waited ${seconds(boundMs - startMs)} for the binds`)
  const facts = `${verdictFacts(verdict)} start=${seconds(startMs)} bound=${seconds(boundMs)} done=${seconds(doneMs)}`
  return { facts, problems }
}

async function sendInTurn(sender: Sender, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += 1) await sender.send()
}

interface Crash {
  /** How often the operator had been sent each order. */
  submits: ReadonlyMap<Order, number>
  problems: string[]
}

/** Looks at the scene once the operator has read everything that the process wrote. */
async function inspect(world: World, point: CrashPoint, k: number): Promise<Crash> {
  const { operator, sender } = world
  await world.until('the operator sees the connections end', () => operator.isAlone, startWithinMs)
  const submits = new Map(sender.orders.map((order) => [order, operator.submitsOf(order.number, order.reference)]))
  const problems: string[] = []
  const { answered, submitted } = crashScenes[point]
  const isAnswered = sender.journal.size >= k
  if (answered !== null && answered !== isAnswered) {
    problems.push(`the crash was elsewhere: message ${k} was ${isAnswered ? '' : 'not '}answered`)
  }
  const isSubmitted = operator.taken >= k
  if (submitted !== 'any' && (submitted === 'k_or_more') !== isSubmitted) {
    problems.push(`the crash was elsewhere: ${operator.taken} submissions had come to the operator`)
  }
  return { submits, problems }
}

/** What the operator did not have at the crash it has once now; what it had, at most twice. */
function sentAgain({ operator, sender }: World, atCrash: Crash['submits']): string[] {
  return sender.orders.flatMap((order) => {
    const before = atCrash.get(order) ?? 0
    const now = operator.submitsOf(order.number, order.reference)
    return now <= before + (before === 0 ? 1 : before) ? [] : [`${order.reference} sent ${before} times, then ${now}`]
  })
}
