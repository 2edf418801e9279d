import { describe, expect, it } from 'vitest'

import { GatewayError } from '../../core/errors.js'
import type { ChangeResult } from './apply.js'
import type { Change } from './change.js'
import { type CommitEngine, GroupCommit } from './group-commit.js'

/** An engine whose commits end when the test says so. */
class HeldEngine implements CommitEngine {
  readonly commits: { sizes: number; applied: () => void; end: (error?: Error) => void }[] = []

  commit(changes: readonly Change[], onApplied: () => void = () => undefined): Promise<ChangeResult[]> {
    return new Promise((resolve, reject) => {
      this.commits.push({
        sizes: changes.length,
        applied: onApplied,
        end: (error) => {
          if (error !== undefined) return reject(error)
          resolve(changes.map((change) => ({ ok: true, value: change.kind === 'allocate' ? change.count : null })))
        },
      })
    })
  }
}

const open = (engine: CommitEngine, options: { maxWaiting?: number; maxBatch?: number } = {}) =>
  new GroupCommit(engine, {
    maxWaiting: options.maxWaiting ?? 100,
    maxBatch: options.maxBatch ?? 100,
    metrics: { onCommit: () => undefined },
    mapError: (error) => error,
  })

const turns = async () => {
  for (let turn = 0; turn < 3; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve))
}
const allocate = (commits: GroupCommit, count: number) => commits.write({ kind: 'allocate', count })
const acceptance = { kind: 'accept', acceptance: {} as never, holder: 1 } as const

describe('group commit', () => {
  it('gives everything that waits to one commit, and to each caller his own answer', async () => {
    const engine = new HeldEngine()
    const commits = open(engine)
    const answers = Promise.all([1, 2, 3].map((count) => allocate(commits, count)))
    await turns()
    expect(engine.commits.map(({ sizes }) => sizes)).toEqual([3])
    engine.commits[0]?.end()
    expect(await answers).toEqual([1, 2, 3])
    await commits.settled()
  })

  it('begins the next commit only when the one before is applied, without waiting for the disk', async () => {
    const engine = new HeldEngine()
    const commits = open(engine)
    const first = allocate(commits, 1)
    await turns()
    const second = allocate(commits, 2)
    await turns()
    expect(engine.commits).toHaveLength(1)
    engine.commits[0]?.applied()
    await turns()
    expect(engine.commits).toHaveLength(2)
    engine.commits[0]?.end()
    engine.commits[1]?.end()
    expect(await Promise.all([first, second])).toEqual([1, 2])
  })

  it('is not idle while a commit waits for the disk', async () => {
    const engine = new HeldEngine()
    const commits = open(engine)
    const write = allocate(commits, 1)
    await turns()
    engine.commits[0]?.applied()
    await turns()
    expect(commits.idle).toBe(false)
    engine.commits[0]?.end()
    await write
    await turns()
    expect(commits.idle).toBe(true)
  })

  it('fails all callers of a commit that failed, and goes on', async () => {
    const engine = new HeldEngine()
    const commits = open(engine)
    const failing = Promise.allSettled([allocate(commits, 1), allocate(commits, 2)])
    await turns()
    engine.commits[0]?.end(new Error('disk full'))
    expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    const next = allocate(commits, 3)
    await turns()
    engine.commits[1]?.end()
    expect(await next).toBe(3)
  })

  it('bounds a commit', async () => {
    const engine = new HeldEngine()
    const commits = open(engine, { maxBatch: 2 })
    const answers = Promise.all([1, 2, 3].map((count) => allocate(commits, count)))
    await turns()
    engine.commits[0]?.end()
    await turns()
    engine.commits[1]?.end()
    expect(await answers).toEqual([1, 2, 3])
    expect(engine.commits.map(({ sizes }) => sizes)).toEqual([2, 1])
  })

  it('refuses new work beyond its bound, and never what the operator told us', async () => {
    const engine = new HeldEngine()
    const commits = open(engine, { maxWaiting: 1 })
    void allocate(commits, 1)
    await turns()
    void allocate(commits, 2)
    await expect(commits.write(acceptance)).rejects.toThrow(GatewayError)
    await expect(commits.write(acceptance)).rejects.toMatchObject({ code: 'overloaded', retryAfterSeconds: 1 })
    const told = allocate(commits, 3)
    engine.commits[0]?.end()
    await turns()
    engine.commits[1]?.end()
    expect(await told).toBe(3)
  })
})
