/**
 * What long work costs everybody else: the event loop while persons are imported, the memory while the history is exported.
 * `node dist/testing/bench/people.js [--database URL] [--persons N] [--messages N]`
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'

import { loadConfig } from '../../config.js'
import { demoCredentials } from '../../demo/seed-demo.js'
import { startGateway } from '../../gateway.js'
import { SystemClock } from '../../system-clock.js'
import { pause } from './subject.js'

const { values } = parseArgs({
  options: {
    database: { type: 'string' },
    persons: { type: 'string', default: '100000' },
    messages: { type: 'string', default: '200000' },
    /** Of a run of this file that is a part of another. */
    part: { type: 'string' },
    data: { type: 'string' },
  },
})
const clock = new SystemClock()
const folder = values.data ?? mkdtempSync(join(tmpdir(), 'svyaz-'))
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const gateway = await startGateway(
  loadConfig({
    env: {
      ...{ SVYAZ_DATA_DIR: folder, SVYAZ_HTTP_PORT: '0', SVYAZ_SMTP_PORT: '0', SVYAZ_SIMULATOR_SMPP_PORT: '0' },
      ...(values.database !== undefined && { SVYAZ_DATABASE_URL: values.database }),
    },
    cwd: folder,
  }),
  { log: silent, hasDemoPeople: false },
)
try {
  if (values.part === undefined) {
    await atRest()
    await importPersons(Number(values.persons))
    await sendMessages(Number(values.messages))
  } else await exportHistory(values.part)
} finally {
  await gateway.stop()
}
if (values.part === undefined) {
  // Each in a process of its own, whose memory nothing else has grown.
  const database = values.database === undefined ? [] : ['--database', values.database]
  for (const format of ['xlsx', 'csv']) {
    const file = new URL(import.meta.url).pathname
    spawnSync(process.execPath, [file, '--part', format, '--data', folder, ...database], { stdio: 'inherit' })
  }
  rmSync(folder, { recursive: true, force: true })
}

interface Answer {
  id: string
  state: string
  hash: string
  applied: number
  messages: number
}

async function ask(method: string, path: string, body?: string, type = 'application/json'): Promise<Answer> {
  const answer = await fetch(`http://127.0.0.1:${gateway.httpPort}${path}`, {
    method,
    headers: { authorization: `Bearer ${demoCredentials.token}`, ...(body !== undefined && { 'content-type': type }) },
    ...(body !== undefined && { body }),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Answer
}

/** How late the event loop is while something runs, ms; the histogram ticks every millisecond. */
async function watched(part: string, work: () => Promise<object>): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const before = performance.eventLoopUtilization()
  const startedAt = performance.now()
  delay.enable()
  const more = await work()
  delay.disable()
  const { utilization } = performance.eventLoopUtilization(before)
  const ms = (nanoseconds: number) => Math.round((nanoseconds / 1e6 - 1) * 10) / 10
  report({
    part,
    seconds: Math.round((performance.now() - startedAt) / 100) / 10,
    lateMs: { p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), max: ms(delay.max) },
    busy: Math.round(utilization * 100) / 100,
    ...more,
  })
}

/** What the machine's other work costs by itself. */
async function atRest(): Promise<void> {
  await pause(500)
  await watched('at rest', async () => {
    await pause(5_000)
    return {}
  })
}

async function importPersons(persons: number): Promise<void> {
  const lines = Array.from(
    { length: persons },
    (_, index) => `Сотрудник ${index};+7901${String(index).padStart(7, '0')};Участок ${index % 40};инженер`,
  )
  const file = `ФИО;Телефон;Участок;Должность\n${lines.join('\n')}\n`
  let job = { id: '' } as Answer
  await watched('import: upload', async () => {
    job = await ask('POST', '/v1/persons/imports', file, 'text/csv')
    return { megabytes: Math.round(Buffer.byteLength(file) / 1e5) / 10 }
  })
  await watched('import: read and plan', async () => {
    job = await until(job.id, 'planned')
    return { persons }
  })
  await watched('import: apply', async () => {
    await ask('POST', `/v1/persons/imports/${job.id}/apply`, JSON.stringify({ hash: job.hash }))
    job = await until(job.id, 'done')
    return { applied: job.applied }
  })
}

async function until(id: string, state: string): Promise<Answer> {
  for (;;) {
    await pause(200)
    const job = await ask('GET', `/v1/persons/imports/${id}`)
    if (job.state === state) return job
    if (job.state === 'failed') throw new Error(JSON.stringify(job))
  }
}

/** Rows of the history, written as the store writes them; they stay scheduled. */
async function sendMessages(messages: number): Promise<void> {
  const scheduledAt = new Date(clock.now() + 86_400_000).toISOString()
  for (let done = 0; done < messages; done += 10_000) {
    const to = Array.from({ length: Math.min(10_000, messages - done) }, (_, index) => {
      return `+7902${String(done + index).padStart(7, '0')}`
    })
    await ask('POST', '/v1/messages', JSON.stringify({ to, text: 'Заказ готов, ждём вас до 20:00', scheduledAt }))
  }
  while ((await ask('GET', '/v1/history/totals')).messages < messages) await pause(500)
}

async function exportHistory(format: string): Promise<void> {
  await pause(2_000)
  const before = process.memoryUsage().rss
  await watched(`export: ${format}`, async () => {
    const { id } = await ask('POST', '/v1/history/exports', JSON.stringify({ format }))
    for (;;) {
      await pause(200)
      const { state, messages } = await ask('GET', `/v1/history/exports/${id}`)
      if (state === 'failed') throw new Error(`the export of ${messages} messages failed`)
      if (state !== 'done') continue
      const highest = process.resourceUsage().maxRSS * 1_024
      const megabytes = (bytes: number) => Math.round(bytes / 1e6)
      return { messages, rssBeforeMb: megabytes(before), rssHighestMb: megabytes(highest) }
    }
  })
}

function report(line: object): void {
  console.log(JSON.stringify({ ...line, load: loadavg()[0], cores: cpus().length }))
}
