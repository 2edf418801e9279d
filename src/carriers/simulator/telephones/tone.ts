import { samplesPerSecond, wavHeader } from '../../../core/calls/prompts/wav.js'

const hertz = 440
const loudness = 8_000

/** A recording of the virtual network: WAV, PCM of 16 bit, with a tone where somebody would speak. A second at a time. */
export function* toneOf(durationMs: number): Iterable<Buffer> {
  const samples = Math.round((durationMs * samplesPerSecond) / 1000)
  yield wavHeader(samples * 2)
  for (let from = 0; from < samples; from += samplesPerSecond)
    yield tone(from, Math.min(samples, from + samplesPerSecond))
}

function tone(from: number, until: number): Buffer {
  const part = Buffer.alloc((until - from) * 2)
  for (let sample = from; sample < until; sample += 1) {
    const value = Math.round(loudness * Math.sin((2 * Math.PI * hertz * sample) / samplesPerSecond))
    part.writeInt16LE(value, (sample - from) * 2)
  }
  return part
}
