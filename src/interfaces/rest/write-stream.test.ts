import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { VirtualClock } from '../../testing/virtual-clock.js'
import { writeStream } from './write-stream.js'

describe('a streamed answer', () => {
  let clock: VirtualClock
  let server: Server
  let socket: Socket
  let parts: number
  let isOver: boolean
  const part = 'x'.repeat(65_536)

  async function* endless(signal: AbortSignal): AsyncGenerator<string> {
    while (!signal.aborted) {
      parts += 1
      yield part
    }
  }

  beforeEach(async () => {
    clock = new VirtualClock()
    parts = 0
    isOver = false
    server = createServer((_message, answer) => {
      const response = { status: 200, headers: [['Content-Type', 'text/event-stream'] as const], body: endless }
      void writeStream(answer, response, clock).finally(() => (isOver = true))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    socket.on('error', () => {})
    socket.pause()
    socket.write('GET / HTTP/1.1\r\nHost: gateway\r\n\r\n')
  })

  afterEach(async () => {
    socket.destroy()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  })

  /** Until nothing more is taken from the stream. */
  const stalled = async () => {
    for (let before = -1, quiet = 0; quiet < 50; quiet += 1) {
      if (parts !== before) quiet = 0
      before = parts
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
  }
  const over = async () => {
    while (!isOver) await new Promise<void>((resolve) => setImmediate(resolve))
  }

  it('is not made faster than it is read, and goes on when it is read', async () => {
    await stalled()
    const held = parts
    // What the buffers of the two sockets hold, and one part.
    expect(held * part.length).toBeLessThan(20_000_000)
    let taken = 0
    socket.on('data', (chunk: Buffer) => (taken += chunk.length))
    socket.resume()
    while (taken < (held + 10) * part.length) await new Promise<void>((resolve) => setImmediate(resolve))
    socket.destroy()
    await over()
  })

  it('is cut off when nothing is read for a minute', async () => {
    await stalled()
    await clock.advance(59_000)
    expect(isOver).toBe(false)
    await clock.advance(1_000)
    await over()
    expect(clock.pendingTimers).toBe(0)
  })

  it('ends when the reader is gone', async () => {
    await stalled()
    socket.destroy()
    await over()
  })
})
