import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls, type ConnectionOptions } from 'node:tls'

/** A client that says exactly what it is told, line by line. */
export class SmtpDialogue {
  #socket: Socket
  #buffer = ''
  #waiting: (() => void) | undefined
  isEnded = false

  constructor(socket: Socket) {
    this.#socket = this.#listen(socket)
  }

  static async open(port: number): Promise<SmtpDialogue> {
    const dialogue = new SmtpDialogue(connectTcp({ port, host: '127.0.0.1', allowHalfOpen: true }))
    await dialogue.reply()
    return dialogue
  }

  #listen(socket: Socket): Socket {
    socket.setEncoding('utf8')
    socket.on('data', (chunk: string) => {
      this.#buffer += chunk
      this.#waiting?.()
    })
    const ended = () => {
      this.isEnded = true
      this.#waiting?.()
    }
    return socket.on('end', ended).on('close', ended).on('error', ended)
  }

  /** The next whole reply, without its line end; empty when the other side has gone. */
  async reply(): Promise<string> {
    for (;;) {
      const match = /^(?:\d{3}-.*\r\n)*\d{3}(?: .*)?\r\n/.exec(this.#buffer)
      if (match !== null) {
        this.#buffer = this.#buffer.slice(match[0].length)
        return match[0].trimEnd()
      }
      if (this.isEnded) return ''
      await new Promise<void>((resolve) => (this.#waiting = resolve))
    }
  }

  async say(line: string): Promise<string> {
    this.write(`${line}\r\n`)
    return this.reply()
  }

  write(bytes: string | Buffer): void {
    this.#socket.write(bytes)
  }

  halfClose(): void {
    this.#socket.end()
  }

  async startTls(options: ConnectionOptions): Promise<void> {
    this.#socket.removeAllListeners('data')
    const secure = connectTls({ ...options, socket: this.#socket })
    await new Promise<void>((resolve, reject) => secure.once('secureConnect', resolve).once('error', reject))
    this.#socket = this.#listen(secure)
  }

  close(): void {
    this.#socket.destroy()
  }
}

export interface TestMail {
  login?: string
  password?: string
  from?: string
  to: string | readonly string[]
  /** Of MAIL FROM, and NOTIFY of each RCPT TO (RFC 3461). */
  parameters?: string
  notify?: string
  /** Headers and text; lines may end in LF. */
  raw: string
}

/** Sends one mail; the reply that ended it. */
export async function sendMail(port: number, mail: TestMail): Promise<string> {
  const smtp = await SmtpDialogue.open(port)
  try {
    return await sendIn(smtp, mail)
  } finally {
    smtp.close()
  }
}

export async function sendIn(smtp: SmtpDialogue, mail: TestMail): Promise<string> {
  await smtp.say('EHLO client.example')
  if (mail.login !== undefined) {
    const token = Buffer.from(`\0${mail.login}\0${mail.password ?? ''}`).toString('base64')
    const reply = await smtp.say(`AUTH PLAIN ${token}`)
    if (!reply.startsWith('235')) return reply
  }
  const recipients = typeof mail.to === 'string' ? [mail.to] : mail.to
  const utf8 = /[^ -~]/.test(recipients.join('')) ? ' SMTPUTF8' : ''
  for (const line of [
    `MAIL FROM:<${mail.from ?? 'monitor@hosting.example'}>${utf8}${mail.parameters === undefined ? '' : ` ${mail.parameters}`}`,
    ...recipients.map((to) => `RCPT TO:<${to}>${mail.notify === undefined ? '' : ` NOTIFY=${mail.notify}`}`),
  ]) {
    const reply = await smtp.say(line)
    if (!reply.startsWith('250')) return reply
  }
  await smtp.say('DATA')
  return smtp.say(`${mail.raw.replace(/\r?\n/g, '\r\n').replace(/^\./gm, '..')}\r\n.`)
}
