import { createServer } from 'node:net'

/** Below the ports that operating systems give to outgoing connections, so that none of these takes it while a gateway restarts. */
const lowest = 20_000
const highest = 32_000

/** A port that stays the same over the restarts of a gateway. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest))
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
