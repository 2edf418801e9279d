import { type Clock, sleep } from '../../core/clock.js'
import type { TestDatabaseKind } from '../databases.js'
import { type GatewayProcess, isKilled } from './gateway-process.js'
import { Load } from './load.js'
import { seededRandom } from './random.js'
import { attempt, type Row, seconds, verdictFacts } from './row.js'
import type { Verdict } from './verdict.js'
import { binds, window, World } from './world.js'

export interface LoadSettings {
  kills: number
  stops: number
  perSecond: number
  seed: number
}

const startWithinMs = 40_000
const settleWithinMs = 60_000
/** An orchestrator kills what has not stopped by then. */
const stopWithinMs = 10_000
/** A stop under load takes longer. */
const killedWithinMs = 150

/** D1 and D2: killed at random moments. */
export function killAtRandom(kind: TestDatabaseKind, clock: Clock, settings: LoadSettings): Promise<Row> {
  const { kills, seed } = settings
  const random = seededRandom(seed)
  return underLoad('D1', `kills=${kills}`, kind, clock, settings.perSecond, async (world, problems) => {
    for (let kill = 0; kill < kills; kill += 1) {
      const gateway = await world.start()
      await live(world, gateway, random)
      const early = gateway.hasEnded
      if (!isKilled(await gateway.kill('SIGKILL')) || early)
        problems.push(`the gateway ended by itself:\n${gateway.output}`)
    }
    return (verdict) => withinBound(verdict, kills, problems, seed)
  })
}

/** A life ends while the gateway starts, while it accepts and may still wait for its leases, or while it sends. */
async function live(world: World, gateway: GatewayProcess, random: () => number): Promise<void> {
  const stage = random()
  if (stage < 0.2) return sleep(world.clock, random() * 1_000)
  if (stage < 0.6) await gateway.listening()
  else await world.bound(startWithinMs)
  await sleep(world.clock, random() * 2_000)
}

/** G1: asked to stop. Then nothing is in doubt, so nothing may be doubled. */
export function stopGracefully(kind: TestDatabaseKind, clock: Clock, settings: LoadSettings): Promise<Row> {
  const { stops } = settings
  return underLoad('G1', `stops=${stops}`, kind, clock, settings.perSecond, async (world, problems) => {
    const { counts } = world.operator.tap
    const before = { ...counts }
    let slowest = 0
    for (let stop = 0; stop < stops; stop += 1) {
      const gateway = await world.start()
      await world.bound(startWithinMs)
      await sleep(clock, 1_000)
      const startedAt = clock.now()
      const { code, signal } = await gateway.kill('SIGTERM')
      slowest = Math.max(slowest, clock.now() - startedAt)
      if (code !== 0) problems.push(`exit code ${code}, signal ${signal}\n${gateway.output}`)
    }
    if (slowest > stopWithinMs) problems.push(`a stop took ${seconds(slowest)}`)
    const unbound = { sent: counts.unbind - before.unbind, answered: counts.unbindResp - before.unbindResp }
    const expected = stops * binds
    if (unbound.sent !== expected || unbound.answered !== expected) problems.push(`${unbound.sent} binds were unbound`)
    return (verdict) => {
      if (verdict.doubled > 0) problems.push(`${verdict.doubled} doubled`)
      return `slowest=${seconds(slowest)} unbound=${unbound.answered}/${expected}`
    }
  })
}

/** G2: killed while it stops. */
export function killWhileStopping(kind: TestDatabaseKind, clock: Clock, settings: LoadSettings): Promise<Row> {
  const { stops, seed } = settings
  const random = seededRandom(seed)
  return underLoad('G2', `kills=${stops}`, kind, clock, settings.perSecond, async (world, problems) => {
    for (let stop = 0; stop < stops; stop += 1) {
      const gateway = await world.start()
      await world.bound(startWithinMs)
      await sleep(clock, 1_000)
      void gateway.kill('SIGTERM')
      await sleep(clock, random() * killedWithinMs)
      await gateway.kill('SIGKILL')
    }
    return (verdict) => withinBound(verdict, stops, problems, seed)
  })
}

/** Every kill leaves at most a full window on each bind in doubt. */
function withinBound({ doubled }: Verdict, kills: number, problems: string[], seed: number): string {
  const bound = kills * binds * window
  if (doubled > bound) problems.push(`${doubled} doubled, more than ${bound}`)
  return `bound=${bound} seed=${seed}`
}

/** What the row adds to its facts once the verdict is known. */
type Conclusion = (verdict: Verdict) => string

function underLoad(
  name: string,
  subject: string,
  kind: TestDatabaseKind,
  clock: Clock,
  perSecond: number,
  disturb: (world: World, problems: string[]) => Promise<Conclusion>,
): Promise<Row> {
  const head = { name, database: kind.name, subject }
  return attempt(head, async () => {
    const world = await World.create(kind, clock)
    try {
      // The first gateway makes the company and its key; the load begins with it.
      const first = await world.start()
      const load = new Load(world.sender, clock, perSecond)
      await world.bound(startWithinMs)
      await first.kill('SIGTERM')
      const problems: string[] = []
      const conclude = await disturb(world, problems)
      await world.start()
      problems.push(...(await load.stop()))
      const verdict = await world.settle(settleWithinMs)
      problems.push(...verdict.problems)
      const conclusion = conclude(verdict)
      return { ...head, facts: `${verdictFacts(verdict)} ${conclusion}`, problems }
    } finally {
      await world.close()
    }
  })
}
