import { expect, it } from 'vitest'

import { VirtualClock } from '../../testing/virtual-clock.js'
import { Agenda } from './agenda.js'

function setUp() {
  const clock = new VirtualClock()
  const agenda = new Agenda(clock)
  const done: string[] = []
  agenda.start()
  return { clock, agenda, done, note: (what: string) => () => void done.push(what) }
}

it('runs tasks in order of time, and within an instant in order of arrival', async () => {
  const { clock, agenda, done, note } = setUp()
  const delays = [50, 10, 40, 10, 30, 20, 60, 5]
  delays.forEach((delay, index) => agenda.after(delay, note(`${delay}#${index}`)))
  await clock.advance(45)
  expect(done).toEqual(['5#7', '10#1', '10#3', '20#5', '30#4', '40#2'])
  await clock.advance(15)
  expect(done.slice(6)).toEqual(['50#0', '60#6'])
})

it('holds one timer of the clock for any number of tasks', () => {
  const { clock, agenda, note } = setUp()
  for (let index = 0; index < 10_000; index++) agenda.after(500 + (index % 7), note('x'))
  expect(clock.pendingTimers).toBe(1)
})

it('is due only when a task stands at or before now', async () => {
  const { clock, agenda, note } = setUp()
  agenda.after(10, note('later'))
  expect(agenda.hasDue()).toBe(false)
  agenda.after(0, note('now'))
  expect(agenda.hasDue()).toBe(true)
  await clock.advance(0)
  expect(agenda.hasDue()).toBe(false)
})

it('keeps its tasks while it is stopped', async () => {
  const { clock, agenda, done, note } = setUp()
  agenda.after(10, note('missed'))
  agenda.stop()
  await clock.advance(20)
  expect(done).toEqual([])
  agenda.start()
  await clock.advance(0)
  expect(done).toEqual(['missed'])
})
