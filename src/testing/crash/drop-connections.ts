import { type Clock, sleep } from '../../core/clock.js'
import type { TestDatabaseKind } from '../databases.js'
import { attempt, type Row, verdictFacts } from './row.js'
import { World } from './world.js'

const startWithinMs = 40_000
const settleWithinMs = 60_000

/** I5: the operator breaks the connection when it has a message and before it says so. */
export function dropConnections(kind: TestDatabaseKind, clock: Clock, drops: number): Promise<Row> {
  const head = { name: 'I5', database: kind.name, subject: `drops=${drops}` }
  return attempt(head, async () => {
    const world = await World.create(kind, clock)
    try {
      await world.start()
      await world.bound(startWithinMs)
      for (let drop = 0; drop < drops; drop += 1) {
        const order = world.sender.nextOrder()
        world.operator.dropConnectionAt(order.number)
        await world.sender.send(order)
        await sleep(clock, 50)
      }
      const verdict = await world.settle(settleWithinMs)
      const problems = [...verdict.problems]
      if (verdict.doubled < drops) problems.push(`only ${verdict.doubled} messages were sent again`)
      return { ...head, facts: verdictFacts(verdict), problems }
    } finally {
      await world.close()
    }
  })
}
