import type { Socket } from 'node:net'
import { type PeerCertificate, TLSSocket } from 'node:tls'

import { SMTPServer, type SMTPServerSession } from 'smtp-server'

import { isInNetworks } from '../../core/mail/networks.js'
import { answerHalfOpen } from './half-open.js'
import { MailSession } from './mail-session.js'
import type { ReceiveOptions } from './receive-mail.js'
import { SmtpRefusal } from './replies.js'

export type ListenerMode = 'mx' | 'submission' | 'submissions'

export interface ListenerOptions {
  host: string
  port: number
  mode: ListenerMode
  certificate: { cert: Buffer; key: Buffer } | null
  /** From where a login may come in clear. */
  plainAuthNets: readonly string[]
}

/** Sessions of all peers, and of one. */
const maxClients = 500
const maxPerAddress = 20
const idleMs = 30_000
const maxRecipients = 100
/** RCPT for each recipient, and some more, come before anything is proven. */
const maxUnprovenCommands = 300

type Connection = SMTPServer['connections'] extends Set<infer T> ? T : never

/** One port. The protocol is smtp-server's; here is what it leaves open. */
export class MailListener {
  readonly #server: ListeningServer
  readonly #options: ListenerOptions
  readonly #sessions = new Map<string, MailSession>()
  readonly #perAddress = new Map<string, number>()
  readonly #receive: ReceiveOptions
  #isStopping = false

