import { once } from 'node:events'

import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server'

import type { Principal } from '../../core/accounts/account.js'
import { authenticate } from '../../core/accounts/authenticate.js'
import { GatewayError } from '../../core/errors.js'
import { checkTarget } from '../../core/mail/check-target.js'
import { type MailAddress, parseLocalPart } from '../../core/mail/mail-target.js'
import type { ListenerMode } from './mail-listener.js'
import { receiveMail, type ReceiveOptions } from './receive-mail.js'
import { defect, refusalOf, SmtpRefusal } from './replies.js'
import { reportRequestOf } from './report-request.js'
import { SessionLimits } from './session-limits.js'

const maxLogins = 3
const maxMails = 100
/** A mail of more than so many times the limit is not read to its end. */
const oversize = 2

interface Peer {
  mode: ListenerMode
  address: string
  timedOut(text: string): void
}

/** One connection, from the greeting to its end. */
export class MailSession {
  readonly #options: ReceiveOptions
  readonly #peer: Peer
  readonly #limits: SessionLimits
  #user: Principal | undefined
  #certificate: string | null = null
  #failedLogins = 0
  #mails = 0
  #work: Promise<unknown> | undefined
  #isTaking = false

  constructor(options: ReceiveOptions, peer: Peer) {
    this.#options = options
    this.#peer = peer
    this.#limits = new SessionLimits(options.core.clock, (text) => peer.timedOut(text))
  }

  /** A mail has come whole, and has no answer yet. */
  get isBusy(): boolean {
    return this.#isTaking
  }

  async settled(): Promise<void> {
    if (this.#isTaking) await this.#work?.catch(() => {})
  }

  async logIn(login: string, password: string): Promise<Principal> {
    try {
      const credentials = { kind: 'password', login, password } as const
      this.#user = await authenticate(this.#options.core, credentials, this.#peer.address)
      this.#limits.waits()
      return this.#user
    } catch (error) {
      if (error instanceof GatewayError && error.code === 'unauthenticated') {
        this.#failedLogins += 1
        if (this.#failedLogins >= maxLogins) throw new SmtpRefusal(421, '4.7.0', 'Too many failed logins')
        throw new SmtpRefusal(535, '5.7.8', 'The login and password are not valid')
      }
      throw new SmtpRefusal(454, '4.7.0', 'Logins cannot be checked now; try again later')
    }
  }

  async begin(returnPath: string): Promise<void> {
    if (this.#peer.mode !== 'mx' && !this.#isKnown) throw new SmtpRefusal(530, '5.7.0', 'Log in first')
    if (this.#user !== undefined && !this.#user.scopes.has('messages:send')) {
      throw new SmtpRefusal(550, '5.7.1', 'This user may not send')
    }
    if (returnPath.length > 320) throw new SmtpRefusal(501, '5.1.7', 'The address of the sender is too long')
    this.#mails += 1
    if (this.#mails > maxMails)
      throw new SmtpRefusal(421, '4.7.0', `${maxMails} mails in one session are enough; connect again`)
    this.#limits.waits()
  }

  get #isKnown(): boolean {
    if (this.#user !== undefined) return true
    return (
      this.#certificate !== null && this.#options.core.mail.integrations.byCertificate(this.#certificate) !== undefined
    )
  }

  /** The peer has shown over TLS that it has the key of a certificate: SHA-256 in hexadecimal. */
  secured(certificate: string | null): void {
    this.#certificate = certificate
  }

  async recipient(address: string, { envelope }: SMTPServerSession): Promise<void> {
    const wanted = this.#read(address)
    const own = ownTarget(wanted)
    const other = envelope.rcptTo.map((one) => ownTarget(this.#read(one.address))).find((one) => one !== undefined)
    if (own !== undefined && other !== undefined && own !== other) {
      throw new SmtpRefusal(452, '4.5.3', 'One address of this kind in a mail; send it to the others apart')
    }
    // Strangers learn nothing before they have proven who they are.
    if (this.#user !== undefined) await this.#check(this.#user, wanted)
  }

  async #check(user: Principal, { targets }: MailAddress): Promise<void> {
    try {
      for (const target of targets) await checkTarget(this.#options.core, user, target)
    } catch (error) {
      throw refusalOf(error) ?? this.#failed(error)
    }
  }

  /** Takes the text of a mail; what is answered to it. */
  async receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
    const work = this.#receive(stream, session)
    this.#work = work
    try {
      return await work
    } catch (error) {
      throw refusalOf(error) ?? this.#failed(error)
    } finally {
      this.#work = undefined
      this.#isTaking = false
      this.#limits.waits()
    }
  }

  end(): void {
    this.#limits.end()
  }

  async #receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
    const raw = await this.#readAll(stream)
    this.#limits.works()
    this.#isTaking = true
    const { mailFrom, rcptTo } = session.envelope
    const addresses = rcptTo.map(({ address }) => this.#read(address))
    return receiveMail(this.#options, {
      raw,
      user: this.#user,
      mode: this.#peer.mode,
      address: this.#peer.address,
      certificate: this.#certificate,
      helo: String(session.hostNameAppearsAs || ''),
      returnPath: mailFrom === false ? '' : mailFrom.address,
      targets: addresses.flatMap(({ targets }) => targets),
      isTest: addresses.some(({ isTest }) => isTest),
      request: reportRequestOf(session.envelope),
      traceId: `mail-${session.id}-${this.#mails}`,
    })
  }

  async #readAll(stream: SMTPServerDataStream): Promise<Buffer> {
    const { sizeBytes } = this.#options
    const chunks: Buffer[] = []
    let size = 0
    this.#limits.reads()
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length
      this.#limits.received(chunk.length)
      if (size <= sizeBytes) chunks.push(chunk)
      else if (size > sizeBytes * oversize) stream.destroy(new SmtpRefusal(552, '5.3.4', 'The mail is far too large'))
    })
    await once(stream, 'end')
    if (size > sizeBytes || stream.sizeExceeded)
      throw new SmtpRefusal(552, '5.3.4', `A mail has at most ${sizeBytes} bytes`)
    return Buffer.concat(chunks)
  }

  #read(address: string): MailAddress {
    const at = address.lastIndexOf('@')
    const domain = address.slice(at + 1).toLowerCase()
    const isBare = at < 0 && address.toLowerCase() === 'postmaster'
    if (!isBare && !this.#options.core.mail.settings.domains.includes(domain)) {
      throw new SmtpRefusal(550, '5.7.1', 'Mail to this domain is not taken here')
    }
    const read = parseLocalPart(isBare ? address : address.slice(0, at))
    if (read === undefined) throw new SmtpRefusal(550, '5.1.1', 'There is no such address')
    return read
  }

  #failed(error: unknown): SmtpRefusal {
    this.#options.log.error({ err: error }, 'a mail could not be taken')
    return defect()
  }
}

/** The integration whose address it is, by name or by secret, or the SMS that is answered. */
function ownTarget({ targets: [target] }: MailAddress): string | undefined {
  if (target?.kind === 'reply') return target.local
  if (target?.kind === 'integration') return `i-${target.id}`
  return target?.kind === 'secret' ? `m-${target.secret}` : undefined
}
