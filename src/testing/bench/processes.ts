import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

/** Clock ticks of /proc/PID/stat a second; 100 on every Linux of today. */
const ticksPerSecond = 100

export interface Started {
  readonly pid: number
  /** CPU seconds used so far, all threads. */
  cpuSeconds(): number
  /** Largest resident memory so far, MB. */
  peakMemoryMb(): number
  stop(): Promise<void>
}

export function start(command: string, args: readonly string[], env: Record<string, string>, log: number): Started {
  const child = spawn('env', withVariables(env, command, args), { stdio: ['ignore', log, log] })
  const { pid } = child
  if (pid === undefined) throw new Error(`${command} could not be started`)
  return {
    pid,
    cpuSeconds: () => cpuSecondsOf(pid),
    peakMemoryMb: () => peakMemoryOf(pid),
    stop: () => stop(child),
  }
}

/** Runs a command to its end; what it printed on its standard output. */
export async function run(command: string, args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  let complaints = ''
  const child = spawn('env', withVariables(env, command, args), { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${complaints}${output}`)
  return output
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

function peakMemoryOf(pid: number): number {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Math.round(Number(line?.[1] ?? 0) / 1024)
}

/** `env` sets the variables and becomes the command: same process id, the rest of the environment inherited. */
function withVariables(env: Record<string, string>, command: string, args: readonly string[]): string[] {
  return [...Object.entries(env).map(([name, value]) => `${name}=${value}`), command, ...args]
}
