import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { BlockWriter } from './block-writer.js'

describe('block writer', () => {
  let folder: string
  let file: number
  const text = () => readFileSync(join(folder, 'log'), 'utf8')
  const turns = async (count: number) => {
    for (let turn = 0; turn < count; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve))
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'svyaz-'))
    file = openSync(join(folder, 'log'), 'w')
  })

  afterEach(() => {
    closeSync(file)
    rmSync(folder, { recursive: true })
  })

  it('writes what it was given, in order, without being asked', async () => {
    const writer = new BlockWriter(file, 1_000)
    const records = Array.from({ length: 500 }, (_, index) => `запись ${index}\n`)
    for (const record of records) writer.write(record)
    while (text() !== records.join('')) await turns(1)
  })

  it('keeps records together for some turns of the event loop', async () => {
    const writer = new BlockWriter(file, 1_000)
    writer.write('one\n')
    await turns(2)
    expect(text()).toBe('')
    while (text() !== 'one\n') await turns(1)
  })

  it('writes at once when it must end', () => {
    const writer = new BlockWriter(file, 1_000)
    writer.write('one\n')
    writer.write('two\n')
    writer.flushSync()
    expect(text()).toBe('one\ntwo\n')
  })
})
