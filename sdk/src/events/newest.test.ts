import { expect, it } from 'vitest'

import { createIsNewest, createMemoryVersionStore } from './newest.js'

const event = (id: string, version: number) => ({ subject: { type: 'message', id }, version })

it('tells news from what was overtaken, by subject', async () => {
  const isNewest = createIsNewest()
  const seen = [event('1', 2), event('1', 4), event('1', 3), event('1', 4), event('2', 1), event('1', 5)]
  const news: boolean[] = []
  for (const one of seen) news.push(await isNewest(one))
  expect(news).toEqual([true, true, false, false, true, true])
})

it('keeps subjects of different types apart, and as many as it may', async () => {
  const isNewest = createIsNewest(createMemoryVersionStore(2))
  await isNewest(event('1', 5))
  expect(await isNewest({ subject: { type: 'broadcast', id: '1' }, version: 1 })).toBe(true)
  await isNewest(event('2', 1))
  expect(await isNewest(event('1', 1))).toBe(true)
})
