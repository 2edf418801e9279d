import { createServer } from 'node:http'

import { SystemClock } from '../../system-clock.js'

/**
 * A process that takes webhooks and counts: node webhook-receiver.js PORT. GET /stats tells, GET /reset begins anew. It parses what it gets,
 * as every receiver must, and stores nothing.
 */
const clock = new SystemClock()
const port = Number(process.argv[2])
let counts = newCounts()

function newCounts() {
  return { requests: 0, events: 0, delivered: 0, firstAt: 0, lastAt: 0 }
}

function take(body: { events: { type: string }[] }): void {
  const now = clock.now()
  counts.requests += 1
  counts.events += body.events.length
  counts.delivered += body.events.filter(({ type }) => type === 'message.delivered').length
  if (counts.firstAt === 0) counts.firstAt = now
  counts.lastAt = now
}

createServer((message, answer) => {
  if (message.url === '/reset') counts = newCounts()
  if (message.method === 'GET') return void answer.end(JSON.stringify(counts))
  const chunks: Buffer[] = []
  message.on('data', (chunk: Buffer) => chunks.push(chunk))
  message.once('end', () => {
    take(JSON.parse(Buffer.concat(chunks).toString('utf8')) as { events: { type: string }[] })
    answer.writeHead(204).end()
  })
}).listen(port, '127.0.0.1')
