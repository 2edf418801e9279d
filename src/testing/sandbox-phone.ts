import type { PhoneScript } from '../carriers/simulator/phone-script.js'
import type { VirtualPhones } from '../carriers/simulator/simulator.js'

/** A virtual phone behind the virtual operator. */
export interface SandboxPhone {
  readonly msisdn: string
  /** What the phone shows, the most recent first. A long message is whole. */
  readonly inbox: SandboxMessage[]
  /** What it was sent, arrived or not, the most recent first. */
  readonly messages: SandboxMessage[]
  /** What it does with what it is sent from now on, for example `{ kind: 'absent', forMs: 20 * 60_000 }`. */
  script(script: PhoneScript): void
  /** Its owner writes; to the sender of the last message that can be answered unless told, else to the short code. */
  reply(text: string, options?: { to?: string }): Promise<void>
}

export interface SandboxMessage {
  from: string
  /** What has arrived so far. */
  text: string
  encoding: 'gsm7' | 'ucs2' | 'latin1' | 'binary'
  segmentCount: number
  /** `enroute` until the phone has it or never will. */
  state: 'enroute' | 'delivered' | 'undelivered' | 'expired'
  submittedAt: Date
  receivedAt: Date | null
}

export function sandboxPhone(
  phones: VirtualPhones,
  msisdn: string,
  shortCode: string,
  processAll: () => Promise<void>,
): SandboxPhone {
  const messages = () =>
    phones.get(msisdn).messages.map(({ from, text, encoding, segmentCount, state, submittedAt, receivedAt }) => ({
      from,
      text,
      encoding,
      segmentCount,
      state,
      submittedAt: new Date(submittedAt),
      receivedAt: receivedAt === null ? null : new Date(receivedAt),
    }))
  const inbox = () => messages().filter(({ receivedAt }) => receivedAt !== null)
  const answerable = () => inbox().find(({ from }) => /^\+?\d+$/.test(from))?.from
  return {
    msisdn: phones.get(msisdn).msisdn,
    get inbox() {
      return inbox()
    },
    get messages() {
      return messages()
    },
    script: (script) => void phones.setScript(msisdn, script),
    reply: async (text, { to = answerable() ?? shortCode } = {}) => {
      phones.reply(msisdn, { to, text })
      await processAll()
    },
  }
}