  constructor(receive: ReceiveOptions, options: ListenerOptions) {
    this.#receive = receive
    this.#options = options
    const { certificate, mode, plainAuthNets } = options
    this.#server = new ListeningServer({
      ...(certificate ?? {}),
      minVersion: 'TLSv1.2',
      // Asked for, and looked up by its fingerprint; who signed it proves nothing.
      requestCert: certificate !== null,
      rejectUnauthorized: false,
      secure: mode === 'submissions',
      hideSTARTTLS: certificate === null,
      hideENHANCEDSTATUSCODES: false,
      hideDSN: false,
      hide8BITMIME: false,
      hideSMTPUTF8: false,
      hidePIPELINING: false,
      disableReverseLookup: true,
      name: receive.core.mail.settings.domains[0] ?? 'localhost',
      banner: 'Svyaz mail2sms',
      size: receive.sizeBytes,
      rejectOversized: true,
      authMethods: ['PLAIN', 'LOGIN'],
      authOptional: true,
      allowInsecureAuth: plainAuthNets.length > 0,
      maxClients,
      maxRecipients,
      maxAllowedUnauthenticatedCommands: maxUnprovenCommands,
      socketTimeout: idleMs,
      logger: false,
      allowHalfOpen: true,
      onConnect: (session, callback) => answer(callback, this.#open(session)),
      onSecure: (socket, session, callback) => {
        answerHalfOpen(socket)
        this.#server.watchEnd(socket, session)
        if (mode !== 'submissions') this.#allowLogin(session, true)
        this.#sessionOf(session).secured(fingerprintOf(socket))
        callback(null)
      },
      onAuth: (auth, session, callback) => {
        this.#sessionOf(session)
          .logIn(auth.username ?? '', auth.password ?? '')
          .then(
            (user) => callback(null, { user }),
            (error: unknown) => callback(toError(error)),
          )
      },
      onMailFrom: (from, session, callback) => answer(callback, this.#begin(session, from.address)),
      onRcptTo: (to, session, callback) => answer(callback, this.#sessionOf(session).recipient(to.address, session)),
      onData: (stream, session, callback) => {
        const taken = this.#sessionOf(session).receive(stream, session)
        taken.then(
          (reply) => callback(null, reply),
          (error: unknown) => callback(toError(error)),
        )
        // Not before the reply was written.
        void taken.catch(() => {}).then(() => setImmediate(() => this.#server.endIfLeft(session)))
      },
      onClose: (session) => this.#close(session),
    })
    this.#server.on('error', (error: Error) => receive.log.debug({ err: error }, 'a connection for mail broke'))
  }

  async start(): Promise<number> {
    const { host, port } = this.#options
    await new Promise<void>((resolve, reject) => {
      const failed = (error: Error) => reject(error)
      this.#server.server.once('error', failed)
      this.#server.listen(port, host, () => {
        this.#server.server.removeListener('error', failed)
        resolve()
      })
    })
    const address = this.#server.server.address()
    return typeof address === 'object' && address !== null ? address.port : port
  }

  get idle(): boolean {
    return [...this.#sessions.values()].every((session) => !session.isBusy)
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    await Promise.all([...this.#sessions.values()].map((session) => session.settled()))
    // The last replies are being written.
    await new Promise((resolve) => setImmediate(resolve))
    this.#server.endAll()
    await closed
  }

  #open(session: SMTPServerSession): Promise<void> {
    const { remoteAddress } = session
    if (this.#isStopping) return Promise.reject(new SmtpRefusal(421, '4.3.2', 'The gateway is stopping'))
    const open = (this.#perAddress.get(remoteAddress) ?? 0) + 1
    if (open > maxPerAddress)
      return Promise.reject(new SmtpRefusal(421, '4.7.0', 'Too many connections from your address'))
    this.#perAddress.set(remoteAddress, open)
    const { mode } = this.#options
    const timedOut = (text: string) => this.#server.give421(session, `4.4.2 ${text}`)
    this.#sessions.set(session.id, new MailSession(this.#receive, { mode, address: remoteAddress, timedOut }))
    this.#allowLogin(session, session.secure)
    this.#server.watchEnd(this.#server.socketOf(session), session)
    return Promise.resolve()
  }

  /** A login in clear only from where the configuration allows it; elsewhere it is not even offered. */
  #allowLogin(session: SMTPServerSession, isSecure: boolean): void {
    const mayLogIn = isSecure || isInNetworks(session.remoteAddress, this.#options.plainAuthNets)
    session.disabledCommands = mayLogIn ? [] : ['AUTH']
  }

  #begin(session: SMTPServerSession, returnPath: string): Promise<void> {
    if (this.#isStopping) return Promise.reject(new SmtpRefusal(421, '4.3.2', 'The gateway is stopping'))
    return this.#sessionOf(session).begin(returnPath)
  }

  #sessionOf(session: SMTPServerSession): MailSession {
    const found = this.#sessions.get(session.id)
    if (found === undefined) throw new Error('a session that was never opened')
    return found
  }

  #close({ id, remoteAddress }: SMTPServerSession): void {
    const session = this.#sessions.get(id)
    if (session === undefined) return
    session.end()
    this.#sessions.delete(id)
    const open = (this.#perAddress.get(remoteAddress) ?? 1) - 1
    if (open > 0) this.#perAddress.set(remoteAddress, open)
    else this.#perAddress.delete(remoteAddress)
  }
}

/** Null where the peer has shown none. */
function fingerprintOf(socket: Socket | TLSSocket): string | null {
  if (!(socket instanceof TLSSocket)) return null
  const { fingerprint256 } = socket.getPeerCertificate() as Partial<PeerCertificate>
  return fingerprint256 === undefined ? null : fingerprint256.replaceAll(':', '').toLowerCase()
}

function answer(callback: (error?: Error | null) => void, work: Promise<void>): void {
  work.then(
    () => callback(null),
    (error: unknown) => callback(toError(error)),
  )
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}

/** Reaches the connections, which smtp-server keeps to itself. */
class ListeningServer extends SMTPServer {
  override connect(...[socket, options]: Parameters<SMTPServer['connect']>): void {
    answerHalfOpen(socket)
    super.connect(socket, options)
    for (const connection of this.connections) if (!answersExactly.has(connection)) answerExactly(connection)
  }

  socketOf(session: SMTPServerSession): Socket {
    const socket = this.#connectionOf(session)?._socket
    if (socket === undefined) throw new Error('a session without a connection')
    return socket
  }

  /** A peer that has closed its side is waited for only while its mail is being stored. */
  watchEnd(socket: Socket, session: SMTPServerSession): void {
    socket.once('end', () => setImmediate(() => this.endIfLeft(session)))
  }

  endIfLeft(session: SMTPServerSession): void {
    const connection = this.#connectionOf(session)
    if (connection === undefined || connection._dataStream) return
    if (connection._socket.readableEnded) connection.close()
  }

  give421(session: SMTPServerSession, text: string): void {
    this.#connectionOf(session)?.send(421, text)
  }

  endAll(): void {
    for (const connection of [...this.connections]) {
      connection.send(421, '4.3.2 The gateway is stopping')
      connection._socket.destroySoon()
    }
  }

  #connectionOf({ id }: SMTPServerSession): Connection | undefined {
    for (const connection of this.connections) if (connection.session.id === id) return connection
    return undefined
  }
}

const answersExactly = new WeakSet<Connection>()

/** Replies that name their enhanced code go out with that one; the library would put one of its own before it. */
function answerExactly(connection: Connection): void {
  answersExactly.add(connection)
  const send = connection.send.bind(connection)
  connection.send = (code: number, data?: string | string[], context?: string | false) => {
    const isExact = typeof data === 'string' && /^[245]\.\d{1,3}\.\d{1,3} /.test(data)
    send(code, data, isExact ? false : context)
  }
}
