import type { Socket } from 'node:net'

/**
 * Has a socket answer a peer that has closed its side already. Exim sends the end of a mail and QUIT together and closes; smtp-server
 * answers only while `readyState` is `open`, so the 250 would be lost and the mail come again for five days.
 */
export function answerHalfOpen(socket: Socket): void {
  socket.allowHalfOpen = true
  Object.defineProperty(socket, 'readyState', {
    configurable: true,
    get: () => (socket.destroyed || !socket.writable ? 'closed' : 'open'),
  })
}
