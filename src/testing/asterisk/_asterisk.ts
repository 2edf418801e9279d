import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where asterisk-up.sh has written how to reach what it started; the tests of calls on a real Asterisk are left out without it. */
export const asteriskEnvFile = process.env['SVYAZ_TEST_ASTERISK_ENV']

export interface AsteriskUp {
  url: string
  user: string
  password: string
  app: string
  sipPort: number
}

export function readAsteriskUp(file: string): AsteriskUp {
  const values = new Map(
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const),
  )
  const of = (name: string) => values.get(name) ?? ''
  return {
    url: of('ARI_URL'),
    user: of('ARI_USER'),
    password: of('ARI_PASSWORD'),
    app: of('ARI_APP'),
    sipPort: Number(of('SIP_PORT')),
  }
}

let lastPort = 20_000 + (process.pid % 300) * 40

/** Ports of loopback that no other sipp of this process has: of SIP, and of RTP. */
export function sippPorts(): { sip: number; media: number } {
  // sipp takes the two ports behind that of the sound as well, and the next two for a picture.
  lastPort += 8
  return { sip: lastPort, media: lastPort + 2 }
}

/** Runs a sipp scenario; resolves with its exit code, 0 where every call went as the scenario says. */
export function sipp(scenario: string, ports: { sip: number; media: number }, args: readonly string[]): Sipp {
  const folder = mkdtempSync(join(tmpdir(), 'svyaz-sipp-'))
  const errors = join(folder, 'errors')
  const file = new URL(`sipp/${scenario}.xml`, import.meta.url).pathname
  const all = ['40', 'sipp', '-sf', file, '-i', '127.0.0.1', '-p', String(ports.sip), '-mi', '127.0.0.1']
  all.push(
    '-mp',
    String(ports.media),
    '-nostdin',
    '-m',
    '1',
    '-trace_err',
    '-error_file',
    errors,
    '-trace_msg',
    '-message_file',
    join(folder, 'messages'),
    ...args,
  )
  const child = spawn('timeout', all, { stdio: 'ignore', cwd: folder })
  const done = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)))
  const messages = done.then(() => {
    const text = readFileSync(join(folder, 'messages'), 'utf8')
    rmSync(folder, { recursive: true, force: true })
    return text
  })
  return { done, messages, kill: () => void child.kill() }
}

export interface Sipp {
  done: Promise<number | null>
  /** All that was sent and received, once it has ended. */
  messages: Promise<string>
  kill(): void
}
