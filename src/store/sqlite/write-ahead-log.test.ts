import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { isFatal } from '../errors.js'
import { WriteAheadLog } from './write-ahead-log.js'

describe('write-ahead log', () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'svyaz-'))
  })

  afterEach(() => rmSync(folder, { recursive: true }))

  it('syncs, and shares one sync among those who ask while another runs', async () => {
    writeFileSync(join(folder, 'a.db-wal'), 'frames')
    const log = new WriteAheadLog(join(folder, 'a.db'))
    const first = log.sync()
    await Promise.resolve()
    const waiting = [log.sync(), log.sync(), log.sync()]
    expect(new Set(waiting).size).toBe(1)
    expect(waiting[0]).not.toBe(first)
    await Promise.all([first, ...waiting])
    await log.close()
  })

  it('is fatal when it cannot sync, for everybody who waits and for whoever comes after', async () => {
    const log = new WriteAheadLog(join(folder, 'missing.db'))
    const results = await Promise.allSettled([log.sync(), log.sync()])
    for (const result of results) expect(result.status === 'rejected' && isFatal(result.reason)).toBe(true)
    await expect(log.sync()).rejects.toMatchObject({ code: 'SQLITE_IOERR_FSYNC' })
    // The kernel reports a failed write once, and the next sync succeeds without what was lost.
    writeFileSync(join(folder, 'missing.db-wal'), 'frames')
    await expect(log.sync()).rejects.toMatchObject({ code: 'SQLITE_IOERR_FSYNC' })
    await log.close()
  })
})
