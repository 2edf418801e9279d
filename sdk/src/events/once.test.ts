import { describe, expect, it } from 'vitest'

import { createMemoryOnceStore, createOnce } from './once.js'

describe('once', () => {
  it('runs the task of an id once, and others on their own', async () => {
    const once = createOnce()
    const done: string[] = []
    const run = (id: string) => once(id, () => done.push(id))
    expect([await run('a'), await run('b'), await run('a')]).toEqual([true, true, false])
    expect(done).toEqual(['a', 'b'])
  })

  it('lets a second caller of the same moment wait for the first, and fail with it', async () => {
    const once = createOnce()
    let fail = (_error: Error) => {}
    const first = once('a', () => new Promise((_, reject) => (fail = reject)))
    const second = once('a', () => expect.unreachable())
    await Promise.resolve()
    fail(new Error('no database'))
    await expect(first).rejects.toThrow('no database')
    await expect(second).rejects.toThrow('no database')
    expect(await once('a', () => {})).toBe(true)
  })

  it('runs one task for a hundred callers of the same moment over two processes', async () => {
    const store = createMemoryOnceStore()
    const processes = [createOnce(store), createOnce(store)]
    let runs = 0
    const callers = Array.from({ length: 100 }, (_, i) => processes[i % 2]!('a', () => (runs += 1)))
    expect((await Promise.all(callers)).filter(Boolean)).toHaveLength(1)
    expect(runs).toBe(1)
  })

  it('keeps as many ids as it may', async () => {
    const once = createOnce(createMemoryOnceStore(2))
    for (const id of ['a', 'b', 'c']) await once(id, () => {})
    expect([await once('c', () => {}), await once('b', () => {}), await once('a', () => {})]).toEqual([
      false,
      false,
      true,
    ])
  })
})
