import { type ChildProcess, spawn } from 'node:child_process'
import { createConnection } from 'node:net'
import { fileURLToPath } from 'node:url'

import { type Clock, sleep } from '../../core/clock.js'

export interface ProcessEnd {
  code: number | null
  signal: NodeJS.Signals | null
}

const entries = {
  /** What `svyaz serve` runs. */
  serve: fileURLToPath(new URL('../../main.js', import.meta.url)),
  /** The same gateway with a crash point. */
  trapped: fileURLToPath(new URL('./child.js', import.meta.url)),
}

/** The end of what the process wrote, for the report of a failure. */
const keptOutput = 4_000
const pollMs = 20

const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** A gateway in a process of its own. */
export class GatewayProcess {
  readonly ended: Promise<ProcessEnd>
  readonly #child: ChildProcess
  readonly #clock: Clock
  readonly #port: number
  #end: ProcessEnd | undefined
  #output = ''

  constructor(
    entry: keyof typeof entries,
    options: { env: NodeJS.ProcessEnv; cwd: string; port: number; clock: Clock },
  ) {
    const { env, cwd, port, clock } = options
    this.#clock = clock
    this.#port = port
    const child = spawn(process.execPath, [entries[entry]], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    this.#child = child
    running.add(child)
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.#output = (this.#output + chunk.toString()).slice(-keptOutput)))
    }
    this.ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        running.delete(child)
        resolve((this.#end = { code, signal }))
      })
    })
  }

  get output(): string {
    return this.#output
  }

  get hasEnded(): boolean {
    return this.#end !== undefined
  }

  /** Resolves once connections are taken; throws when the process ends first. */
  async listening(): Promise<void> {
    while (!(await canConnect(this.#port))) {
      if (this.#end !== undefined) throw new Error(`the gateway did not start:\n${this.#output}`)
      await sleep(this.#clock, pollMs)
    }
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<ProcessEnd> {
    this.#child.kill(signal)
    return this.ended
  }
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' })
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

export function isKilled({ signal }: ProcessEnd): boolean {
  return signal === 'SIGKILL'
}
