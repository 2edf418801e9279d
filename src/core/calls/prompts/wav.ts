/** RIFF WAVE with PCM of 16 bit, 8 kHz, mono: what telephone switches play without converting. */

export const samplesPerSecond = 8_000
export const bytesPerSecond = samplesPerSecond * 2

const headerBytes = 44
const pcmFormat = 1
const extensibleFormat = 0xfffe

export type ReadWav = { ok: true; pcm: Buffer } | { ok: false; reason: string }

/** The samples of a plain file; a reason for anything else. */
export function readWav(file: Buffer): ReadWav {
  if (!isWav(file)) return { ok: false, reason: 'The file is no WAV' }
  let format: { form: number; channels: number; rate: number; bits: number } | undefined
  for (let at = 12; at + 8 <= file.length;) {
    const name = file.toString('latin1', at, at + 4)
    const size = file.readUInt32LE(at + 4)
    const from = at + 8
    if (name === 'fmt ' && size >= 16 && from + 16 <= file.length) format = readFormat(file, from, size)
    if (name === 'data') return readData(file, from, size, format)
    // Chunks begin at even places.
    at = from + size + (size % 2)
  }
  return { ok: false, reason: 'The WAV file has no sound in it' }
}

export function isWav(file: Buffer): boolean {
  return file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 12) === 'WAVE'
}

/** The header for so many octets of samples (WAVE_FORMAT_PCM, one channel). */
export function wavHeader(dataBytes: number): Buffer {
  const bytes = Buffer.alloc(headerBytes)
  bytes.write('RIFF', 0, 'latin1')
  bytes.writeUInt32LE(36 + dataBytes, 4)
  bytes.write('WAVEfmt ', 8, 'latin1')
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(pcmFormat, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(samplesPerSecond, 24)
  bytes.writeUInt32LE(bytesPerSecond, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36, 'latin1')
  bytes.writeUInt32LE(dataBytes, 40)
  return bytes
}

function readFormat(file: Buffer, at: number, size: number) {
  const form = file.readUInt16LE(at)
  // The sub-format of an extensible one begins with the number of the plain one.
  const isWide = form === extensibleFormat && size >= 26 && at + 26 <= file.length
  return {
    form: isWide ? file.readUInt16LE(at + 24) : form,
    channels: file.readUInt16LE(at + 2),
    rate: file.readUInt32LE(at + 4),
    bits: file.readUInt16LE(at + 14),
  }
}

function readData(
  file: Buffer,
  from: number,
  size: number,
  format: { form: number; channels: number; rate: number; bits: number } | undefined,
): ReadWav {
  if (format === undefined) return { ok: false, reason: 'The WAV file does not say how its sound is written' }
  const { form, channels, rate, bits } = format
  if (form !== pcmFormat || channels !== 1 || rate !== samplesPerSecond || bits !== 16) {
    return { ok: false, reason: `The WAV file has ${rate} Hz, ${bits} bit and ${channels} channels` }
  }
  // Programs that write into a pipe leave the size open.
  const until = Math.min(file.length, from + size)
  const pcm = file.subarray(from, from + Math.floor((until - from) / 2) * 2)
  return { ok: true, pcm }
}
