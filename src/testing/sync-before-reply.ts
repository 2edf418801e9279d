/**
 * Proves with strace, on SQLite, that a reply to an accepted message leaves only after its commit is on disk, and that none leaves
 * once a sync has failed. Usage: `npm run build && node dist/testing/sync-before-reply.js [accepts]`; needs Linux and strace.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

const entry = fileURLToPath(new URL('../main.js', import.meta.url))
const calls = 'fdatasync,pwrite64,fcntl,read,write,writev'

interface Traced {
  gateway: ChildProcess
  strace: ChildProcess
  port: number
}

/** Far enough away that nothing is sent, and the accept is all that is written. */
const later = '2099-01-01T00:00:00Z'

async function start(folder: string, trace: string, injection: readonly string[]): Promise<Traced> {
  const gateway = spawn(process.execPath, [entry], {
    env: { SVYAZ_HTTP_PORT: '0', SVYAZ_SIMULATOR_SMPP_PORT: '0', SVYAZ_SMTP_PORT: '0', SVYAZ_DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = Number((await lineWith(gateway.stdout, /REST API +http:\/\/127\.0\.0\.1:(\d+)\//))[1])
  const tracing = ['-f', '-y', '-s', '32', '-o', trace, '-e', `trace=${calls}`, ...injection, '-p', String(gateway.pid)]
  const strace = spawn('strace', tracing, { stdio: ['ignore', 'ignore', 'pipe'] })
  await lineWith(strace.stderr, /attached/)
  return { gateway, strace, port }
}

async function lineWith(stream: Readable, pattern: RegExp): Promise<RegExpExecArray> {
  for await (const line of createInterface(stream)) {
    const found = pattern.exec(line)
    if (found === null) continue
    // What is written from now on has to go somewhere.
    stream.resume()
    return found
  }
  throw new Error(`the process ended before it said ${String(pattern)}`)
}

async function send(port: number, index: number): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/v1/messages`, {
    method: 'POST',
    headers: { authorization: 'Bearer demo-token', 'content-type': 'application/json' },
    body: JSON.stringify({ to: '+79000000001', text: `Text ${index}`, scheduledAt: later }),
  })
  await answer.arrayBuffer()
  return answer.status
}

async function stop({ gateway, strace }: Traced): Promise<void> {
  const ended = once(strace, 'exit')
  gateway.kill('SIGTERM')
  await ended
}

interface Verdict {
  replies: number
  violations: number
}

/**
 * Reads a trace of requests that came one after another on each connection. The release of the WAL's write lock (byte 120 of the -shm file) ends a
 * commit; a reply needs a sync that began after a commit which began after the request, and that has ended well.
 */
function judge(trace: string): Verdict {
  const verdict: Verdict = { replies: 0, violations: 0 }
  let written = 0
  let commits = 0
  /** Commits on file when the request came that runs on each connection. */
  const commitsAtRequest = new Map<string, number>()
  let synced = 0
  const lastConnection = new Map<string, string>()
  /** Commits on file when each thread's sync began. */
  const syncing = new Map<string, number>()
  for (const line of trace.split('\n')) {
    const thread = line.slice(0, line.indexOf(' '))
    // What was interrupted in the trace names its file descriptor on its first line only.
    const connection = /(?:read|write|writev)\((\d+)</.exec(line)?.[1] ?? lastConnection.get(thread) ?? ''
    lastConnection.set(thread, connection)
    if (/ pwrite64\(\d+<[^>]*-wal>/.test(line)) written += 1
    else if (/-shm>, F_SETLK, \{l_type=F_UNLCK.*l_start=120/.test(line)) {
      if (written > 0) commits += 1
      written = 0
    } else if (/ fdatasync\(\d+<[^>]*-wal>/.test(line)) syncing.set(thread, commits)
    else if (line.includes('"POST /v1/messages')) commitsAtRequest.set(connection, commits)
    if (/fdatasync.*= 0$/.test(line)) synced = Math.max(synced, syncing.get(thread) ?? 0)
    if (!line.includes('"HTTP/1.1 202')) continue
    verdict.replies += 1
    if (synced <= (commitsAtRequest.get(connection) ?? Infinity)) verdict.violations += 1
  }
  return verdict
}

async function proveSync(accepts: number, connections: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'svyaz-'))
  const trace = join(folder, 'trace')
  const traced = await start(folder, trace, [])
  let sent = 0
  const sender = async () => {
    while (sent < accepts) if ((await send(traced.port, sent++)) !== 202) throw new Error('not accepted')
  }
  await Promise.all(Array.from({ length: connections }, sender))
  await stop(traced)
  const { replies, violations } = judge(readFileSync(trace, 'utf8'))
  rmSync(folder, { recursive: true, force: true })
  const passed = replies === accepts && violations === 0
  report(passed, `connections=${connections} replies=${replies} before-sync=${violations}`)
  return passed
}

async function proveFailure(failingSync: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'svyaz-'))
  const trace = join(folder, 'trace')
  const injection = ['-e', `inject=fdatasync:error=EIO:when=${failingSync}`]
  const traced = await start(folder, trace, injection)
  const statuses: number[] = []
  while (statuses.length < 200 && statuses.slice(-20).join() !== Array(20).fill(503).join()) {
    statuses.push(await send(traced.port, statuses.length))
  }
  const ready = await fetch(`http://127.0.0.1:${traced.port}/health/ready`)
  await stop(traced)
  const after = statuses.slice(statuses.indexOf(503))
  rmSync(folder, { recursive: true, force: true })
  const passed = statuses.includes(202) && after.length === 20 && ready.status === 503
  report(
    passed,
    `failed-sync accepted-before=${statuses.indexOf(503)} accepted-after=${after.length - 20} ready=${ready.status}`,
  )
  return passed
}

function report(passed: boolean, text: string): void {
  process.stdout.write(`${passed ? 'PASS' : 'FAIL'} D4 ${text}\n`)
}

const accepts = Number(process.argv[2] ?? 1_000)
const results = [await proveSync(accepts, 1), await proveSync(accepts, 8), await proveFailure(40)]
process.exitCode = results.every(Boolean) ? 0 : 1
