import { describe, expect, it } from 'vitest'

import { type Converted, formatOf, makeSound } from './sound.js'
import { readWav, wavHeader } from './wav.js'

const second = Buffer.alloc(16_000, 1)
const plain = Buffer.concat([wavHeader(second.length), second])
const converting = (converted: Converted) => ({ soundConverter: { convert: async () => converted } })
const never = converting({ kind: 'failed', reason: 'nobody asked for this' })

describe('a sound', () => {
  it('of the right form is kept sample by sample, without any program', async () => {
    expect(await makeSound(never, plain)).toEqual({ file: plain, durationMs: 1_000 })
  })

  it('is found behind other chunks, one of them of odd length, and where the size was left open', async () => {
    const list = Buffer.concat([Buffer.from('LIST'), Buffer.from([3, 0, 0, 0]), Buffer.from('abc\0')])
    const header = wavHeader(0xffff_ffff - 36)
    const file = Buffer.concat([header.subarray(0, 36), list, header.subarray(36), second])
    expect((await makeSound(never, file)).file.equals(plain)).toBe(true)
  })

  it('of another rate is converted, or refused in words that say what is there and what to give', async () => {
    const wide = Buffer.from(plain)
    wide.writeUInt32LE(16_000, 24)
    expect((await makeSound(converting({ kind: 'done', pcm: second }), wide)).durationMs).toBe(1_000)
    await expect(makeSound(converting({ kind: 'no_program' }), wide)).rejects.toThrow(
      /16000 Hz, 16 bit and 1 channels, and neither ffmpeg nor sox .* 8000 Hz, 16 bit and one channel/,
    )
  })

  it.each([
    ['a text', Buffer.from('hello'), /neither WAV nor MP3, OGG or FLAC/],
    ['silence of no length', Buffer.concat([wavHeader(0)]), /no sound/],
    ['too long', Buffer.concat([wavHeader(16_000 * 301), Buffer.alloc(16_000 * 301)]), /5 minutes/],
    ['broken', Buffer.from('OggS and nothing'), /could not be read: nobody asked/],
  ])('that is %s is refused', async (_, content, words) => {
    await expect(makeSound(never, content)).rejects.toThrow(words)
  })

  it.each([
    [Buffer.from('ID3\x04 …'), 'mp3'],
    [Buffer.from([0xff, 0xfb, 0x90, 0]), 'mp3'],
    [Buffer.from([0xff, 0xf1, 0x50, 0]), undefined],
    [Buffer.from('fLaC…'), 'flac'],
    [Buffer.alloc(0), undefined],
  ])('is known by how it begins', (content, format) => {
    expect(formatOf(content)).toBe(format)
  })

  it('never reads beyond a file that ends early', () => {
    for (let length = 0; length < plain.length && length < 60; length += 1) readWav(plain.subarray(0, length))
  })
})
