import { afterEach, expect, it } from 'vitest'

import { SystemClock } from '../../system-clock.js'
import { VirtualClock } from '../../testing/virtual-clock.js'
import { Esme, usual } from './_esme.js'
import { World } from './_world.js'
import { createSimulator } from './simulator.js'

const worlds: World<VirtualClock | SystemClock>[] = []

async function begin(clock: VirtualClock | SystemClock) {
  const world = await World.begin(clock)
  worlds.push(world)
  return world
}
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.end()
})

it('gives ids that no earlier simulator of the process gave', async () => {
  const ids = new Set<string>()
  for (let round = 0; round < 2; round++) {
    const world = await begin(new VirtualClock())
    const esme = await world.bind()
    for (let count = 0; count < 50; count++) ids.add((await esme.submit('hello')).message_id!)
  }
  expect(ids.size).toBe(100)
})

it('keeps phones and what it owes over stop and start', async () => {
  const clock = new VirtualClock()
  const { simulator, ...world } = await begin(clock)
  const before = await Esme.bind(world.port)
  const { message_id } = await before.submit('hello')
  await simulator.stop()
  await before.closed
  await clock.advance(60_000)
  expect(simulator.phones.get(usual.destination_addr!).messages).toMatchObject([{ state: 'enroute' }])
  const { port } = await simulator.start()
  const after = await Esme.bind(port)
  await clock.advance(0)
  expect(await after.delivered(1)).toMatchObject([{ receipted_message_id: message_id }])
  after.session.destroy()
})

it('refuses to start on a port that is taken, and twice', async () => {
  const { port, simulator } = await begin(new VirtualClock())
  const second = createSimulator({ clock: new VirtualClock(), port })
  await expect(second.start()).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await expect(simulator.start()).rejects.toThrow('started already')
})

it('stops without having been started', async () => {
  await createSimulator({ clock: new VirtualClock(), port: 0 }).stop()
})

it('gives every message of a fast connection its receipt', async () => {
  const world = await begin(new SystemClock())
  const esme = await world.bind()
  const count = 5_000
  const answers = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      esme.submit('hello', { destination_addr: String(79160000000 + (index % 500)) }),
    ),
  )
  const receipts = await esme.delivered(count)
  expect(new Set(receipts.map((receipt) => receipt.receipted_message_id))).toEqual(
    new Set(answers.map((answer) => answer.message_id)),
  )
})
