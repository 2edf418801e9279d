import { once } from 'node:events'
import type { ServerResponse } from 'node:http'

import { type Clock, sleep } from '../../core/clock.js'
import type { BodyStream, Header } from '../gateway-request.js'

export interface StreamedResponse {
  readonly status: number
  readonly headers: readonly Header[]
  readonly body: BodyStream
}

/** Who takes nothing for so long is gone, or as good as gone. */
const patienceMs = 60_000

/** Writes a stream part by part. What the other side has not taken is not read: a slow reader costs one part of memory. */
export async function writeStream(answer: ServerResponse, response: StreamedResponse, clock: Clock): Promise<void> {
  const over = new AbortController()
  answer.once('close', () => over.abort())
  const isUnread = answer.destroyed || answer.req.method === 'HEAD'
  if (isUnread) over.abort()
  if (!answer.destroyed) answer.writeHead(response.status, [...response.headers, ...streamHeaders].flat())
  for await (const part of response.body(over.signal)) {
    if (over.signal.aborted) continue
    if (!answer.write(part)) await drained(answer, clock, over.signal)
  }
  if (!answer.destroyed) answer.end()
}

/** Whatever ends the stream ends the connection too. Proxies that gather answers would hold a stream back for ever. */
const streamHeaders: readonly Header[] = [
  ['X-Accel-Buffering', 'no'],
  ['Connection', 'close'],
]

async function drained(answer: ServerResponse, clock: Clock, closed: AbortSignal): Promise<void> {
  const over = new AbortController()
  const stop = () => over.abort()
  closed.addEventListener('abort', stop, { once: true })
  const drain = once(answer, 'drain', { signal: over.signal }).then(
    () => true,
    () => true,
  )
  const isTaken = await Promise.race([drain, sleep(clock, patienceMs, over.signal).then(() => over.signal.aborted)])
  closed.removeEventListener('abort', stop)
  over.abort()
  if (!isTaken) answer.destroy()
}
