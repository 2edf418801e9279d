import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

import type { Clock } from '../../core/clock.js'
import type { SmppCarrierConfig } from './config.js'

const LINGER_MS = 2_000

/** Opens the connection; `onOpen` runs once octets may be sent: after the TLS handshake where there is one. */
export function openSocket(config: SmppCarrierConfig, onOpen: () => void): Socket {
  const { host, port, tls } = config
  const socket =
    tls === null
      ? connectTcp({ host, port }, onOpen)
      : connectTls(
          { ...(isIP(host) === 0 && { servername: host }), rejectUnauthorized: true, ...tls, host, port },
          onOpen,
        )
  socket.setNoDelay(true)
  socket.setKeepAlive(true)
  return socket
}

/** Sends what is written and closes; a peer that does not read gets a short time for it. */
export function closeSocket(socket: Socket, clock: Clock): void {
  if (socket.connecting || socket.destroyed) {
    socket.destroy()
    return
  }
  const linger = clock.setTimer(LINGER_MS, () => socket.destroy())
  socket.once('close', () => linger.cancel())
  socket.destroySoon()
}
