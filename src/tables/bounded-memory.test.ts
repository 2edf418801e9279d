import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

import { expect, it } from 'vitest'

import type { MessageWithSegments } from '../core/messaging/message.js'
import type { CompanyId, MessageId } from '../core/values/ids.js'
import { tableFiles } from './index.js'

const page = 100

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

function message(id: number): MessageWithSegments {
  return {
    ...{ id: id as MessageId, companyId: 7 as CompanyId, broadcastId: null, direction: 'mt', from: '4938' },
    ...{ to: `+7900${String(id).padStart(7, '0')}`, text: `Заказ № ${id} готов. Ждём вас до 20:00.`, sentText: null },
    ...{ encoding: 'ucs2', segmentCount: 1, class: 'service', lane: 'normal', state: 'delivered', version: 3 },
    ...{ reference: null, traceId: `request-${id}`, createdAt: id * 1_000, scheduledAt: null, sendAt: id * 1_000 },
    ...{ heldBy: null, route: 'default', deliverBefore: null, updatedAt: id * 1_000, complete: true, personId: null },
    ...{ recipientCompanyId: null, tags: [], author: 'key:7', via: 'rest', segments: [] },
  }
}

async function* pages(messages: number): AsyncGenerator<readonly MessageWithSegments[]> {
  for (let done = 0; done < messages; done += page) {
    yield Array.from({ length: page }, (_, index) => message(done + index))
  }
}

/** What lives while a file is written, MB: buffers outside of the heap too. */
async function heldWhile(format: 'xlsx' | 'csv', messages: number): Promise<{ held: number; bytes: number }> {
  let bytes = 0
  let highest = 0
  let pieces = 0
  for await (const piece of tableFiles.writeMessages(format, pages(messages), 'Europe/Moscow', 0)) {
    bytes += piece.length
    pieces += 1
    if (pieces > 1 && pieces % 20 !== 0) continue
    collectGarbage()
    const { heapUsed, external } = process.memoryUsage()
    highest = Math.max(highest, heapUsed + external)
  }
  return { held: highest / 1e6, bytes }
}

it.each(['xlsx', 'csv'] as const)(
  'writes ten times the rows as %s in about the same memory',
  { timeout: 120_000 },
  async (format) => {
    const few = await heldWhile(format, 3_000)
    const many = await heldWhile(format, 30_000)
    expect(many.bytes).toBeGreaterThan(8 * few.bytes)
    // The whole sheet is some 35 MB of text.
    expect(many.held - few.held).toBeLessThan(10)
  },
)
