import { spawn } from 'node:child_process'

import type { Converted, SoundConverter, SoundFormat } from '../core/calls/prompts/sound.js'
import { bytesPerSecond } from '../core/calls/prompts/wav.js'
import { type Clock, sleep } from '../core/clock.js'

/** Five minutes of MP3 take either program a second or two. */
const patienceMs = 60_000
const maxReasonLength = 200

/** The arguments with which a program reads the standard input and writes raw samples to the standard output. */
interface Program {
  name: string
  arguments(format: SoundFormat, seconds: number): readonly string[]
}

/** The format is named, so that a file cannot choose a reader of its own (playlists, which fetch what they name). */
const programs: readonly Program[] = [
  {
    name: 'ffmpeg',
    arguments: (format, seconds) => [
      ...[
        '-v',
        'error',
        '-nostdin',
        '-protocol_whitelist',
        'pipe',
        '-f',
        format,
        '-i',
        'pipe:0',
        '-vn',
        '-map',
        '0:a:0',
      ],
      ...['-t', String(seconds), '-ac', '1', '-ar', '8000', '-f', 's16le', 'pipe:1'],
    ],
  },
  {
    name: 'sox',
    arguments: (format, seconds) => [
      ...[
        '-V1',
        '-t',
        format,
        '-',
        '-t',
        'raw',
        '-r',
        '8000',
        '-c',
        '1',
        '-b',
        '16',
        '-e',
        'signed-integer',
        '-L',
        '-',
      ],
      ...['trim', '0', String(seconds)],
    ],
  },
]

/** Converts sounds by ffmpeg, else by sox, where they are installed. */
export class ProgramSoundConverter implements SoundConverter {
  readonly #clock: Clock
  readonly #programs: readonly Program[]

  /** @param names of the programs to be tried; all unless given */
  constructor(clock: Clock, names: readonly string[] = programs.map(({ name }) => name)) {
    this.#clock = clock
    this.#programs = programs.filter(({ name }) => names.includes(name))
  }

  async convert(content: Buffer, format: SoundFormat, maxMs: number): Promise<Converted> {
    let last: Converted = { kind: 'no_program' }
    for (const program of this.#programs) {
      const converted = await this.#run(program, content, format, maxMs)
      if (converted.kind === 'done') return converted
      // One that is there and cannot read it says more than one that is absent.
      if (converted.kind === 'failed') last = converted
    }
    return last
  }

  async #run(program: Program, content: Buffer, format: SoundFormat, maxMs: number): Promise<Converted> {
    const maxBytes = Math.ceil((maxMs / 1000) * bytesPerSecond)
    const child = spawn(program.name, program.arguments(format, Math.ceil(maxMs / 1000)), { stdio: 'pipe' })
    const done = new AbortController()
    const late = sleep(this.#clock, patienceMs, done.signal).then(() => child.kill('SIGKILL'))
    const parts: Buffer[] = []
    let bytes = 0
    let reason = ''
    child.stdout.on('data', (part: Buffer) => {
      bytes += part.length
      if (bytes <= maxBytes + bytesPerSecond) parts.push(part)
      else child.kill('SIGKILL')
    })
    child.stderr.on('data', (part: Buffer) => (reason += part.toString('utf8').slice(0, maxReasonLength)))
    // A program that has read enough closes its end.
    child.stdin.on('error', () => {})
    child.stdin.end(content)
    const code = await new Promise<number | 'absent' | null>((resolve) => {
      child.on('error', () => resolve('absent'))
      child.on('close', resolve)
    })
    done.abort()
    await late
    if (code === 'absent') return { kind: 'no_program' }
    if (code === 0 && bytes > 0) return { kind: 'done', pcm: Buffer.concat(parts) }
    return { kind: 'failed', reason: firstLine(reason) || `${program.name} found no sound in it.` }
  }
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').trim().slice(0, maxReasonLength)
}
