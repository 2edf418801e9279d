import { spawnSync } from 'node:child_process'

import { describe, expect, it } from 'vitest'

import { wavHeader } from '../core/calls/prompts/wav.js'
import { SystemClock } from '../system-clock.js'
import { ProgramSoundConverter } from './sound-converter.js'

const clock = new SystemClock()
const isThere = (name: string) => spawnSync(name, ['--version']).error === undefined
const installed = ['ffmpeg', 'sox'].filter(isThere)

/** A second of a tone, of 16 kHz in stereo. */
function wideTone(): Buffer {
  const samples = 16_000
  const pcm = Buffer.alloc(samples * 4)
  for (let at = 0; at < samples; at += 1) {
    const value = Math.round(8_000 * Math.sin((2 * Math.PI * 440 * at) / samples))
    pcm.writeInt16LE(value, at * 4)
    pcm.writeInt16LE(value, at * 4 + 2)
  }
  const header = wavHeader(pcm.length)
  header.writeUInt16LE(2, 22)
  header.writeUInt32LE(samples, 24)
  header.writeUInt32LE(samples * 4, 28)
  header.writeUInt16LE(4, 32)
  return Buffer.concat([header, pcm])
}

describe.skipIf(installed.length === 0 && process.env['CI'] !== 'true')('a sound that is converted', () => {
  it('some program is installed', () => {
    expect(installed).not.toEqual([])
  })

  it.each(installed)('by %s has 8000 samples a second of one channel, and is as loud as before', async (name) => {
    const converted = await new ProgramSoundConverter(clock, [name]).convert(wideTone(), 'wav', 60_000)
    if (converted.kind !== 'done') throw new Error(JSON.stringify(converted))
    expect(Math.abs(converted.pcm.length - 16_000)).toBeLessThan(400)
    let loudest = 0
    for (let at = 0; at + 1 < converted.pcm.length; at += 2)
      loudest = Math.max(loudest, Math.abs(converted.pcm.readInt16LE(at)))
    expect(Math.abs(loudest - 8_000)).toBeLessThan(400)
  })

  it.each(installed)('by %s is cut where it is too long', async (name) => {
    const long = Buffer.concat([wavHeader(16_000 * 40), Buffer.alloc(16_000 * 40, 1)])
    const converted = await new ProgramSoundConverter(clock, [name]).convert(long, 'wav', 2_000)
    if (converted.kind !== 'done') throw new Error(JSON.stringify(converted))
    expect(converted.pcm.length).toBeLessThanOrEqual(3 * 16_000)
  })

  it.each(installed)('%s says why it cannot read one', async (name) => {
    const broken = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(5_000, 7)])
    const converted = await new ProgramSoundConverter(clock, [name]).convert(broken, 'ogg', 2_000)
    expect(converted).toMatchObject({ kind: 'failed', reason: expect.stringMatching(/./) })
  })
})

it('without a program nothing is converted', async () => {
  expect(await new ProgramSoundConverter(clock, []).convert(wideTone(), 'wav', 1_000)).toEqual({ kind: 'no_program' })
})
