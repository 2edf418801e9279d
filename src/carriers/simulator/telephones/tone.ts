const samplesPerSecond = 8_000
const hertz = 440
const loudness = 8_000

/** A recording of the virtual network: WAV, PCM of 16 bit, with a tone where somebody would speak. A second at a time. */
export function* toneOf(durationMs: number): Iterable<Buffer> {
  const samples = Math.round((durationMs * samplesPerSecond) / 1000)
  yield header(samples * 2)
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

/** RIFF, as written for PCM (WAVE_FORMAT_PCM, one channel). */
function header(dataBytes: number): Buffer {
  const bytes = Buffer.alloc(44)
  bytes.write('RIFF', 0, 'latin1')
  bytes.writeUInt32LE(36 + dataBytes, 4)
  bytes.write('WAVEfmt ', 8, 'latin1')
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(samplesPerSecond, 24)
  bytes.writeUInt32LE(samplesPerSecond * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36, 'latin1')
  bytes.writeUInt32LE(dataBytes, 40)
  return bytes
}
