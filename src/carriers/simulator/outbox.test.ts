import smpp from 'smpp'
import { afterEach, describe, expect, it } from 'vitest'

import { VirtualClock } from '../../testing/virtual-clock.js'
import { type Esme, textOf } from './_esme.js'
import { World } from './_world.js'
import type { SimulatorOptions } from './simulator.js'

let world: World<VirtualClock>

async function begin(options: Partial<SimulatorOptions> = {}): Promise<void> {
  world = await World.begin(new VirtualClock(), options)
}
afterEach(() => world.end())

const phone = '79161234567'
const write = (text: string) => world.simulator.phones.reply(phone, { to: '4938', text })
const acknowledged = async (esme: Esme, count: number) => {
  while (world.simulator.statistics().acknowledged < count) await esme.settle()
}

describe('a message of a subscriber', () => {
  it('waits until somebody is bound for receiving', async () => {
    await begin()
    expect(write('hello')).toEqual({ segments: 1 })
    await world.bind('bind_transmitter')
    expect(world.simulator.isIdle()).toBe(true)
    const receiver = await world.bind('bind_receiver')
    expect(textOf((await receiver.delivered(1))[0])).toBe('hello')
  })

  it('is spread over the bound connections', async () => {
    await begin()
    const esmes = [await world.bind(), await world.bind('bind_receiver')]
    for (let count = 0; count < 10; count++) write('hello')
    await Promise.all(esmes.map((esme) => esme.delivered(5)))
    expect(esmes.map((esme) => esme.deliveries.length)).toEqual([5, 5])
  })

  it.each([smpp.errors.ESME_RX_T_APPN, smpp.errors.ESME_RMSGQFUL])(
    'is sent again after the temporary refusal %i',
    async (status) => {
      await begin()
      const esme = await world.bind()
      esme.answers.push(status)
      write('hello')
      await esme.delivered(1)
      await esme.settle()
      await world.clock.advance(4_999)
      await esme.settle()
      expect(esme.deliveries).toHaveLength(1)
      await world.clock.advance(1)
      expect((await esme.delivered(2)).map(textOf)).toEqual(['hello', 'hello'])
      await acknowledged(esme, 1)
      expect(world.simulator.statistics()).toMatchObject({ redeliveries: 1, acknowledged: 1 })
    },
  )

  it('is not sent again after a refusal for good', async () => {
    await begin()
    const esme = await world.bind()
    esme.answers.push(smpp.errors.ESME_RX_P_APPN)
    write('hello')
    await esme.delivered(1)
    await esme.settle()
    await world.clock.advance(30_000)
    await esme.settle()
    expect(esme.deliveries).toHaveLength(1)
    expect(world.simulator.statistics()).toMatchObject({ refusedForGood: 1, redeliveries: 0 })
  })

  it('is sent again, before all others, after the connection was lost', async () => {
    await begin()
    const first = await world.bind()
    first.answers.push(0, null)
    for (const text of ['answered', 'lost', 'next']) write(text)
    await first.delivered(3)
    await acknowledged(first, 2)
    first.session.destroy()
    write('later')
    const second = await world.bind()
    expect((await second.delivered(2)).map(textOf)).toEqual(['lost', 'later'])
  })
})

describe('the window', () => {
  it('bounds what is outstanding on a connection', async () => {
    await begin({ window: 3 })
    const esme = await world.bind()
    esme.answers.push(null, null, null)
    for (let count = 0; count < 5; count++) write(`number ${count}`)
    await esme.delivered(3)
    await esme.settle()
    expect(esme.deliveries).toHaveLength(3)
    esme.session.send(esme.deliveries[1]!.response())
    await esme.delivered(5)
    expect(esme.deliveries).toHaveLength(5)
  })
})

describe('the limit', () => {
  it('drops the oldest and counts it', async () => {
    await begin({ outboxLimit: 2 })
    for (const text of ['a', 'b', 'c']) write(text)
    const esme = await world.bind()
    expect((await esme.delivered(2)).map(textOf)).toEqual(['b', 'c'])
    expect(world.simulator.statistics().dropped).toBe(1)
  })
})

describe('isIdle', () => {
  it('is false until every deliver_sm is answered', async () => {
    await begin()
    const esme = await world.bind()
    esme.answers.push(null)
    write('hello')
    const [delivery] = await esme.delivered(1)
    await esme.settle()
    expect(world.simulator.isIdle()).toBe(false)
    esme.session.send(delivery!.response())
    await esme.settle()
    expect(world.simulator.isIdle()).toBe(true)
  })

  it('ignores what is due later, and heeds what is due now', async () => {
    await begin({ defaultDeliverAfterMs: 0 })
    const esme = await world.bind()
    await esme.submit('now', { registered_delivery: 0 })
    expect(world.simulator.isIdle()).toBe(false)
    await world.clock.advance(0)
    expect(world.simulator.isIdle()).toBe(true)
    world.simulator.phones.setScript(phone, { kind: 'deliver', afterMs: 10 })
    await esme.submit('later')
    expect(world.simulator.isIdle()).toBe(true)
  })
})
