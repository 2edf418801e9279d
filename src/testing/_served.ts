import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

import { stringify } from 'yaml'

const built = (file: string) => fileURLToPath(new URL(`../../dist/${file}`, import.meta.url))

export interface ServedOptions {
  /** Where its configuration and keys are. */
  folder: string
  databaseUrl: string
  smscPort: number
}

/** A gateway in a process of its own, as `npm start` runs it, with one carrier. */
export class ServedGateway {
  readonly port: number
  readonly ended: Promise<number | null>
  readonly #child: ChildProcess

  private constructor(child: ChildProcess, port: number, ended: Promise<number | null>) {
    this.#child = child
    this.port = port
    this.ended = ended
  }

  /** Resolves when it takes requests. */
  static async start(options: ServedOptions): Promise<ServedGateway> {
    const child = spawn(process.execPath, [built('main.js')], {
      cwd: options.folder,
      env: environment(options),
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(child, 'exit').then(([code]) => code as number | null)
    const lines = createInterface(child.stdout)
    for await (const line of lines) {
      const record = JSON.parse(line) as { msg: string; port: number }
      if (record.msg !== 'ready') continue
      // What is written from now on has to go somewhere.
      child.stdout.resume()
      return new ServedGateway(child, record.port, ended)
    }
    throw new Error(`the gateway does not start: it ended with ${await ended}`)
  }

  signal(signal: 'SIGTERM' | 'SIGKILL'): void {
    this.#child.kill(signal)
  }

  /** Ends it if it still runs. */
  async kill(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.signal('SIGKILL')
    await this.ended
  }

  async post(path: string, token: string, body: object): Promise<{ status: number; body: Answer }> {
    const response = await fetch(`http://127.0.0.1:${this.port}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify(body),
    })
    return { status: response.status, body: (await response.json()) as Answer }
  }
}

export interface Answer {
  id: string
  key: string
  messages: { id: string }[]
}

/** Writes the configuration and makes a key of the platform administrator. */
export function prepare(options: ServedOptions): string {
  const carrier = { type: 'smpp', name: 'mts', host: '127.0.0.1', port: options.smscPort, systemId: 'svyaz' }
  const config = {
    listen: { httpPort: 0 },
    carriers: [{ ...carrier, password: 'secret', window: 20, senderNames: 'any' }],
    numbers: [{ address: '4938', kind: 'short_code', company: 'shared' }],
    messaging: { defaultSender: '4938' },
  }
  writeFileSync(join(options.folder, 'svyaz.yaml'), stringify(config), { mode: 0o600 })
  const { stdout, stderr } = spawnSync(process.execPath, [built('cli.js'), 'admin', 'create', '--name', 'test'], {
    cwd: options.folder,
    env: environment(options),
    encoding: 'utf8',
  })
  const key = stdout.trim()
  if (!key.startsWith('svz_')) throw new Error(`no key: ${stdout}${stderr}`)
  return key
}

function environment({ folder, databaseUrl }: ServedOptions): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    SVYAZ_CONFIG: join(folder, 'svyaz.yaml'),
    SVYAZ_DATA_DIR: folder,
    SVYAZ_DATABASE_URL: databaseUrl,
  }
}
