import type { CoreContext } from '../../context.js'
import { GatewayError } from '../../errors.js'
import { bytesPerSecond, isWav, readWav, wavHeader } from './wav.js'

export const maxUploadBytes = 16 * 1024 * 1024
export const maxPromptMs = 5 * 60_000
const shortestMs = 100

export type SoundFormat = 'wav' | 'mp3' | 'ogg' | 'flac'

/** Turns sounds into what telephone switches play, by a program of the machine. */
export interface SoundConverter {
  /** PCM of 16 bit, 8 kHz, mono, of `maxMs` at most. `no_program`: nothing is installed that could do it. `failed`: it is no such sound. */
  convert(content: Buffer, format: SoundFormat, maxMs: number): Promise<Converted>
}

export type Converted = { kind: 'done'; pcm: Buffer } | { kind: 'no_program' } | { kind: 'failed'; reason: string }

/** A WAV file of 8 kHz, 16 bit and one channel, and how long it is. @throws GatewayError `invalid_parameter` */
export async function makeSound(
  { soundConverter }: Pick<CoreContext, 'soundConverter'>,
  content: Buffer,
): Promise<{ file: Buffer; durationMs: number }> {
  const pcm = await samplesOf(soundConverter, content)
  const durationMs = Math.round((pcm.length / bytesPerSecond) * 1000)
  if (durationMs < shortestMs) throw refused('There is no sound in the file.')
  if (durationMs > maxPromptMs) throw refused(`A prompt has ${maxPromptMs / 60_000} minutes at most.`)
  return { file: Buffer.concat([wavHeader(pcm.length), pcm]), durationMs }
}

async function samplesOf(converter: SoundConverter, content: Buffer): Promise<Buffer> {
  const format = formatOf(content)
  if (format === undefined) throw refused('The file is neither WAV nor MP3, OGG or FLAC.')
  const plain = format === 'wav' ? readWav(content) : undefined
  if (plain?.ok === true) return plain.pcm
  // A little more than is allowed, so that what is too long is not cut in silence.
  const converted = await converter.convert(content, format, maxPromptMs + 1_000)
  switch (converted.kind) {
    case 'done':
      return converted.pcm
    case 'no_program': {
      const what = plain?.ok === false ? plain.reason : `The file is ${format.toUpperCase()}`
      throw refused(
        `${what}, and neither ffmpeg nor sox is installed here to convert it; give a WAV file of 8000 Hz, 16 bit and one channel.`,
      )
    }
    case 'failed':
      throw refused(`The sound could not be read: ${converted.reason}`)
  }
}

/** By its first octets, whatever it is called. */
export function formatOf(content: Buffer): SoundFormat | undefined {
  if (isWav(content)) return 'wav'
  const start = content.toString('latin1', 0, 4)
  if (start === 'OggS') return 'ogg'
  if (start === 'fLaC') return 'flac'
  // ID3, or the eleven bits that begin a frame of MPEG audio, of layer III.
  if (start.startsWith('ID3')) return 'mp3'
  const [first = 0, second = 0] = content
  return first === 0xff && (second & 0xe6) === 0xe2 ? 'mp3' : undefined
}

function refused(message: string): GatewayError {
  return new GatewayError('invalid_parameter', message)
}
