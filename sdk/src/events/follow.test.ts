import { describe, expect, it } from 'vitest'

import { JumpingClock } from '../_clock.js'
import { SvyazConnectionError, SvyazNotFoundError } from '../errors.js'
import { settingsOf } from '../options.js'
import { type FeedPage, follow, type FollowOptions } from './follow.js'

type Step = FeedPage<{ id: string }> | Error

const page = (...ids: string[]): Step => ({ events: ids.map((id) => ({ id })), nextCursor: `after-${ids.at(-1)}` })
const away = new SvyazConnectionError('away', { code: 'connection_failed' })

/** Reads until `count` events came, and says what was asked for. */
async function read(count: number, steps: Step[], options: FollowOptions = { after: 'start' }) {
  const clock = new JumpingClock()
  const asked: string[] = []
  const startedAt = clock.now()
  const fetchPage = async (after: string) => {
    asked.push(after)
    const step = steps[asked.length - 1]
    if (step === undefined) throw new Error('asked for too much')
    if (step instanceof Error) throw step
    return step
  }
  const settings = settingsOf({ baseUrl: 'http://svyaz.example', apiKey: 'k', clock })
  const events: { id: string; cursor: string }[] = []
  const reading = async () => {
    for await (const event of follow(settings, options, fetchPage)) if (events.push(event) === count) break
  }
  await clock.during(reading())
  return { events, asked, tookMs: clock.now() - startedAt, pendingTimers: clock.pendingTimers }
}

describe('the feed of events', () => {
  it('goes on where each page ended, and hands out with each event a cursor behind which nothing is missed', async () => {
    const { events, asked } = await read(3, [page('1', '2'), page('3')], { after: 'start' })
    expect(asked).toEqual(['start', 'after-2'])
    expect(events).toEqual([
      { id: '1', cursor: 'start' },
      { id: '2', cursor: 'after-2' },
      { id: '3', cursor: 'after-3' },
    ])
  })

  it('waits out what may pass, from where it stood', async () => {
    const { events, asked } = await read(2, [page('1'), away, away, page('2')])
    expect(events.map(({ id }) => id)).toEqual(['1', '2'])
    expect(asked).toEqual(['start', 'after-1', 'after-1', 'after-1'])
  })

  it('ends with an error that does not pass', async () => {
    const gone = new SvyazNotFoundError('expired', { code: 'not_found' })
    await expect(read(2, [page('1'), gone])).rejects.toBe(gone)
  })

  it('does not hurry where nothing happens', async () => {
    const empty: Step = { events: [], nextCursor: 'c' }
    const { tookMs, pendingTimers } = await read(1, [empty, empty, empty, page('1')])
    expect(tookMs).toBe(3_000)
    expect(pendingTimers).toBe(0)
  })

  it('ends when the signal aborts, between two events or while it waits', async () => {
    const controller = new AbortController()
    const settings = settingsOf({ baseUrl: 'http://svyaz.example', apiKey: 'k' })
    const ids: string[] = []
    const feed = follow(
      settings,
      { after: 'start', signal: controller.signal },
      async () => page('1', '2') as FeedPage<{ id: string }>,
    )
    for await (const { id } of feed) {
      ids.push(id)
      controller.abort()
    }
    expect(ids).toEqual(['1'])
    for await (const _ of follow(settings, { after: 'start', signal: AbortSignal.abort() }, () => expect.unreachable()))
      expect.unreachable()
  })
})
