import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import type { RecordingFiles, RecordingKey, SavedRecording } from '../core/calls/ports.js'

/** 8,000 samples a second of 16 bit, behind a header of 44 octets. */
const bytesPerSecond = 16_000
const headerBytes = 44

/** Recordings as files below the data folder: `recordings/COMPANY/YYYY-MM/ID.wav`. */
export class RecordingFolder implements RecordingFiles {
  readonly #root: string

  constructor(root: string) {
    this.#root = root
  }

  async save(key: RecordingKey, content: AsyncIterable<Uint8Array>): Promise<SavedRecording> {
    const path = this.#path(key)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const unfinished = `${path}.part`
    try {
      const { bytes, sha256 } = await write(unfinished, content)
      await rename(unfinished, path)
      return { bytes, sha256, durationMs: Math.round((Math.max(0, bytes - headerBytes) / bytesPerSecond) * 1000) }
    } catch (error) {
      await rm(unfinished, { force: true })
      throw error
    }
  }

  async *read(key: RecordingKey, { from, until }: { from: number; until: number }): AsyncIterable<Buffer> {
    if (until <= from) return
    for await (const chunk of createReadStream(this.#path(key), { start: from, end: until - 1 })) yield chunk as Buffer
  }

  async remove(key: RecordingKey): Promise<void> {
    await rm(this.#path(key), { force: true })
  }

  #path({ companyId, id, startedAt }: RecordingKey): string {
    const month = new Date(startedAt).toISOString().slice(0, 7)
    return join(this.#root, String(companyId), month, `${id}.wav`)
  }
}

async function write(path: string, content: AsyncIterable<Uint8Array>): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  const file = await open(path, 'w', 0o600)
  let bytes = 0
  try {
    for await (const chunk of content) {
      await file.write(chunk)
      hash.update(chunk)
      bytes += chunk.length
    }
    await file.sync()
    return { bytes, sha256: hash.digest('hex') }
  } finally {
    await file.close()
  }
}
