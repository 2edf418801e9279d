import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { type TestDatabase, testDatabases } from '../testing/databases.js'
import { VirtualClock } from '../testing/virtual-clock.js'
import { type OpenStore, openStore } from './conformance/_store.js'
import { DatabaseLeases, leaseMs } from './leases.js'

for (const kind of testDatabases) {
  describe(`leases on ${kind.name}`, () => {
    let database: TestDatabase
    let clock: VirtualClock
    let open: OpenStore
    let heard: string[]

    beforeEach(async () => {
      database = await kind.create()
      clock = new VirtualClock()
      open = await openStore(database.url, clock)
      heard = []
    })

    afterEach(async () => {
      await open.close()
      await database.drop()
    })

    const holder = (name: string) => new DatabaseLeases(open.store, clock, name, () => heard.push(`${name}: error`))
    const hold = (leases: DatabaseLeases, who: string) =>
      leases.hold('bind:one:1', {
        onHeld: () => heard.push(`${who} held`),
        onLost: () => heard.push(`${who} lost`),
      })
    const settle = async (...all: DatabaseLeases[]) => {
      do await new Promise<void>((resolve) => setImmediate(resolve))
      while (!all.every((leases) => leases.idle))
    }
    const advance = async (ms: number, ...all: DatabaseLeases[]) => {
      for (let passed = 0; passed < ms; passed += 1_000) {
        await clock.advance(1_000)
        await settle(...all)
      }
    }

    it('are held by one at a time, and go on when they are released', async () => {
      const [a, b] = [holder('a'), holder('b')]
      const first = hold(a, 'a')
      await settle(a)
      const second = hold(b, 'b')
      await advance(3 * leaseMs, a, b)
      expect(heard).toEqual(['a held'])
      await first.release()
      await advance(4_000, a, b)
      expect(heard).toEqual(['a held', 'b held'])
      await second.release()
    })

    it('go on after their time when the holder is gone, with a greater fencing number', async () => {
      const numbers: number[] = []
      const [a, b] = [holder('a'), holder('b')]
      const gone = a.hold('job', { onHeld: (fencing) => numbers.push(fencing), onLost: () => undefined })
      await settle(a)
      await open.store.execute([
        { sql: 'UPDATE leases SET expires_at = ? WHERE name = ?', parameters: [clock.now(), 'job'] },
      ])
      const next = b.hold('job', { onHeld: (fencing) => numbers.push(fencing), onLost: () => undefined })
      await settle(b)
      expect(numbers).toHaveLength(2)
      expect(numbers[1]).toBeGreaterThan(numbers[0] ?? 0)
      await Promise.all([gone.release(), next.release()])
    })

    it('tell their holder when somebody else has them, and are tried for again', async () => {
      const a = holder('a')
      const held = hold(a, 'a')
      await settle(a)
      await open.store.execute([
        {
          sql: `UPDATE leases SET holder = 'b', fencing = fencing + 1000000, expires_at = ? WHERE name = ?`,
          parameters: [clock.now() + 5_000, 'bind:one:1'],
        },
      ])
      await advance(4_000, a)
      expect(heard).toEqual(['a held', 'a lost'])
      await advance(6_000, a)
      expect(heard).toEqual(['a held', 'a lost', 'a held'])
      await held.release()
    })
  })
}
