import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { Database } from '../store/database.js'
import { WriteAheadLog } from '../store/sqlite/write-ahead-log.js'
import { databaseFailure } from './_faulty-database.js'
import { numberOf } from './_operator.js'
import { passTime } from './_steps.js'
import { startTestGateway, type TestGateway, type TestResponse } from './test-gateway.js'

describe('SQLite in trouble', () => {
  let folder: string
  let gateway: TestGateway
  let database: Database

  const start = async (path = join(folder, 'svyaz.db')) => {
    gateway = await startTestGateway({
      databaseUrl: `sqlite:${path}`,
      overrides: { wrapDatabase: (inner) => (database = inner) },
    })
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'svyaz-'))
  })

  afterEach(async () => {
    vi.restoreAllMocks()
    await gateway.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const send = (index: number, text = `Text ${index}`) =>
    gateway.request('POST', '/v1/messages', { body: { to: numberOf(index), text } })
  const ready = async () => (await gateway.request('GET', '/health/ready')).status
  const expectRefusal = ({ status, body, headers }: TestResponse, expected: number, code: string) => {
    expect({ status, body }).toMatchObject({ status: expected, body: { code } })
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  }
  /** As the writer's connection is told. */
  const pragma = (sql: string) => database.commit([{ kind: 'statements', statements: [{ sql, parameters: [] }] }])
  const count = async (table: 'messages' | 'segments' | 'events') => {
    const row = await database.read
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow()
    return row.rows
  }
  const ask = (path: string, name: string): unknown => {
    const file = new Sqlite(path, { readonly: true })
    const answer = file.pragma(name, { simple: true })
    file.close()
    return answer
  }

  /** Sends large messages until ten in a row are refused; how many were accepted. */
  const fill = async (): Promise<number> => {
    let accepted = 0
    for (let refused = 0; refused < 10;) {
      const answer = await send(accepted, 'ж'.repeat(900))
      if (answer.status === 202) {
        accepted += 1
        refused = 0
      } else {
        expectRefusal(answer, 507, 'storage_full')
        refused += 1
      }
    }
    return accepted
  }

  const expectFullAndRecovery = async (free: () => Promise<void> | void, path: string) => {
    const accepted = await fill()
    expect(accepted).toBeGreaterThan(5)
    expect(await ready()).toBe(503)
    expect((await gateway.request('GET', '/v1/messages')).status).toBe(200)
    expect((await gateway.request('GET', '/v1/companies', { token: 'demo-admin-token' })).status).toBe(200)
    await free()
    await passTime(gateway, 10_000)
    expect(await ready()).toBe(200)
    expect((await send(accepted)).status).toBe(202)
    await passTime(gateway, 10_000)
    expect(await count('messages')).toBe(accepted + 1)
    expect(await count('segments')).toBeGreaterThan(accepted)
    const { body } = await gateway.request('GET', '/v1/messages?state=delivered&limit=200')
    expect(body.messages.length).toBe(Math.min(accepted + 1, 200))
    expect(ask(path, 'integrity_check')).toBe('ok')
  }

  it('refuses what does not fit into the file, and takes messages again when it may grow', async () => {
    const path = join(folder, 'svyaz.db')
    await start(path)
    await pragma(`PRAGMA max_page_count = ${Number(ask(path, 'page_count')) + 30}`)
    await expectFullAndRecovery(() => pragma('PRAGMA max_page_count = 1000000').then(() => undefined), path)
  })

  it.runIf(canMount())(
    'refuses what does not fit onto the disk, and takes messages again when there is room',
    async () => {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder])
      try {
        const ballast = join(folder, 'ballast')
        execFileSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=1k', 'count=1500', 'status=none'])
        const path = join(folder, 'svyaz.db')
        await start(path)
        await expectFullAndRecovery(() => rmSync(ballast), path)
        await gateway.stop()
      } finally {
        execFileSync('umount', ['-l', folder])
      }
    },
  )

  it('is unavailable while another connection holds the lock, and nothing else waits for it', async () => {
    const path = join(folder, 'svyaz.db')
    await start(path)
    await send(1)
    await gateway.advance(2_000)
    const other = new Sqlite(path)
    other.exec('BEGIN IMMEDIATE')
    let refused: TestResponse | undefined
    const sending = send(2).then((answer) => (refused = answer))
    let answered = 0
    while (refused === undefined) {
      expect((await gateway.request('GET', '/health/live')).status).toBe(200)
      expect((await gateway.request('GET', '/v1/messages')).body.messages).toHaveLength(1)
      answered += 1
    }
    await sending
    expect(answered).toBeGreaterThan(20)
    expectRefusal(refused, 503, 'storage_unavailable')
    expect(await ready()).toBe(503)
    other.exec('ROLLBACK')
    other.close()
    expect((await send(2)).status).toBe(202)
    expect(await ready()).toBe(200)
    await passTime(gateway, 10_000)
    const { body } = await gateway.request('GET', '/v1/messages?state=delivered')
    expect(body.messages).toHaveLength(2)
  })

  it('writes nothing more after a failed sync, until it is started again', async () => {
    const path = join(folder, 'svyaz.db')
    await start(path)
    expect((await send(1)).status).toBe(202)
    const failure = databaseFailure('SQLITE_IOERR_FSYNC')
    vi.spyOn(WriteAheadLog.prototype, 'sync').mockRejectedValueOnce(failure)
    expectRefusal(await send(2), 503, 'storage_unavailable')
    expectRefusal(await send(3), 503, 'storage_unavailable')
    expect(await ready()).toBe(503)
    expect((await gateway.request('GET', '/v1/messages')).status).toBe(200)
    await gateway.stop().catch(() => undefined)
    await start(path)
    expect((await send(4)).status).toBe(202)
    expect(await ready()).toBe(200)
  })
})

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'svyaz-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder])
    return true
  } catch (error) {
    console.warn(`No right to mount: a full disk is tried with the limit of the file alone (${String(error)}).`)
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
