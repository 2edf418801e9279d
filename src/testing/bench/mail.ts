import { connect, type Socket } from 'node:net'

import { ports, post, type Subject } from './subject.js'

export interface MailRate {
  mails: number
  acceptedPerSecond: number
  /** From MAIL FROM to the reply that says that the mail is on disk. */
  p50Ms: number
  p99Ms: number
  cpuMicrosecondsPerMail: number
}

/** The gateway takes 20 from one address. */
const connections = 16
/** Until the code is compiled. */
const warmUp = 1_500
/** Of one integration a minute, before it is a storm. */
const mailsPerSender = 50
/** What the gateway takes in one session. */
const mailsPerSession = 100

/** `mails` mails of 3 kB, text and HTML, over several SMTP sessions; each makes one SMS. */
export async function measureMails(subject: Subject, mails: number): Promise<MailRate> {
  const senders = await createSenders(subject, Math.ceil((warmUp + mails) / mailsPerSender))
  await send(senders, 0, warmUp)
  const cpuBefore = subject.gateway.cpuSeconds()
  const startedAt = performance.now()
  const latencies = await send(senders, warmUp, warmUp + mails)
  const seconds = (performance.now() - startedAt) / 1_000
  const cpu = subject.gateway.cpuSeconds() - cpuBefore
  latencies.sort((a, b) => a - b)
  const percentile = (share: number) => Math.round((latencies[Math.floor(latencies.length * share)] ?? 0) * 10) / 10
  return {
    mails,
    acceptedPerSecond: Math.round(mails / seconds),
    p50Ms: percentile(0.5),
    p99Ms: percentile(0.99),
    cpuMicrosecondsPerMail: Math.round((cpu * 1e6) / mails),
  }
}

/** The mails from one number to another; how long each took. */
async function send(senders: readonly string[], from: number, to: number): Promise<number[]> {
  let next = from
  const latencies: number[] = []
  const run = async () => {
    for (let session: Session | undefined, sent = 0; next < to; sent += 1) {
      if (session === undefined || sent % mailsPerSession === 0) {
        session?.close()
        session = await Session.open(ports.mail)
      }
      const index = next++
      const startedAt = performance.now()
      await session.send(`${senders[index % senders.length]}+7916${String(index).padStart(7, '0')}`, mailOf(index))
      latencies.push(performance.now() - startedAt)
      if (next >= to) session.close()
    }
  }
  await Promise.all(Array.from({ length: connections }, run))
  return latencies
}

/** Local parts of their secret addresses. */
async function createSenders(subject: Subject, count: number): Promise<string[]> {
  const senders: string[] = []
  for (let index = 0; index < count; index += 1) {
    const body = { name: `bench ${index}`, from: 'HCGATE' }
    const { secretAddress } = await post<{ secretAddress: string }>('/v1/mail/integrations', subject.token, body)
    senders.push(secretAddress.slice(0, secretAddress.indexOf('@')))
  }
  return senders
}

const words = 'disk memory load swap link route mirror backup queue mail proxy cache index search login stock'.split(
  ' ',
)
const filler = 'The rest of the page, with what nobody reads on a telephone. '.repeat(18)

/** No two are alike. */
function mailOf(index: number): string {
  const name = `${words[index % words.length]} ${words[Math.floor(index / words.length) % words.length]}`
  const line = `The ${name} of host srv${index} is in trouble.`
  return [
    'From: Alertmanager <alerts@hosting.example>',
    `Subject: [FIRING:1] ${name} (srv${index} node critical)`,
    `Message-ID: <${index}.bench@hosting.example>`,
    'Date: Thu, 15 Jan 2026 09:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    line,
    filler,
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    `<html><body><table><tr><td>${line}</td></tr></table><p>${filler}</p></body></html>`,
    '--b--',
    '.',
    '',
  ].join('\r\n')
}

/** One SMTP session that pipelines (RFC 2920). */
class Session {
  readonly #socket: Socket
  #buffer = ''
  #waiting: (() => void) | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      this.#buffer += chunk
      this.#waiting?.()
    })
    socket.on('error', () => this.#waiting?.())
    socket.on('close', () => this.#waiting?.())
  }

  static async open(port: number): Promise<Session> {
    const session = new Session(connect(port, '127.0.0.1'))
    await session.#expect('220')
    session.#socket.write('EHLO bench.example\r\n')
    await session.#expect('250')
    return session
  }

  async send(localPart: string, mail: string): Promise<void> {
    this.#socket.write(`MAIL FROM:<alerts@hosting.example>\r\nRCPT TO:<${localPart}@localhost>\r\nDATA\r\n`)
    await this.#expect('250')
    await this.#expect('250')
    await this.#expect('354')
    this.#socket.write(mail)
    const reply = await this.#expect('250')
    if (!reply.includes('1 SMS')) throw new Error(`not sent: ${reply}`)
  }

  close(): void {
    this.#socket.end('QUIT\r\n')
  }

  async #expect(code: string): Promise<string> {
    for (;;) {
      const match = /^(?:\d{3}-.*\r\n)*\d{3}(?: .*)?\r\n/.exec(this.#buffer)
      if (match !== null) {
        this.#buffer = this.#buffer.slice(match[0].length)
        if (match[0].startsWith(code)) return match[0].trimEnd()
        throw new Error(`expected ${code}, not ${match[0]}`)
      }
      if (this.#socket.destroyed) throw new Error('the gateway has closed the connection')
      await new Promise<void>((resolve) => (this.#waiting = resolve))
    }
  }
}
